package mra.onboarding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A proposed code list.
 *
 * @param name of its file, without .csv
 * @param rows lines below the heading
 * @param ours our words among them
 * @param open values whose meaning is not certain, which have no line
 */
record CodeListText(String name, List<String> rows, Set<String> ours, List<String> open) {
  private static final Set<String> ROLES =
      Set.of("EX", "IM", "CB", "CA", "WH", "MF", "FW", "CS", "TR");

  /** How a value begins that a spreadsheet would work out. */
  private static final String FORMULA = "=+-@\t";

  static CodeListText of(String partner, String field, List<String> values) {
    var rows = new ArrayList<String>();
    var ours = new HashSet<String>();
    var open = new ArrayList<String>();
    for (var value : values.stream().sorted().toList()) {
      var meaning = meaning(partner, field, value);
      if (meaning.isEmpty()) {
        open.add(value);
      } else {
        rows.add(quoted(value) + "," + meaning + ",,," + (ours.add(meaning) ? "yes" : ""));
      }
    }
    var end = field.replace("header.", "list-").toLowerCase(Locale.ROOT);
    return new CodeListText(
        partner.toLowerCase(Locale.ROOT) + "-" + end,
        List.copyOf(rows),
        Set.copyOf(ours),
        List.copyOf(open));
  }

  /** Empty where it is not certain. */
  private static String meaning(String partner, String field, String value) {
    if (field.equals("programme")) {
      if (!value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0) {
        return "";
      }
      // The name of a level is ours to choose; what it grants, the agreement says.
      var word = String.join("_", Words.tokensOf(value)).toUpperCase(Locale.ROOT);
      return word.matches("[A-Z0-9_]{1,20}") ? partner + "_" + word : "";
    }
    if (field.equals("roles") && ROLES.contains(value)) {
      return value;
    }
    return Words.meaning(field, value).orElse("");
  }

  static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
    return plain && value.equals(value.strip()) && !value.startsWith("#")
        ? value
        : '"' + value.replace("\"", "\"\"") + '"';
  }

  String text() {
    return "theirs,ours,from,to,write\n"
        + String.join("", rows.stream().map(r -> r + "\n").toList());
  }
}
