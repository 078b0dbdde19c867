package mra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Production starts with TLS and credentials or not at all. */
class ExternalSettingsTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final String DATABASE = "jdbc:postgresql://db.example/mra?sslmode=verify-full";
  private static final String BROKER = "tcp://broker.example:61617?sslEnabled=true";

  @TempDir private Path folder;

  @Test
  void oneSentenceNamesEverythingThatIsMissing() {
    assertThatThrownBy(() -> GatewaySettings.from(Map.of(), PROJECT, true))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "E607 A setting is missing or wrong (--external): MRA_DATABASE_URL is not set,"
                + " MRA_DATABASE_USER is not set, MRA_DATABASE_PASSWORD_FILE is not set,"
                + " MRA_BROKER_URL is not set, MRA_BROKER_USER is not set,"
                + " MRA_BROKER_PASSWORD_FILE is not set, MRA_TLS_KEYSTORE is not set,"
                + " MRA_TLS_PASSWORD_FILE is not set, MRA_KEYS is not set,"
                + " MRA_KEYS_PASSWORD_FILE is not set, MRA_SECRETS is not set. See docs/settings.md.");
  }

  @Test
  void everythingGivenIsTaken() throws IOException {
    var external = GatewaySettings.from(complete(), PROJECT, true).external().orElseThrow();

    assertThat(external.database().url()).isEqualTo(DATABASE);
    assertThat(external.broker().url()).isEqualTo(BROKER);
    assertThat(external.secrets()).isEqualTo(folder);
  }

  @Test
  void fileThatIsNotThereIsNamed() throws IOException {
    assertThatThrownBy(() -> with("MRA_KEYS", folder.resolve("nowhere").toString()))
        .hasMessageContaining("(--external): MRA_KEYS names nothing that can be read.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example/mra",
        "jdbc:postgresql://db.example/mra?sslmode=require",
        "jdbc:postgresql://db.example/mra?sslmode=verify-full&sslmode=disable",
        "jdbc:other://db.example/mra?sslmode=verify-full"
      })
  void databaseThatProvesNothingIsRefused(String url) {
    assertThatThrownBy(() -> with("MRA_DATABASE_URL", url))
        .hasMessageContaining("(--external): MRA_DATABASE_URL lacks sslmode=verify-full.");
  }

  @ParameterizedTest
  @CsvSource({
    "tcp://broker.example:61617",
    "tcp://broker.example:61617?sslEnabled=false",
    "tcp://broker.example:61617?sslEnabled=true&trustAll=true",
    "tcp://broker.example:61617?sslEnabled=true&verifyHost=false",
    "'(tcp://one.example:61617,tcp://two.example:61617?sslEnabled=true)'",
    "vm://0",
    "nonsense"
  })
  void brokerThatProvesNothingIsRefused(String url) {
    assertThatThrownBy(() -> with("MRA_BROKER_URL", url))
        .hasMessageContaining("(--external): MRA_BROKER_URL lacks sslEnabled=true");
  }

  private void with(String name, String value) throws IOException {
    var environment = new HashMap<>(complete());
    environment.put(name, value);
    GatewaySettings.from(environment, PROJECT, true);
  }

  private Map<String, String> complete() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "a password, or keys").toString();
    return Map.ofEntries(
        Map.entry("MRA_DATABASE_URL", DATABASE),
        Map.entry("MRA_DATABASE_USER", "mra"),
        Map.entry("MRA_DATABASE_PASSWORD_FILE", file),
        Map.entry("MRA_BROKER_URL", BROKER),
        Map.entry("MRA_BROKER_USER", "mra"),
        Map.entry("MRA_BROKER_PASSWORD_FILE", file),
        Map.entry("MRA_TLS_KEYSTORE", file),
        Map.entry("MRA_TLS_PASSWORD_FILE", file),
        Map.entry("MRA_KEYS", file),
        Map.entry("MRA_KEYS_PASSWORD_FILE", file),
        Map.entry("MRA_SECRETS", folder.toString()));
  }
}
