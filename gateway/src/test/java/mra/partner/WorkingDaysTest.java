package mra.partner;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether a list is late is judged by the days on which the partner sends. */
class WorkingDaysTest {
  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  private static final ZoneId MACAO = ZoneId.of("Asia/Macau");
  private static final WorkingDays WEEK =
      new WorkingDays(
          Set.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY), Set.of(LocalDate.of(2026, 12, 25)));

  @Test
  void withoutAnyStatedEveryMomentCounts() {
    assertThat(
            WorkingDays.ALL.between(at("2026-11-27T12:00:00Z"), at("2026-11-30T12:00:00Z"), MACAO))
        .isEqualTo(Duration.ofHours(72));
  }

  @Test
  void aWeekendDoesNotCount() {
    // Friday noon to Monday noon, in Macao.
    assertThat(WEEK.between(at("2026-11-27T04:00:00Z"), at("2026-11-30T04:00:00Z"), MACAO))
        .isEqualTo(Duration.ofHours(24));
  }

  @Test
  void itBeginsAndEndsAtMidnightWhereThePartnerIs() {
    var friday = at("2026-11-27T15:59:59Z"); // a second before midnight in Macao
    var sunday = at("2026-11-29T15:59:59Z"); // the same on Sunday
    assertThat(WEEK.between(friday, sunday, MACAO)).isEqualTo(Duration.ofSeconds(1));
    assertThat(WEEK.between(friday, sunday.plusSeconds(1), MACAO)).isEqualTo(Duration.ofSeconds(1));
    assertThat(WEEK.between(friday, sunday.plusSeconds(2), MACAO)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aHolidayDoesNotCount() {
    // Thursday noon to Monday noon over Christmas, in Brussels.
    assertThat(WEEK.between(at("2026-12-24T11:00:00Z"), at("2026-12-28T11:00:00Z"), BRUSSELS))
        .isEqualTo(Duration.ofHours(24));
  }

  @Test
  void aDayOnWhichTheClocksChangeHasAnHourMoreOrLess() {
    var everySunday = new WorkingDays(Set.of(java.time.DayOfWeek.SUNDAY), Set.of());
    assertThat(
            everySunday.between(at("2026-10-24T10:00:00Z"), at("2026-10-26T10:00:00Z"), BRUSSELS))
        .isEqualTo(Duration.ofHours(25));
    assertThat(
            everySunday.between(at("2026-03-28T10:00:00Z"), at("2026-03-30T10:00:00Z"), BRUSSELS))
        .isEqualTo(Duration.ofHours(23));
  }

  @Test
  void backwardsIsNothing() {
    assertThat(WEEK.between(at("2026-11-27T04:00:00Z"), at("2026-11-26T04:00:00Z"), MACAO))
        .isZero();
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
