package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import mra.partner.TrustProfile.Suite;
import mra.trust.Issuer.Kind;
import mra.trust.SealRecipe.Mode;
import mra.trust.Spool;
import mra.trust.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys of a misdeed are made before anybody waits for an answer, and only once. */
class SealerTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Mischief.class,
      names = {"WRONG_SIGNATURE", "STRANGER", "EXPIRED_CERTIFICATE"})
  void aMisdeedHasOneKeyThatIsNotThePartners(Mischief mischief) throws Exception {
    var sealer = sealer();
    sealer.prepare(mischief);
    var key = sealer.signer(mischief).key();
    assertThat(key).isSameAs(sealer.signer(mischief).key());
    assertThat(key).isNotEqualTo(sealer.signer(Mischief.NONE).key());
  }

  @Test
  void whoeverSignsInAnothersNameShowsThatNamesCertificate() throws Exception {
    var sealer = sealer();
    assertThat(sealer.signer(Mischief.WRONG_SIGNATURE).certificate())
        .isEqualTo(sealer.signer(Mischief.NONE).certificate())
        .isNotEqualTo(sealer.signer(Mischief.STRANGER).certificate());
  }

  private Sealer sealer() throws Exception {
    var clock = Clock.systemUTC();
    var theirs = new FreshKeys(clock).party("XX", Kind.EC, false);
    var ours = theirs.key(FreshKeys.SIGNER).certificate();
    var player = new Player("XX", ZoneOffset.UTC, Suite.CMS_EC, Mode.GCM, theirs, ours);
    return new Sealer(new Trust(theirs, Spool.in(folder), clock), player, clock);
  }
}
