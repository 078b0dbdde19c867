package mra.onboarding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mra.format.outline.Outline;

/** Writes a mapping table for a sample, each line with what it is for and what speaks for it. */
final class TableText {
  private static final Properties TEACH = Words.properties("fields.properties");
  private static final Set<String> CODED = Set.of("programme", "standing", "roles", "consent");
  private static final Set<String> DATES =
      Set.of("standingSince", "validFrom", "validTo", "header.asOf");

  private static final String ISO = "yyyy-MM-dd";
  private static final String INSTANT = "{instant: iso-8601}";
  private static final int EXAMPLES = 2;

  private final String partner;
  private final Outline outline;
  private final Places places;
  private final Matches matches;
  private final long records;
  private final Map<String, CodeListText> lists = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  TableText(String partner, Outline outline) {
    this.partner = partner;
    this.outline = outline;
    this.places = new Places(outline);
    this.records = outline.oneRecord().count();
    this.matches = Matches.of(places, records);
  }

  /** Code lists of the table, by file name; complete once the text was made. */
  Map<String, CodeListText> lists() {
    return lists;
  }

  Places places() {
    return places;
  }

  Matches matches() {
    return matches;
  }

  /** Our words for the levels it tells; complete once the text was made. */
  Set<String> programmes() {
    var list = lists.get(partner.toLowerCase(Locale.ROOT) + "-programme");
    return list == null || list.ours().isEmpty()
        ? Set.of(partner + "_AEO")
        : new TreeSet<>(list.ours());
  }

  String text(String from) {
    line("# $schema: ../../schemas/profile/mapping.schema.json");
    line(
        "# How the list of "
            + partner
            + " reads: a line for each of our fields, also where it has nothing (none, and why).");
    line(
        "# mappings/README.md explains the words. Proposed by ./mra new from "
            + from
            + ", "
            + records
            + " records: \"sure\", \"likely\" and");
    line(
        "# \"a guess\" say how much spoke for a line. Read each; ./mra check "
            + partner
            + " tells what is left to be decided.");
    line("document: " + partner + "/aeo-list");
    line("way: in                           # both, where we have to write it too");
    text.append(new FormatText(partner, outline, places, matches.per(), null).text());
    line("header:");
    new HeaderText(this, outline, matches).write();
    line("fields:");
    for (var field : Matches.FIELDS) {
      field(field);
    }
    unused();
    return text.toString();
  }

  /** What else there is, for whoever looks for a field that was not found. */
  private void unused() {
    var left = new ArrayList<>(places.header());
    left.addAll(places.record());
    left.removeIf(place -> place.filled() == 0 || matches.uses(place));
    if (!left.isEmpty()) {
      line("# Found in the sample too, and read by no line:");
    }
    left.forEach(place -> line("#   " + seen(place)));
  }

  void line(String line) {
    text.append(line).append('\n');
  }

  void teach(String field) {
    line("  # " + TEACH.getProperty(field));
  }

  private void field(String field) {
    teach(field);
    if (field.equals("identifiers")) {
      identifiers();
      return;
    }
    var all = matches.all(field);
    if (all.isEmpty()) {
      missing(field);
      return;
    }
    all.forEach(this::why);
    if (all.size() == 1) {
      line("  " + field + ": " + expression(all.getFirst()) + undecided(all.getFirst()));
    } else {
      line("  " + field + ":");
      all.forEach(match -> line("    - " + expression(match) + undecided(match)));
    }
  }

  private void identifiers() {
    var found = Matches.IDENTIFIERS.stream().flatMap(field -> matches.of(field).stream()).toList();
    if (found.isEmpty()) {
      line("  identifiers: none               # nothing in the sample looks like one");
    }
    for (var match : found) {
      why(match);
      line("  " + match.field() + ": " + expression(match) + undecided(match));
    }
  }

  private void missing(String field) {
    switch (field) {
      case "code" ->
          line(
              "  code: none                      # DECIDE: which field is the number of the authorisation?");
      case "programme" ->
          line(
              "  programme: {constant: %s_AEO}   # DECIDE: the sample tells no level; is every operator of the same one?%s"
                  .formatted(
                      partner,
                      FewValues.asked(places, matches, "the level, or what they do (roles),")));
      case "standing" ->
          line(
              "  standing: {constant: VALID}     # DECIDE: the sample tells no standing; does the list hold none but valid ones?"
                  + FewValues.asked(places, matches, "the standing"));
      default -> line("  " + field + ": none   # nothing in the sample looks like it");
    }
  }

