package mra.mapping;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Finds the patterns in which days were probably written. */
public final class DateShapes {
  private static final List<DatePattern> KNOWN =
      Stream.of(
              "yyyy-MM-dd",
              "yyyyMMdd",
              "dd/MM/yyyy",
              "MM/dd/yyyy",
              "yyyy/MM/dd",
              "dd.MM.yyyy",
              "yyyy.MM.dd",
              "dd-MM-yyyy",
              "MM-dd-yyyy",
              "ddMMyyyy",
              "MMddyyyy")
          .map(DatePattern::of)
          .toList();

  /** Eight digits are a number far more often than a day before this one. */
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private DateShapes() {}

  /** Those that read every value; several where the days do not tell, the usual one first. */
  public static List<String> reading(Collection<String> values) {
    return KNOWN.stream()
        .filter(pattern -> !values.isEmpty())
        .filter(pattern -> values.stream().allMatch(value -> isDay(value, pattern)))
        .map(DatePattern::pattern)
        .toList();
  }

  private static boolean isDay(String value, DatePattern pattern) {
    var day = pattern.parse(value);
    return day != null && !day.isBefore(EARLIEST);
  }
}
