package mra.onboarding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a partner is told one of our words: as its own list says it, and else by a word of ours that
 * somebody has to ask it about.
 *
 * @param name of its file, without .csv
 * @param rows lines below the heading
 * @param asked our words whose spelling nobody knows yet
 * @param longest characters of the longest spelling
 */
record OurCodes(String name, List<String> rows, List<String> asked, int longest) {
  /** Towards which word of ours each stands, in the order of the file. */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "standing", List.of("VALID", "SUSPENDED", "REVOKED", "WITHDRAWN", "EXPIRED"),
          "header.type", List.of("FULL", "DELTA", "URGENT"),
          "consent", List.of("GIVEN", "WITHDRAWN"),
          "roles", List.of("EX", "IM", "CB", "CA", "WH", "MF", "FW", "CS", "TR"));

  /** What is said by whoever says the other. */
  private static final Map<String, String> NO =
      Map.of("true", "false", "yes", "no", "y", "n", "是", "否", "да", "нет", "sim", "não");

  private static final int SHORT = 11;

  /**
   * @param field of ours, with few words
   * @param seen what the partner's list says there
   */
  static OurCodes of(String partner, String field, List<String> seen) {
    boolean small = seen.stream().anyMatch(value -> !value.equals(value.toUpperCase(Locale.ROOT)));
    var rows = new ArrayList<String>();
    var asked = new ArrayList<String>();
    var spelled = new HashSet<String>();
    for (var word : WORDS.getOrDefault(field, List.of())) {
      var theirs =
          seen.stream()
              .filter(value -> means(field, word, value))
              .findFirst()
              .orElseGet(() -> refusal(field, word, seen));
      if (theirs.isEmpty()) {
        asked.add(word);
        theirs = small && !field.equals("roles") ? word.toLowerCase(Locale.ROOT) : word;
      }
      while (!spelled.add(theirs)) {
        theirs = theirs + "_CN";
      }
      rows.add(CodeListText.quoted(theirs) + "," + word + ",,,yes");
    }
    return of(partner, field, rows, asked, spelled);
  }

  /** Levels, which no list of theirs can tell; {@code small} ones where there is little room. */
  static OurCodes levels(String partner, int room) {
    boolean small = room < SHORT;
    var spelled = small ? List.of("A", "C") : List.of("ADVANCED", "CERTIFIED");
    var rows =
        List.of(
            spelled.get(0) + ",CN_ADVANCED,,,yes",
            spelled.get(1) + ",CN_CERTIFIED,2026-04-01,,yes");
    return of(
        partner, "programme", rows, List.of("CN_ADVANCED", "CN_CERTIFIED"), new HashSet<>(spelled));
  }

  private static OurCodes of(
      String partner,
      String field,
      List<String> rows,
      List<String> asked,
      HashSet<String> spelled) {
    var end = field.replace("header.", "list-").toLowerCase(Locale.ROOT);
    return new OurCodes(
        partner.toLowerCase(Locale.ROOT) + "-cn-" + end,
        List.copyOf(rows),
        List.copyOf(asked),
        spelled.stream().mapToInt(each -> each.codePointCount(0, each.length())).max().orElse(0));
  }

  private static boolean means(String field, String word, String value) {
    return value.equals(word) && field.equals("roles")
        || Words.meaning(field, value).filter(word::equals).isPresent();
  }

  /** Empty where no value of theirs has one. */
  private static String refusal(String field, String word, List<String> seen) {
    if (!field.equals("consent") || !word.equals("WITHDRAWN")) {
      return "";
    }
    for (var value : seen) {
      var no = NO.get(value.toLowerCase(Locale.ROOT));
      if (no != null) {
        return value.equals(value.toLowerCase(Locale.ROOT)) ? no : no.toUpperCase(Locale.ROOT);
      }
    }
    return "";
  }

  /** Whether every spelling is one that JSON writes without quotes. */
  boolean isLiteral() {
    return rows.stream().allMatch(row -> row.matches("(true|false|0|[1-9][0-9]{0,8}),.*"));
  }

  String text() {
    return "theirs,ours,from,to,write\n"
        + String.join("", rows.stream().map(row -> row + "\n").toList());
  }
}
