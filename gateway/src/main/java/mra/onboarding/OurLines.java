package mra.onboarding;

import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import mra.format.outline.Outline;

/** The lines of a table of our list as they are written, and which place each field gets. */
final class OurLines {
  private static final Properties TEACH = Words.properties("ours.properties");

  private final Outline outline;
  private final Matches matches;
  private final Annex annex;
  private final Set<String> carried = new TreeSet<>();
  private final StringBuilder text = new StringBuilder();

  OurLines(Outline outline, Matches matches, Annex annex) {
    this.outline = outline;
    this.matches = matches;
    this.annex = annex;
  }

  /** Fields that it has a place for, and name.all where that takes names in any language. */
  Set<String> carried() {
    return carried;
  }

  Matches matches() {
    return matches;
  }

  /** Whether a place has so many characters and no more. */
  boolean isFixed() {
    return outline.fixed() != null;
  }

  /** Where a field goes. */
  record At(String path, boolean theirs, String question) {}

  /** Where theirs has it, if that is wide enough, and else a new place. */
  At needed(String field, String words, int width) {
    var match = theirs(field);
    if (match.isPresent() && holds(match.get(), width)) {
      from(match.get());
      return new At(match.get().place().path(), true, "");
    }
    var path =
        field.startsWith("header.") ? annex.inHeader(words, width) : annex.inRecord(words, width);
    var why =
        match.isEmpty()
            ? "their list has no place for it"
            : "their place %s is narrower than the %d characters that ours may have"
                .formatted(match.get().place().path(), width);
    return new At(path, false, "   # DECIDE: " + why + "; is this one right?");
  }

  /** Their place for one value of it, if they have one. */
  Optional<Match> theirs(String field) {
    return matches.of(field).filter(match -> !grouped(match));
  }

  /** Whether it repeats within an operator. */
  boolean grouped(Match match) {
    var group = match.place().group();
    return group != null && !group.equals(matches.per());
  }

  boolean holds(Match match, int width) {
    return width(match) >= width;
  }

  /** For what theirs has without quotes. */
  static String literal(Match match) {
    return match.place().spot().isLiteral() ? ", literal: true" : "";
  }

  /** Characters that fit. */
  int width(Match match) {
    if (outline.fixed() == null) {
      return Integer.MAX_VALUE;
    }
    var ends = match.place().path().split("-");
    return Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]) + 1;
  }

  static String each(Match match, String more) {
    var place = match.place();
    return "{each: %s, text: %s%s}"
        .formatted(Yaml.text(String.valueOf(place.group())), Yaml.text(place.within()), more);
  }

  static String value(String path, String more) {
    return more.isEmpty() ? Yaml.text(path) : "{at: " + Yaml.text(path) + more + "}";
  }

  /** Left out where theirs has no place for it. */
  void optional(String field, int width) {
    teach(field);
    var match = theirs(field).filter(found -> holds(found, width));
    if (match.isPresent()) {
      from(match.get());
      carried.add(field);
      line("  " + field + ": " + Yaml.text(match.get().place().path()));
    } else {
      line("  " + field + ": none   # their list has no place for it that is wide enough");
    }
  }

  void teach(String field) {
    line("  # " + TEACH.getProperty(field));
  }

  void from(Match match) {
    line("  # Where theirs has it: " + Yaml.comment(match.place().path()));
  }

  void line(String line) {
    text.append(line).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
