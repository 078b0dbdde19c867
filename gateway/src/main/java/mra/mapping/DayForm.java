package mra.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How a partner writes days, and moments where it tells the time too. */
sealed interface DayForm permits DatePattern, CalendarPattern, Moments {

  /** Null when the text is no such day. */
  @Nullable LocalDate day(String text, ZoneId zone);

  String write(LocalDate day, ZoneId zone);

  /** The beginning of the day where no time is told; null when the text is no such day. */
  default @Nullable Instant moment(String text, ZoneId zone) {
    var day = day(text, zone);
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  default String write(Instant moment, ZoneId zone) {
    return write(moment.atZone(zone).toLocalDate(), zone);
  }

  /** As the table has it, for people. */
  String pattern();

  /**
   * Compiles what a table says.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static DayForm of(DateTerm term) {
    int kinds = (term.epoch() == null ? 0 : 1) + (term.instant() ? 1 : 0);
    if (kinds + (term.pattern().isEmpty() ? 0 : 1) != 1) {
      throw new IllegalArgumentException("a date is told by one of pattern, epoch and instant");
    }
    if (term.epoch() != null) {
      return term.epoch().equals("millis") ? Moments.EPOCH_MILLIS : Moments.EPOCH_SECONDS;
    }
    if (term.instant()) {
      return Moments.ISO;
    }
    return term.isPlain() && DatePattern.fits(term.pattern())
        ? DatePattern.of(term.pattern())
        : new CalendarPatternCompiler(term).compile();
  }
}
