package mra.onboarding;

import java.util.List;
import java.util.Optional;

/** Which names and addresses of ours a list like the partner's takes, and where. */
final class OurNames {
  private static final int NAME = 200;
  private static final int CHINESE = 100;
  private static final int LINE = 200;
  private static final int PART = 40;
  private static final int POSTCODE = 10;
  private static final int LINES_LEAST = 3;

  private final OurLines lines;
  private final Annex annex;

  OurNames(OurLines lines, Annex annex) {
    this.lines = lines;
    this.annex = annex;
  }

  void names() {
    lines.teach("names");
    var all = lines.matches().all("names");
    var telling =
        all.stream()
            .filter(match -> lines.grouped(match) && match.place().languageAt() != null)
            .findFirst();
    lines.carried().add("names");
    if (telling.isPresent()) {
      lines.from(telling.get());
      lines.carried().add("name.all");
      lines.line(
          "  names: "
              + OurLines.each(
                  telling.get(),
                  ", lang: " + Yaml.text(String.valueOf(telling.get().place().languageAt()))));
      return;
    }
    var english = english(all);
    var chinese =
        all.stream()
            .filter(match -> english.filter(lines::grouped).isEmpty())
            .filter(match -> !lines.grouped(match) && language(match).startsWith("zh"))
            .filter(match -> lines.holds(match, CHINESE) && english.filter(match::equals).isEmpty())
            .findFirst();
    var first = english.map(this::inEnglish).orElseGet(this::anotherName);
    if (chinese.isPresent()) {
      lines.carried().add("name.all");
      lines.line("  names:");
      lines.line("    - " + first);
      lines.line(
          "    - "
              + OurLines.value(chinese.get().place().path(), ", lang: {constant: zh}")
              + (language(chinese.get()).equals("zh-Hant")
                  ? "   # DECIDE: theirs is in traditional characters, ours are simplified; is that right?"
                  : ""));
    } else {
      lines.line("  names: " + first);
    }
  }

  private Optional<Match> english(List<Match> all) {
    var room =
        all.stream().filter(match -> lines.grouped(match) || lines.holds(match, NAME)).toList();
    return room.stream()
        .filter(match -> language(match).equals("en"))
        .findFirst()
        .or(() -> room.stream().filter(match -> language(match).isEmpty()).findFirst());
  }

  private String inEnglish(Match match) {
    lines.from(match);
    var lang = ", lang: {constant: en}";
    return lines.grouped(match)
        ? OurLines.each(match, lang)
        : OurLines.value(match.place().path(), lang);
  }

  private String anotherName() {
    return OurLines.value(annex.inRecord("name en", NAME), ", lang: {constant: en}")
        + "   # DECIDE: their list has no place of "
        + NAME
        + " characters for a name in Latin letters; is this one right?";
  }

  private static String language(Match match) {
    var language = match.place().language();
    return language == null ? "" : language;
  }

  void address() {
    lines.teach("address.lines");
    var all = lines.matches().all("address.lines").stream().filter(this::roomy).toList();
    if (all.isEmpty()) {
      lines.line("  address.lines: none   # their list has no place for it that is wide enough");
      Matches.FIELDS.stream()
          .filter(field -> field.startsWith("address.") && !field.endsWith("lines"))
          .forEach(field -> lines.line("  " + field + ": none   # likewise"));
      return;
    }
    lines.from(all.getFirst());
    lines.carried().add("address.lines");
    if (lines.grouped(all.getFirst())) {
      lines.line("  address.lines: " + OurLines.each(all.getFirst(), ""));
    } else if (all.size() >= LINES_LEAST) {
      var paths =
          all.stream().filter(match -> !lines.grouped(match)).map(m -> m.place().path()).toList();
      lines.line("  address.lines: " + Yaml.list(paths));
    } else {
      lines.line(
          "  address.lines: "
              + OurLines.value(all.getFirst().place().path(), ", split: \"|\"")
              + "   # DECIDE: ours have several lines, which stand in one with | between them; is that right?");
    }
    lines.optional("address.city", PART);
    lines.optional("address.postcode", POSTCODE);
    lines.optional("address.region", PART);
    lines.teach("address.country");
    lines.carried().add("address.country");
    var country = lines.theirs("address.country").filter(match -> lines.holds(match, 2));
    lines.line(
        "  address.country: "
            + country.map(match -> Yaml.text(match.place().path())).orElse("{constant: CN}"));
  }

  private boolean roomy(Match match) {
    return lines.grouped(match) || lines.holds(match, LINE);
  }
}
