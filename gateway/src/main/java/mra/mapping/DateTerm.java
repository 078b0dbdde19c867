package mra.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a date is written, as a table says it.
 *
 * @param epoch seconds or millis since 1970; null where the day is written
 * @param instant whether it is a date and time with its offset, by ISO 8601
 * @param pattern of letters; empty beside the two others
 * @param pivot first of the hundred years that two digits stand for; null when not stated
 * @param calendar whose years, months and days they are
 * @param language of the names of months; null when not stated
 * @param months their names, where no language knows them
 */
record DateTerm(
    @Nullable String epoch,
    boolean instant,
    String pattern,
    @Nullable Integer pivot,
    Calendar calendar,
    @Nullable String language,
    List<String> months) {

  static DateTerm of(String pattern) {
    return new DateTerm(null, false, pattern, null, Calendar.ISO, null, List.of());
  }

  boolean isPlain() {
    return pivot == null && calendar == Calendar.ISO && language == null && months.isEmpty();
  }
}
