package mra.format.schema;

import java.math.BigDecimal;
import java.time.Year;

/** Lexical spaces of the built-in types (XML Schema part 2, section 3.2). */
final class Lexical {
  private static final TextPattern BOOLEAN = TextPattern.compile("true|false|1|0");
  private static final TextPattern DECIMAL =
      TextPattern.compile("[+\\-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");
  private static final TextPattern INTEGER = TextPattern.compile("[+\\-]?[0-9]+");
  private static final TextPattern HEX = TextPattern.compile("([0-9a-fA-F]{2})*");
  private static final TextPattern BASE64 =
      TextPattern.compile(
          "(([A-Za-z0-9+/] ?){4})*(([A-Za-z0-9+/] ?){3}[A-Za-z0-9+/]"
              + "|([A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?="
              + "|[A-Za-z0-9+/] ?[AQgw] ?= ?=)?");
  private static final String ZONE = "(Z|[+\\-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?";
  private static final String DAY = "-?([1-9][0-9]{3,8}|0[0-9]{3})-[0-9]{2}-[0-9]{2}";
  private static final TextPattern DATE = TextPattern.compile(DAY + ZONE);
  private static final TextPattern DATE_TIME =
      TextPattern.compile(
          DAY + "T(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?|24:00:00(\\.0+)?)" + ZONE);

  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Lexical() {}

  static SimpleType.Rule bool() {
    return pattern(BOOLEAN, "not a boolean");
  }

  static SimpleType.Rule decimal() {
    return pattern(DECIMAL, "not a decimal number");
  }

  static SimpleType.Rule integer() {
    return pattern(INTEGER, "not a whole number");
  }

  static SimpleType.Rule hex() {
    return pattern(HEX, "not hexadecimal");
  }

  static SimpleType.Rule base64() {
    return pattern(BASE64, "not base64");
  }

  static SimpleType.Rule date() {
    return text -> text.matches(DATE) && isDay(text) ? null : "not a date";
  }

  static SimpleType.Rule dateTime() {
    return text -> text.matches(DATE_TIME) && isDay(text) ? null : "not a date and time";
  }

  static BigDecimal number(Text text) {
    var digits = text.toString();
    return new BigDecimal(digits.startsWith("+") ? digits.substring(1) : digits);
  }

  private static SimpleType.Rule pattern(TextPattern pattern, String broken) {
    return text -> text.matches(pattern) ? null : broken;
  }

  /** The text has the shape of a date; is there such a day? */
  private static boolean isDay(Text text) {
    int start = text.charAt(0) == '-' ? 1 : 0;
    int dash = start;
    int year = 0;
    while (text.charAt(dash) != '-') {
      year = year * 10 + text.charAt(dash++) - '0';
    }
    int month = two(text, dash + 1);
    int day = two(text, dash + 4);
    // XML Schema 1.0 knows no year 0000; its year -0001 is the proleptic year 0.
    return year > 0 && exists(start == 0 ? year : 1 - year, month, day);
  }

  private static boolean exists(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= (month == 2 && Year.isLeap(year) ? 29 : DAYS[month - 1]);
  }

  private static int two(Text text, int at) {
    return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
  }
}
