package mra.partner;

import java.text.ParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** A Quartz schedule as a profile writes it: seconds minutes hours day month weekday, year. */
final class Cron {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private static final Pattern WEEKDAYS = Pattern.compile("[0-7]([-,][0-7])*");
  private static final Pattern DIGIT = Pattern.compile("[0-7]");
  private static final List<String> NAMES =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

  private static final List<Range> RANGES =
      List.of(
          new Range("seconds", 0, 59),
          new Range("minutes", 0, 59),
          new Range("hours", 0, 23),
          new Range("day", 1, 31),
          new Range("month", 1, 12),
          new Range("weekday", 1, 7));

  private record Range(String name, int least, int most) {
    boolean holds(String number) {
      return number.length() <= 2
          && Integer.parseInt(number) >= least
          && Integer.parseInt(number) <= most;
    }
  }

  private Cron() {}

  /**
   * The expression as Quartz spells it.
   *
   * @throws IllegalArgumentException for people, when it is none
   */
  static String expect(String text) {
    try {
      var expression = new CronExpression(text).getCronExpression();
      expectRanges(expression.split("\\s+", -1));
      return expression;
    } catch (ParseException e) {
      var fields = text.strip().split("\\s+", -1);
      if (fields.length == 5) {
        throw new IllegalArgumentException(
            "has five fields; a schedule has six, seconds first"
                + mended("0 " + text.strip(), true),
            e);
      }
      if (fields.length >= 6 && !fields[3].equals("?") && !fields[5].equals("?")) {
        throw new IllegalArgumentException(
            "names days of the month and of the week; one of them is ?"
                + mended(text.strip(), false),
            e);
      }
      throw new IllegalArgumentException(
          "is no Quartz schedule such as 0 15 3 * * ?: " + sentence(e), e);
    }
  }

  /** The text as it was probably meant; empty where that is no schedule either. */
  private static String mended(String text, boolean foreign) {
    var fields = text.split("\\s+", -1);
    boolean weekly = !fields[5].equals("*") && !fields[5].equals("?");
    fields[weekly ? 3 : 5] = "?";
    if (weekly && foreign && WEEKDAYS.matcher(fields[5]).matches()) {
      // Elsewhere Sunday is 0 or 7, here it is 1: names are the same everywhere.
      fields[5] =
          DIGIT.matcher(fields[5]).replaceAll(day -> NAMES.get(day.group().charAt(0) - '0'));
    }
    var whole = String.join(" ", fields);
    return CronExpression.isValidExpression(whole) ? ", so perhaps '" + whole + "'" : "";
  }

  /** Quartz takes a number that is out of range for "every". */
  private static void expectRanges(String[] fields) {
    for (int i = 0; i < RANGES.size(); i++) {
      var range = RANGES.get(i);
      for (var part : fields[i].split(",", -1)) {
        NUMBER
            .matcher(part.replaceFirst("[/#].*", ""))
            .results()
            .map(found -> found.group())
            .filter(number -> !range.holds(number))
            .findFirst()
            .ifPresent(number -> {
              throw new IllegalArgumentException(
                  "has %s %s; they go from %d to %d"
                      .formatted(range.name(), number, range.least(), range.most()));
            });
      }
    }
  }

  private static String sentence(ParseException e) {
    var message = String.valueOf(e.getMessage());
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}
