package mra.canonical;

import org.jspecify.annotations.Nullable;

/** Text as XML 1.0 can carry it (section 2.2, Char). */
public final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  public static @Nullable String orNull(@Nullable String text) {
    return text == null ? null : of(text);
  }

  /** What XML cannot carry becomes U+FFFD: one odd name must not stop the changes of a list. */
  public static String of(String text) {
    return text.codePoints().allMatch(XmlText::isChar) ? text : replaced(text);
  }

  private static String replaced(String text) {
    return text.codePoints()
        .map(c -> isChar(c) ? c : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isChar(int c) {
    return (c >= 0x20 && c <= 0xD7FF)
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
