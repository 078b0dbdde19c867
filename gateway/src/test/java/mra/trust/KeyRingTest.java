package mra.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Signers;
import mra.partner.TrustProfile.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyRingTest {
  @TempDir Path folder;

  @Test
  void keepsKeysOfEveryKindInOneStore() throws Exception {
    var store = folder.resolve("secret/gateway.p12");
    var password = folder.resolve("secret/gateway.password");
    var written =
        KeyRing.of(
            Map.of(
                "gateway", Parties.RSA.ours(),
                "gateway-sm", Parties.SM.ours(),
                "gateway-ec", Parties.EC.ours(),
                "gateway-ec-384", Parties.EC_384.ours()));
    written.write(store, password);

    var read = KeyRing.read(store, password);
    assertThat(read.aliases()).containsExactlyInAnyOrderElementsOf(written.aliases());
    for (var alias : written.aliases()) {
      assertThat(secret(read.key(alias).key())).isEqualTo(secret(written.key(alias).key()));
      assertThat(read.key(alias).chain()).isEqualTo(written.key(alias).chain());
    }
  }

  /** Keys on a curve are equal only in the same encoding. */
  private static Object secret(PrivateKey key) {
    return key instanceof ECPrivateKey onCurve ? onCurve.getS() : key;
  }

  @ParameterizedTest
  @EnumSource
  void givesKeysBackThatOpen(Suite suite) throws Exception {
    var store = folder.resolve("gateway.p12");
    var password = folder.resolve("gateway.password");
    var parties = Parties.of(suite);
    parties.ring().write(store, password);
    var read = KeyRing.read(store, password).key("gateway");
    var trust = new Trust(parties.ring(), Spool.in(folder.resolve("spool")), Parties.CLOCK);
    var recipe = SealRecipe.of(suite, read, parties.ours().certificate());
    var profile = Profiles.profile(suite, Desk.BYTES_MAX, Signers.of(parties.ours().certificate()));
    var sealed = trust.encrypt(recipe, trust.sign(recipe, new byte[] {1}));
    var again =
        new Trust(
            KeyRing.of(Map.of("gateway", read)), Spool.in(folder.resolve("spool")), Parties.CLOCK);
    assertThat(again.verify(profile, again.decrypt(profile, sealed)).content()).containsExactly(1);
  }

  @Test
  void writesFilesThatOnlyTheOwnerReads() throws Exception {
    var store = folder.resolve("gateway.p12");
    var password = folder.resolve("gateway.password");
    KeyRing.of(Map.of("gateway", Parties.RSA.ours())).write(store, password);
    for (var file : List.of(store, password)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void refusesAWrongPassword() throws Exception {
    var store = folder.resolve("gateway.p12");
    KeyRing.of(Map.of("gateway", Parties.RSA.ours())).write(store, folder.resolve("right"));
    var wrong = Files.writeString(folder.resolve("wrong"), "guess\n");
    assertThatThrownBy(() -> KeyRing.read(store, wrong))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.fault()).isEqualTo(Fault.KEY_MISSING))
        .hasMessageNotContaining("guess");
  }

  @Test
  void namesTheAliasThatIsMissing() {
    var ring = Parties.RSA.ring();
    assertThatThrownBy(() -> ring.key("other"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.fault()).isEqualTo(Fault.KEY_MISSING))
        .hasMessageContaining("other");
  }

  @Test
  void printsNoSecret() {
    assertThat(Parties.RSA.ours().toString()).isEqualTo("KeyEntry[CN=Gateway, O=MRA rehearsal]");
    assertThat(Parties.RSA.ring().toString()).isEqualTo("KeyRing[gateway]");
  }

  @Test
  void readsBackCertificatesOfEveryKind() throws Exception {
    var file = folder.resolve("all.pem");
    var all =
        Stream.of(Parties.RSA, Parties.SM, Parties.EC, Parties.EC_384)
            .map(parties -> parties.ours().certificate())
            .toList();
    Pem.write(file, all);
    assertThat(Pem.read(file)).isEqualTo(all);
  }
}
