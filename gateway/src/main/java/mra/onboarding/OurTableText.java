package mra.onboarding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mra.format.outline.Outline;

/**
 * Writes the table of our list to a partner, in the form of the partner's own: whoever reads that
 * there can read ours. What theirs has no place for gets one, and a question.
 */
final class OurTableText {
  private static final int CODE = 15;
  private static final int OFFICE = 10;
  private static final int USCC = 18;
  private static final int ROLES = 26;
  private static final int DAY = 10;

  private final String partner;
  private final Outline outline;
  private final Places places;
  private final Matches matches;
  private final Annex annex;
  private final OurLines lines;
  private final Map<String, OurCodes> lists = new LinkedHashMap<>();

  OurTableText(String partner, Outline outline, Places places, Matches matches) {
    this.partner = partner;
    this.outline = outline;
    this.places = places;
    this.matches = matches;
    this.annex = new Annex(outline, places.recordPath());
    this.lines = new OurLines(outline, matches, annex);
  }

  /** Code lists of the table, by file name; complete once the text was made. */
  Map<String, OurCodes> lists() {
    return lists;
  }

  Annex annex() {
    return annex;
  }

  /** Fields that it has a place for, and name.all where that takes names in any language. */
  Set<String> carried() {
    return lines.carried();
  }

  String text() {
    header();
    lines.line("fields:");
    code();
    identifiers();
    var named = new OurNames(lines, annex);
    named.names();
    named.address();
    coded("programme", "level");
    roles();
    coded("standing", "status");
    day("standingSince", "status since");
    day("validFrom", "valid from");
    day("validTo", "valid to");
    lines.optional("office", OFFICE);
    consent();
    return top() + new FormatText(partner, outline, places, matches.per(), annex).text() + lines;
  }

  private String top() {
    return """
    # $schema: ../../schemas/profile/mapping.schema.json
    # Our list to %1$s: a line for each of our fields, in the form of their own list, so that what reads theirs there reads ours.
    # Proposed by ./mra new; mappings/README.md explains the words, ./mra check %1$s tells what is left to be decided. What they are
    # told of it stands under "ours" in partner.yaml. After a change of the table write its sample again, from the records beside it:
    #   S=partners/%1$s/samples/cn-list/first; ./mra map %1$s $S.expected.jsonl --reverse --document %1$s/cn-list > $S.%2$s
    document: %1$s/cn-list
    way: both                         # written by it, and read again to see that nothing is lost
    """
        .formatted(partner, outline.kind().name().toLowerCase(Locale.ROOT));
  }

  private void header() {
    lines.line("header:");
    heading("id", "list id", 16 + partner.length(), "");
    type();
    heading("sequence", "sequence", 6, zeros());
    asOf();
    lines.teach("header.count");
    var count = lines.theirs("header.count").filter(match -> lines.holds(match, 6));
    if (count.isPresent()) {
      lines.from(count.get());
      lines.line("  count: " + OurLines.value(count.get().place().path(), zeros()));
    } else {
      lines.line("  count: none   # their header has no place for it, or their trailer tells it");
    }
  }

  /** Numbers stand on the right where widths are fixed. */
  private String zeros() {
    return !lines.isFixed() ? "" : ", fill: {with: \"0\"}";
  }

  private void heading(String name, String words, int width, String more) {
    lines.teach("header." + name);
    var at = lines.needed("header." + name, words, width);
    lines.line("  " + name + ": " + OurLines.value(at.path(), more) + at.question());
  }

  private void type() {
    lines.teach("header.type");
    var seen = lines.theirs("header.type").map(match -> match.place().values()).orElse(List.of());
    boolean ours = seen.stream().allMatch(value -> value.matches("FULL|DELTA|URGENT"));
    var codes = ours ? null : codes(OurCodes.of(partner, "header.type", seen));
    var at = lines.needed("header.type", "list type", codes == null ? 6 : codes.longest());
    lines.line(
        "  type: {at: "
            + Yaml.text(at.path())
            + ", codes: "
            + (codes == null ? "list-type}" : codes.name() + "}")
            + (at.question().isEmpty() && codes != null ? asked(codes) : at.question()));
  }

  private void asOf() {
    lines.teach("header.asOf");
    var words = new ArrayList<String>();
    var match = lines.theirs("header.asOf").filter(found -> lines.holds(found, DAY));
    match.ifPresent(found -> TableText.day(found, words));
    // Without a word it is an instant, which takes this much.
    var at = lines.needed("header.asOf", "as of", words.isEmpty() ? 20 : DAY);
    words.removeIf(word -> word.startsWith("empty") || !at.theirs());
    var counted =
        !words.isEmpty() && words.getFirst().contains("epoch")
            ? match.map(OurLines::literal).orElse("")
            : "";
    lines.line(
        "  asOf: "
            + OurLines.value(at.path(), words.isEmpty() ? "" : ", " + words.getFirst() + counted)
            + (match.isPresent() && at.theirs()
                ? TableText.ambiguous(match.get())
                : at.question()));
  }

