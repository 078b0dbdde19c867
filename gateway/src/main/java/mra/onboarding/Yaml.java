package mra.onboarding;

import java.util.Collection;
import java.util.stream.Collectors;

/** Texts as YAML writes them, whatever a sample holds. */
final class Yaml {
  private static final int SHOWN_MAX = 60;

  private Yaml() {}

  /** Plain where every YAML reader takes it for text, else in double quotes. */
  static String text(String value) {
    boolean plain =
        value.matches("[A-Za-z_/]([A-Za-z0-9_./@:-]*[A-Za-z0-9_])?")
            && !value.matches("(?i)true|false|null|yes|no|on|off|none|y|n");
    return plain ? value : quoted(value);
  }

  static String quoted(String value) {
    var quoted = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').appendCodePoint(c);
          } else if (isUnprintable(c)) {
            quoted.append(c > 0xffff ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
          } else {
            quoted.appendCodePoint(c);
          }
        });
    // Nobody but us asks for decisions.
    return quoted.append('"').toString().replace("# ", "\\u0023 ");
  }

  static String list(Collection<String> values) {
    return values.stream().map(Yaml::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Something from a sample in a comment: short, on one line, and nothing that ends it. */
  static String comment(String value) {
    var shown = new StringBuilder();
    value
        .codePoints()
        .limit(SHOWN_MAX)
        .forEach(c -> shown.appendCodePoint(isUnprintable(c) ? ' ' : c));
    var text = shown.toString().replaceAll("#\\s+", "#");
    return value.codePointCount(0, value.length()) > SHOWN_MAX ? text + "..." : text;
  }

  /** Controls, line separators of any kind, and what turns the direction of a line. */
  private static boolean isUnprintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