  /** What was seen, and what speaks for the line. */
  void why(Match match) {
    line("  # " + match.certainty() + ": " + seen(match.place()));
  }

  private String seen(Place place) {
    var examples =
        place.values().stream().limit(EXAMPLES).map(Yaml::comment).reduce((a, b) -> a + " | " + b);
    var often =
        ", filled %d of %d".formatted(place.filled(), Math.max(place.filled(), records))
            + (place.values().size() > EXAMPLES ? ", " + place.values().size() + " different" : "");
    return Yaml.comment(place.path())
        + (places.header().contains(place) ? "" : often)
        + examples.map(some -> ", such as " + some).orElse("");
  }

  /** The question that a line leaves open; empty where none is. */
  static String undecided(Match match) {
    var days = ambiguous(match);
    if (DATES.contains(match.field()) && !days.isEmpty()) {
      return days;
    }
    return match.isGuess()
        ? "   # DECIDE: little speaks for it; is it "
            + match.field().replace("header.", "the list's ")
            + "?"
        : "";
  }

  /** The question in which of several ways its days are written; empty where there is none. */
  static String ambiguous(Match match) {
    return match.place().dates().size() > 1
        ? "   # DECIDE: the days read as "
            + String.join(" and as ", match.place().dates())
            + " alike; which is it?"
        : "";
  }

  /** The value as the table writes it. */
  String expression(Match match) {
    var place = match.place();
    var words = new ArrayList<String>();
    boolean each = place.group() != null && !place.group().equals(matches.per());
    if (each) {
      words.add("each: " + Yaml.text(String.valueOf(place.group())));
      words.add("text: " + Yaml.text(place.within()));
    } else {
      words.add("at: " + Yaml.text(place.path()));
    }
    if (match.field().equals("names")) {
      language(place, words);
    }
    boolean day = DATES.contains(match.field());
    if (day) {
      day(match, words);
    }
    if (CODED.contains(match.field()) || match.field().equals("header.type")) {
      codes(match, each, words);
    }
    return words.size() == 1 && !each
        ? Yaml.text(place.path())
        : "{" + String.join(", ", words) + "}";
  }

  /** Adds how its days are written, where that needs words. */
  static void day(Match match, List<String> words) {
    var place = match.place();
    boolean asOf = match.field().equals("header.asOf");
    place.dates().stream()
        .findFirst()
        .or(place::counting)
        .ifPresent(form -> {
          // What needs no word: moments of a header, and days as ISO 8601 has them.
          if (!form.equals(asOf ? INSTANT : ISO)) {
            words.add("date: " + (form.startsWith("{") ? form : Yaml.text(form)));
          }
          if (!place.fillers().isEmpty()) {
            words.add("empty: " + Yaml.list(place.fillers()));
          }
        });
  }

  private static void language(Place place, List<String> words) {
    if (place.languageAt() != null) {
      words.add("lang: " + Yaml.text(place.languageAt()));
    } else if (place.language() != null) {
      words.add("lang: {constant: " + Yaml.text(place.language()) + "}");
    }
  }

  private void codes(Match match, boolean each, List<String> words) {
    var separator = each || !match.field().equals("roles") ? "" : separator(match.place());
    var values =
        separator.isEmpty()
            ? match.place().values()
            : match.place().values().stream()
                .flatMap(value -> List.of(value.split(Pattern.quote(separator))).stream())
                .map(String::strip)
                .distinct()
                .toList();
    if (!separator.isEmpty()) {
      words.add("split: " + Yaml.text(separator));
    }
    var list = CodeListText.of(partner, match.field(), values);
    lists.put(list.name(), list);
    words.add("codes: " + list.name());
  }

  /** What divides several values in one text. */
  static String separator(Place place) {
    for (var separator : List.of(";", "|", "/", ",")) {
      if (place.values().stream().anyMatch(value -> value.contains(separator))) {
        return separator;
      }
    }
    return "";
  }
}