  private void code() {
    lines.teach("code");
    var at = lines.needed("code", "aeo code", CODE);
    lines.carried().add("code");
    lines.line(
        "  code: " + OurLines.value(at.path(), ", pattern: \"AEOCN[0-9A-Z]{10}\"") + at.question());
  }

  private void identifiers() {
    lines.teach("identifiers");
    var match = lines.theirs("identifiers.USCC").filter(found -> lines.holds(found, USCC));
    if (match.isPresent()) {
      lines.from(match.get());
      lines.carried().add("identifiers");
      lines.line(
          "  identifiers.USCC: "
              + OurLines.value(match.get().place().path(), ", pattern: \"[0-9A-Z]{18}\""));
    } else {
      lines.line(
          "  identifiers: none   # their list has no place for the numbers of our enterprises");
    }
  }

  /** What is told by words of ours, and cannot be left out. */
  private void coded(String field, String words) {
    lines.teach(field);
    var match = lines.theirs(field);
    boolean level = field.equals("programme");
    var seen = match.map(found -> found.place().values()).orElse(List.of());
    var codes =
        level
            ? OurCodes.levels(partner, match.map(lines::width).orElse(Integer.MAX_VALUE))
            : OurCodes.of(partner, field, seen);
    codes(codes);
    lines.carried().add(field);
    var at = lines.needed(field, words, codes.longest());
    lines.line(
        "  %s: {at: %s, codes: %s}%s"
            .formatted(field, Yaml.text(at.path()), codes.name(), asked(codes)));
  }

  private static String asked(OurCodes codes) {
    return codes.asked().isEmpty()
        ? ""
        : "   # DECIDE: how do they want to read %s? Until they say, mappings/codelists/%s.csv has words of ours"
            .formatted(String.join(", ", codes.asked()), codes.name());
  }

  private void roles() {
    lines.teach("roles");
    var match =
        matches.of("roles").filter(found -> lines.grouped(found) || lines.holds(found, ROLES));
    if (match.isEmpty()) {
      lines.line("  roles: none   # their list has no place for them that is wide enough");
      return;
    }
    var found = match.get();
    lines.from(found);
    lines.carried().add("roles");
    var separator = TableText.separator(found.place());
    var split = separator.isEmpty() ? ";" : separator;
    var seen =
        lines.grouped(found)
            ? found.place().values()
            : found.place().values().stream()
                .flatMap(value -> List.of(value.split("[" + split + "]")).stream())
                .map(String::strip)
                .toList();
    var codes = codes(OurCodes.of(partner, "roles", seen));
    lines.line(
        "  roles: "
            + (lines.grouped(found)
                ? OurLines.each(found, ", codes: " + codes.name())
                : OurLines.value(
                    found.place().path(), ", split: \"" + split + "\", codes: " + codes.name()))
            + (codes.asked().isEmpty()
                ? ""
                : "   # " + String.join(" ", codes.asked()) + " are spelled as we do"));
  }

  private void day(String field, String words) {
    lines.teach(field);
    var form = new ArrayList<String>();
    var match = lines.theirs(field);
    match.ifPresent(found -> TableText.day(found, form));
    int width = form.isEmpty() ? DAY : 1;
    lines.carried().add(field);
    var at = lines.needed(field, words, width);
    if (!at.theirs()) {
      form.clear();
    }
    var day = String.join("", form);
    boolean counted = day.contains("epoch");
    if (counted || day.contains("instant")) {
      lines.line(
          "  # The moment at which the day begins by their clock: after another time-zone in partner.yaml write the sample again.");
    }
    var more =
        (form.isEmpty() ? "" : ", " + String.join(", ", form))
            + (counted && match.isPresent() ? OurLines.literal(match.get()) : "");
    lines.line(
        "  "
            + field
            + ": "
            + OurLines.value(at.path(), more)
            + (at.theirs() && match.isPresent()
                ? TableText.ambiguous(match.get())
                : at.question()));
  }

  private void consent() {
    lines.teach("consent");
    var match = lines.theirs("consent");
    var codes = match.map(found -> OurCodes.of(partner, "consent", found.place().values()));
    if (codes.isPresent() && lines.holds(match.get(), codes.get().longest())) {
      lines.from(match.get());
      lines.carried().add("consent");
      codes(codes.get());
      lines.line(
          "  consent: {at: %s, codes: %s%s}%s"
              .formatted(
                  Yaml.text(match.get().place().path()),
                  codes.get().name(),
                  codes.get().isLiteral() ? OurLines.literal(match.get()) : "",
                  asked(codes.get())));
    } else {
      lines.line(
          "  consent: none   # their list has no place for it: a withdrawal does not tell why");
    }
  }

  private OurCodes codes(OurCodes codes) {
    lists.put(codes.name(), codes);
    return codes;
  }
}
