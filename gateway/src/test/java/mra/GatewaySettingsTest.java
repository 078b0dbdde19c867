package mra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;

class GatewaySettingsTest {
  private static final String DATABASE = "jdbc:postgresql://db/mra?sslmode=verify-full";
  private static final String BROKER = "tcp://broker:61617?sslEnabled=true";

  @Test
  void externalTakesServersThatAreReachedOverTlsOnly() {
    assertThat(external(DATABASE, BROKER).database().orElseThrow().url()).isEqualTo(DATABASE);
    assertThatThrownBy(() -> external("jdbc:postgresql://db/mra", BROKER))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("MRA_DATABASE_URL")
        .hasMessageContaining("sslmode=verify-full");
    assertThatThrownBy(() -> external(DATABASE, "tcp://broker:61616"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("MRA_BROKER_URL")
        .hasMessageContaining("sslEnabled=true");
  }

  private static GatewaySettings external(String database, String broker) {
    var environment = new HashMap<String, String>();
    for (var setting : Setting.values()) {
      if (setting.standard().isEmpty()) {
        environment.put(setting.name(), "/somewhere");
      }
    }
    environment.putAll(Map.of("MRA_DATABASE_URL", database, "MRA_BROKER_URL", broker));
    return GatewaySettings.from(environment, Path.of("/project"), true);
  }
}
