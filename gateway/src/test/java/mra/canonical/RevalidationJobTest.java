package mra.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevalidationJobTest {
  private static final LocalDate DEADLINE = LocalDate.of(2024, 5, 21);

  @ParameterizedTest
  @CsvSource({
    "2024-05-20T15:59:59Z, 0", // 20 May in Shanghai
    "2024-05-20T16:00:00Z, 0", // the last day begins there
    "2024-05-21T15:59:59Z, 0", // and ends
    "2024-05-21T16:00:00Z, 1", // 22 May there, still 21 May in UTC
    "2024-05-22T16:00:00Z, 2",
  })
  void countsDaysPastTheDeadlineByTheCalendarOfShanghai(Instant now, long days) {
    var clock = Clock.fixed(now, ZoneId.of("Asia/Shanghai"));

    assertThat(job(DEADLINE, null, null, null).overdue(LocalDate.now(clock))).isEqualTo(days);
  }

  @Test
  void anExtensionMovesTheDeadline() {
    var extended = job(DEADLINE, null, JobOutcome.EXTENDED, LocalDate.of(2024, 7, 20));

    assertThat(extended.isOpen()).isTrue();
    assertThat(extended.overdue(LocalDate.of(2024, 7, 20))).isZero();
    assertThat(extended.overdue(LocalDate.of(2024, 7, 21))).isEqualTo(1);
  }

  @Test
  void whatIsFinishedOrHasNoDeadlineIsNeverOverdue() {
    var late = LocalDate.of(2030, 1, 1);

    assertThat(job(DEADLINE, DEADLINE, null, null).overdue(late)).isNull();
    assertThat(job(DEADLINE, null, JobOutcome.ABANDONED, null).overdue(late)).isNull();
    assertThat(job(null, null, null, null).overdue(late)).isNull();
  }

  private static RevalidationJob job(
      @Nullable LocalDate deadline,
      @Nullable LocalDate endedOn,
      @Nullable JobOutcome outcome,
      @Nullable LocalDate extendedTo) {
    var opened = LocalDate.of(2024, 2, 21);
    return new RevalidationJob(
        "2024N029900000001",
        "虚构贸易有限公司",
        "919900000000000192",
        null,
        opened,
        opened,
        endedOn,
        deadline,
        null,
        outcome,
        outcome == null ? null : opened,
        extendedTo,
        null);
  }
}
