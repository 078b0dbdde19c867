package mra.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HomeDaysTest {

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Shanghai", "Europe/Brussels", "America/St_Johns"})
  void aDayIsThatOfTheCalendarAtAnyMoment(String zone) {
    var home = ZoneId.of(zone);
    var days = new HomeDays(home);
    var random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      var instant = Instant.ofEpochSecond(random.nextLong(-10_000_000_000L, 10_000_000_000L));
      assertThat(days.dayOf(instant))
          .isEqualTo((int) LocalDate.ofInstant(instant, home).toEpochDay());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T15:59:59.999Z, 2026-11-30",
    "2026-11-30T16:00:00Z, 2026-12-01",
    "2026-11-30T16:00:00.000999Z, 2026-12-01",
    "2026-12-01T15:59:59.999999Z, 2026-12-01"
  })
  void theRememberedMomentIsLeftWithTheMillisecond(Instant instant, LocalDate day) {
    var days = new HomeDays(ZoneId.of("Asia/Shanghai"));
    days.now(at(instant.minusMillis(1)));

    assertThat(days.now(at(instant)).day()).isEqualTo((int) day.toEpochDay());
    assertThat(days.now(at(instant)).instant().toEpochMilli()).isEqualTo(instant.toEpochMilli());
  }

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }
}
