package mra.partner;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * The days on which an administration sends: from midnight to midnight where it is.
 *
 * @param days of the week, at least one
 * @param holidays on which it does not, whatever day of the week they are
 */
public record WorkingDays(Set<DayOfWeek> days, Set<LocalDate> holidays) {
  public static final WorkingDays ALL = new WorkingDays(Set.of(DayOfWeek.values()), Set.of());

  public boolean contains(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }

  /** How much of the time between two moments lay on them. */
  public Duration between(Instant from, Instant to, ZoneId zone) {
    if (equals(ALL)) {
      return Duration.between(from, to);
    }
    var sum = Duration.ZERO;
    var start = from;
    while (start.isBefore(to)) {
      var day = start.atZone(zone).toLocalDate();
      var midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
      var end = midnight.isBefore(to) ? midnight : to;
      if (contains(day)) {
        sum = sum.plus(Duration.between(start, end));
      }
      start = end;
    }
    return sum;
  }
}
