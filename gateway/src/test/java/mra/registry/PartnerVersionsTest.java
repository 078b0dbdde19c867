package mra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import mra.partner.PartnerProfile;
import mra.testing.Databases;
import org.junit.jupiter.api.Test;

class PartnerVersionsTest {
  private static final PartnerProfile CHANGED = withVersion("1".repeat(64), Lists.EU);

  private final PartnerVersions versions = new PartnerVersions(Databases.fresh());

  @Test
  void keepsAVersionOnceHoweverOftenItIsActivated() {
    assertThat(versions.activate(Lists.EU, new byte[] {1, 2}, at(0))).isTrue();
    assertThat(versions.activate(Lists.EU, new byte[] {3}, at(1))).isFalse();

    assertThat(versions.archive(Lists.EU.version())).hasValue(new byte[] {1, 2});
    assertThat(versions.archive("unknown")).isEmpty();
  }

  @Test
  void anEarlierVersionComesIntoForceAgain() {
    versions.activate(Lists.EU, new byte[] {1}, at(0));
    versions.activate(CHANGED, new byte[] {2}, at(1));

    assertThat(versions.activate(Lists.EU, new byte[] {1}, at(2))).isTrue();
    assertThat(versions.activate(Lists.EU, new byte[] {1}, at(3))).isFalse();
    assertThat(versions.activate(CHANGED, new byte[] {2}, at(4))).isTrue();
  }

  @Test
  void whatIsCalledBySomeDigitsIsCounted() {
    versions.keep(CHANGED, new byte[] {1});
    versions.keep(withVersion("1".repeat(12) + "2".repeat(52), Lists.EU), new byte[] {2});

    assertThat(versions.beginning("EU", "1".repeat(12))).isEqualTo(2);
    assertThat(versions.beginning("EU", "1".repeat(13))).isEqualTo(1);
    assertThat(versions.beginning("HK", "1".repeat(12))).isZero();
  }

  private static PartnerProfile withVersion(String version, PartnerProfile profile) {
    return new PartnerProfile(
        profile.id(),
        version,
        profile.own(),
        profile.names(),
        profile.countries(),
        profile.timeZone(),
        profile.codes(),
        profile.agreements(),
        profile.pull(),
        profile.push(),
        profile.receipts(),
        profile.trust(),
        profile.gate(),
        profile.freshness(),
        profile.limits());
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }
}
