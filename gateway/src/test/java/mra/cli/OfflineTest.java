package mra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mra.GatewaySettings;
import mra.Setting;
import mra.fault.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfflineTest {
  @TempDir private Path home;
  private Path overlay;

  @BeforeEach
  void somebodyRehearsedHere() throws IOException {
    overlay = Files.createDirectories(home.resolve("rehearsal/overlay"));
  }

  @Test
  void theRehearsalsPartnersAreLaidOverTheProjectsOnAMachineThatRehearsed() throws IOException {
    assertThat(overlay(Map.of())).contains(overlay);

    Files.delete(overlay);
    assertThat(overlay(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"MRA_DATABASE_URL", "MRA_BROKER_URL", "MRA_KEYS", "MRA_SECRETS"})
  void productionNeverTrustsTheRehearsalsSigners(Setting given) {
    assertThat(overlay(Map.of(given.name(), "given"))).isEmpty();
  }

  @Test
  void productionNeitherSealsAsARehearsedPartnerNorWithRehearsalKeys() {
    var environment = Map.of("MRA_DATABASE_URL", "given");
    var offline = Offline.in(environment, settings(environment));

    assertThatThrownBy(offline::rehearsal)
        .isInstanceOf(Refused.class)
        .hasMessageContaining("E212")
        .hasMessageContaining("no rehearsal keys");
    assertThatThrownBy(offline::keys)
        .isInstanceOf(Refused.class)
        .hasMessageContaining("E212")
        .hasMessageContaining("MRA_KEYS");
  }

  private Optional<Path> overlay(Map<String, String> environment) {
    return Offline.overlay(environment, settings(environment));
  }

  private GatewaySettings settings(Map<String, String> environment) {
    var here = new HashMap<>(environment);
    here.put("MRA_HOME", home.toString());
    return GatewaySettings.from(here, Path.of("..").toAbsolutePath().normalize(), false);
  }
}
