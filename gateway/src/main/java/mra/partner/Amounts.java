package mra.partner;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Amounts as people write them, with their units. */
final class Amounts {

  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,4}(?:\\.[0-9]{1,4})?) ?%");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6}) ?([smhd])");
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,6}) ?(B|KiB|MiB|GiB)");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final double FRACTION_MAX = 10;
  private static final int SMALL_MAX = 16 << 20;

  private Amounts() {}

  /** A fraction: 15% is 0.15. */
  static double percent(String text) {
    var matcher = PERCENT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("is not a percentage such as 15%");
    }
    double fraction = new BigDecimal(matcher.group(1)).divide(HUNDRED).doubleValue();
    if (fraction > FRACTION_MAX) {
      throw new IllegalArgumentException("is more than 1000%");
    }
    return fraction;
  }

  static Duration duration(String text) {
    var matcher = DURATION.matcher(text);
    var duration = matcher.matches() ? plain(matcher.group(1), matcher.group(2)) : iso(text);
    if (!duration.isPositive()) {
      throw new IllegalArgumentException("is not longer than nothing");
    }
    return duration;
  }

  private static Duration plain(String amount, String unit) {
    long number = Long.parseLong(amount);
    return switch (unit) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private static Duration iso(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("is not a duration such as 30m, 24h, 3d or PT24H", e);
    }
  }

  /** Bytes. */
  static long size(String text) {
    var matcher = SIZE.matcher(text);
    if (!matcher.matches() || matcher.group(1).matches("0+")) {
      throw new IllegalArgumentException("is not a size such as 16 KiB, 512 MiB or 4 GiB");
    }
    int power =
        switch (matcher.group(2)) {
          case "B" -> 0;
          case "KiB" -> 10;
          case "MiB" -> 20;
          default -> 30;
        };
    return Long.parseLong(matcher.group(1)) << power;
  }

  /** Bytes of what is held in memory. */
  static int smallSize(String text) {
    long size = size(text);
    if (size > SMALL_MAX) {
      throw new IllegalArgumentException("is more than 16 MiB");
    }
    return Math.toIntExact(size);
  }
}
