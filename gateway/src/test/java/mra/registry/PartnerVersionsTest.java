package mra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import mra.testing.Databases;
import org.junit.jupiter.api.Test;

class PartnerVersionsTest {
  private final PartnerVersions versions = new PartnerVersions(Databases.fresh());

  @Test
  void keepsAVersionOnceHoweverOftenItIsActivated() {
    versions.activate(Lists.EU, new byte[] {1, 2}, Instant.EPOCH);
    versions.activate(Lists.EU, new byte[] {3}, Instant.EPOCH);

    assertThat(versions.archive(Lists.EU.version())).hasValue(new byte[] {1, 2});
    assertThat(versions.archive("unknown")).isEmpty();
  }
}
