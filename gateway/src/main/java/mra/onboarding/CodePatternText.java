package mra.onboarding;

import java.util.List;
import java.util.Locale;

/** The spelling of a partner's codes, as far as some of them show it. */
final class CodePatternText {
  private static final int LONGER = 4;

  private CodePatternText() {}

  /** Lines of a profile. */
  static String of(List<String> codes) {
    var normal =
        codes.stream()
            .map(code -> code.replaceAll("\\s", "").toUpperCase(Locale.ROOT))
            .filter(code -> !code.isEmpty())
            .distinct()
            .toList();
    if (normal.isEmpty()) {
      return "  pattern: \"[0-9A-Z]{4,35}\"     # DECIDE: how is a code written?";
    }
    var start = start(normal);
    var rests = normal.stream().map(code -> code.substring(start.length())).toList();
    int least = rests.stream().mapToInt(String::length).min().orElse(0);
    int most = rests.stream().mapToInt(String::length).max().orElse(0);
    var letters =
        rests.stream().allMatch(rest -> rest.matches("[0-9]*"))
            ? "[0-9]"
            : rests.stream().allMatch(rest -> rest.matches("[0-9A-Z]*")) ? "[0-9A-Z]" : "[!-~]";
    var times = least == most ? "{" + least + "}" : "{" + least + "," + (most + LONGER) + "}";
    var rest = most == 0 ? "" : letters + times;
    return "  # Made from "
        + normal.size()
        + " codes of the sample, such as "
        + Yaml.comment(normal.getFirst())
        + "\n  pattern: "
        + quoted(start + rest)
        + "   # DECIDE: is every code written like that?";
  }

  /** Letters that all of them begin with; digits may go on by chance. */
  private static String start(List<String> codes) {
    var start = codes.getFirst();
    for (var code : codes) {
      int same = 0;
      while (same < Math.min(start.length(), code.length())
          && start.charAt(same) == code.charAt(same)) {
        same++;
      }
      start = start.substring(0, same);
    }
    return start.replaceFirst("[^A-Z].*", "");
  }

  private static String quoted(String pattern) {
    return '"' + pattern.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
