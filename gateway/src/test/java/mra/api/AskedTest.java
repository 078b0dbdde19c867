package mra.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTest {
  private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-11-30T06:00:00Z");

  @Test
  void aDayStandsForItsEndAtHome() {
    assertThat(Asked.dayOrInstant("at", "2026-11-24", NOW, HOME))
        .isEqualTo("2026-11-24T15:59:59.999999999Z");
    assertThat(Asked.dayOrInstant("at", "2026-11-24T08:00:00+08:00", NOW, HOME))
        .isEqualTo("2026-11-24T00:00:00Z");
    assertThat(Asked.dayOrInstant("at", null, NOW, HOME)).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026", "2026-02-30", "24.11.2026", "+12026-01-01", "1899-12-31"})
  void whatIsNoDayOfThisCalendarIsTheAskersMistake(String text) {
    assertThatThrownBy(() -> Asked.dayOrInstant("at", text, NOW, HOME))
        .hasMessageContaining("E701");
  }
}
