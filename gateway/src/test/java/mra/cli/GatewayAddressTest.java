package mra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mra.GatewaySettings;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAddressTest {
  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mra.customs.example:8443",
        "http://localhost:8080",
        "http://127.0.0.1:8080",
        "http://[::1]:8080"
      })
  void aKeyIsSentOverTlsOrToThisMachine(String url) {
    assertThat(find(url)).contains(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://mra.customs.example:8080",
        "http://localhost.customs.example",
        "http://127.0.0.1@customs.example/",
        "http://10.0.0.1:8080",
        "http://[2001:db8::1]:8080",
        "mra.customs.example:8080",
        "not a url"
      })
  void aKeyIsSentNowhereElse(String url) {
    assertThatThrownBy(() -> find(url))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.fault()).isEqualTo(Fault.SETTING_INVALID))
        .hasMessageContaining("plain http");
  }

  @ParameterizedTest
  @CsvSource({"http, 8080, http://localhost:8080", "https, 8443, https://localhost:8443"})
  void aGatewayIsSpokenToAsItAnnouncedItself(String scheme, int port, URI address)
      throws IOException {
    Files.writeString(
        home.resolve("run.json"),
        "{\"pid\":1,\"scheme\":\"%s\",\"ports\":{\"http\":%d}}".formatted(scheme, port));

    assertThat(find("")).contains(address);
  }

  @Test
  void nobodyIsSpokenToWhereNoGatewayRuns() {
    assertThat(find("")).isEmpty();
  }

  private Optional<URI> find(String url) {
    var environment = Map.of("MRA_HOME", home.toString(), "MRA_URL", url);
    return GatewayAddress.find(GatewaySettings.from(environment, home, false), environment);
  }
}
