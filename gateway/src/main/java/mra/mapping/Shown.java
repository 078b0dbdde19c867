package mra.mapping;

/** A code value or date in a message: short and on one line. */
final class Shown {
  private static final int MAX = 40;

  private Shown() {}

  static String of(String value) {
    var plain = value.codePoints().limit(MAX + 1L);
    var text = new StringBuilder();
    plain.forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return value.codePointCount(0, value.length()) > MAX
        ? text.substring(0, text.offsetByCodePoints(0, MAX)) + "..."
        : text.toString();
  }
}
