package mra.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A day written in digits at fixed places: {@code yyyy}, {@code MM} and {@code dd} once each, every
 * other character stands for itself.
 */
record DatePattern(String pattern, int year, int month, int day) implements DayForm {
  static final DatePattern ISO = of("yyyy-MM-dd");

  /** Whether it is such a pattern. */
  static boolean fits(String pattern) {
    var rest = pattern.replaceFirst("yyyy", "").replaceFirst("MM", "").replaceFirst("dd", "");
    return rest.length() == pattern.length() - 8
        && rest.chars().noneMatch(c -> c == '\'' || Character.isLetterOrDigit(c));
  }

  static DatePattern of(String pattern) {
    return new DatePattern(
        pattern, pattern.indexOf("yyyy"), pattern.indexOf("MM"), pattern.indexOf("dd"));
  }

  @Override
  public @Nullable LocalDate day(String text, ZoneId zone) {
    return parse(text);
  }

  @Override
  public String write(LocalDate day, ZoneId zone) {
    return format(day);
  }

  /** Null when the text is no such day. */
  @Nullable LocalDate parse(String text) {
    if (text.length() != pattern.length()) {
      return null;
    }
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (digit != Character.isLetter(pattern.charAt(i)) || (!digit && c != pattern.charAt(i))) {
        return null;
      }
      digits += digit ? 1 : 0;
    }
    try {
      return digits == 8
          ? LocalDate.of(number(text, year, 4), number(text, month, 2), number(text, day, 2))
          : null;
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static int number(String text, int from, int length) {
    int number = 0;
    for (int i = from; i < from + length; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  String format(LocalDate date) {
    return pattern
        .replace("yyyy", String.format(Locale.ROOT, "%04d", date.getYear()))
        .replace("MM", String.format(Locale.ROOT, "%02d", date.getMonthValue()))
        .replace("dd", String.format(Locale.ROOT, "%02d", date.getDayOfMonth()));
  }
}
