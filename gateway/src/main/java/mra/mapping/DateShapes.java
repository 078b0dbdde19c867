package mra.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the patterns in which days were probably written. */
public final class DateShapes {
  /** As a table writes it. */
  private static final String INSTANT = "{instant: iso-8601}";

  private record Known(String pattern, DayForm form) {
    static Known of(String pattern) {
      return new Known(pattern, DayForm.of(DateTerm.of(pattern)));
    }

    static Known ofEras(String pattern) {
      var term =
          new DateTerm(null, false, pattern, null, Calendar.named("japanese"), null, List.of());
      return new Known("{pattern: " + pattern + ", calendar: japanese}", DayForm.of(term));
    }

    boolean reads(String value) {
      var day = form.day(value, ZoneOffset.UTC);
      return day != null && !day.isBefore(EARLIEST);
    }
  }

  private static final List<Known> KNOWN =
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
              "MMddyyyy",
              "yyyyMMddHHmmss",
              "ddMMyyyyHHmmss",
              "yyyy-MM-dd HH:mm:ss",
              "yyyy-MM-dd HH:mm",
              "yyyy-MM-dd'T'HH:mm:ss",
              "dd.MM.yyyy HH:mm:ss",
              "dd.MM.yyyy HH:mm",
              "dd/MM/yyyy HH:mm:ss",
              "dd/MM/yyyy HH:mm",
              "yyyy/MM/dd HH:mm:ss")
          .map(Known::of)
          .toList();

  /** Without leading zeros; they read days with zeros too, so only where no other does. */
  private static final List<Known> WITHOUT_ZEROS =
      Stream.concat(
              Stream.of(
                      "yyyy-M-d",
                      "yyyy/M/d",
                      "d/M/yyyy",
                      "M/d/yyyy",
                      "d.M.yyyy",
                      "yyyy.M.d",
                      "d-M-yyyy",
                      "yyyy年M月d日")
                  .map(Known::of),
              Stream.of("GGGGy年M月d日", "GGGGy.M.d", "Gy.M.d").map(Known::ofEras))
          .toList();

  /** Eight digits are a number far more often than a day before this one. */
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  /** From 1990 to 2099, in seconds. */
  private static final Range SECONDS = new Range(631_152_000L, 4_102_444_799L);

  private record Range(long from, long to) {
    boolean holds(String value, long unit) {
      if (!value.matches("[0-9]{9,13}")) {
        return false;
      }
      long seconds = Long.parseLong(value) / unit;
      return seconds >= from && seconds <= to;
    }
  }

  private DateShapes() {}

  /** Those that read every value; several where the days do not tell, the usual one first. */
  public static List<String> reading(Collection<String> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    if (values.stream().allMatch(DateShapes::isInstant)) {
      return List.of(INSTANT);
    }
    var strict = reading(KNOWN, values);
    return strict.isEmpty() ? reading(WITHOUT_ZEROS, values) : strict;
  }

  private static List<String> reading(List<Known> forms, Collection<String> values) {
    return forms.stream()
        .filter(known -> values.stream().allMatch(known::reads))
        .map(Known::pattern)
        .toList();
  }

  /** Whether a number since 1970 reads them; a number alone says little, so its name must too. */
  public static Optional<String> counting(Collection<String> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.stream().allMatch(value -> SECONDS.holds(value, 1))) {
      return Optional.of("{epoch: seconds}");
    }
    return values.stream().allMatch(value -> SECONDS.holds(value, 1_000))
        ? Optional.of("{epoch: millis}")
        : Optional.empty();
  }

  private static boolean isInstant(String value) {
    try {
      return !OffsetDateTime.parse(value).toLocalDate().isBefore(EARLIEST);
    } catch (DateTimeException none) {
      return false;
    }
  }
}
