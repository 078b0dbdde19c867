package mra.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Tells home calendar days; remembers the last one, since nearly all questions are of today. */
final class HomeDays {
  private final ZoneId home;
  private volatile Day last;

  /** Epoch seconds from (inclusive) and to (exclusive). */
  private record Day(long from, long to, int day) {}

  HomeDays(ZoneId home) {
    this.home = home;
    last = day(LocalDate.EPOCH);
  }

  Moment at(Instant instant) {
    var day = last;
    long second = instant.getEpochSecond();
    if (second < day.from || second >= day.to) {
      day = day(LocalDate.ofInstant(instant, home));
      last = day;
    }
    return new Moment(instant, day.day);
  }

  private Day day(LocalDate date) {
    return new Day(
        date.atStartOfDay(home).toEpochSecond(),
        date.plusDays(1).atStartOfDay(home).toEpochSecond(),
        Math.toIntExact(date.toEpochDay()));
  }
}
