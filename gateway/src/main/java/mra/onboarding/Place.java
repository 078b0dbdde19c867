package mra.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.format.outline.Spot;
import mra.mapping.DateShapes;
import org.jspecify.annotations.Nullable;

/**
 * A value of a record or header that a table could name.
 *
 * @param path as the table would write it
 * @param group path of what repeats around it, or of itself where it does; null where nothing does
 * @param within its path within the group
 * @param steps the names on the way to it, divided into words, without what tells a language
 * @param language what its name says, or the script of its values; null for neither
 * @param languageAt path within the group of what tells the language; null where nothing does
 */
record Place(
    String path,
    @Nullable String group,
    String within,
    List<List<String>> steps,
    @Nullable String language,
    @Nullable String languageAt,
    Spot spot) {

  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("en", "en"),
          Map.entry("eng", "en"),
          Map.entry("english", "en"),
          Map.entry("zh", "zh"),
          Map.entry("cn", "zh"),
          Map.entry("chinese", "zh"),
          Map.entry("tc", "zh-Hant"),
          Map.entry("sc", "zh-Hans"),
          Map.entry("pt", "pt"),
          Map.entry("fr", "fr"),
          Map.entry("de", "de"),
          Map.entry("es", "es"),
          Map.entry("he", "he"),
          Map.entry("heb", "he"),
          Map.entry("hebrew", "he"),
          Map.entry("ru", "ru"),
          Map.entry("rus", "ru"),
          Map.entry("рус", "ru"),
          Map.entry("be", "be"),
          Map.entry("бел", "be"),
          Map.entry("англ", "en"),
          Map.entry("mi", "mi"),
          Map.entry("ja", "ja"),
          Map.entry("jp", "ja"),
          Map.entry("ko", "ko"),
          Map.entry("kr", "ko"),
          Map.entry("ar", "ar"));

  private static final String NO_DAY =
      "0{6,14}|9{6,14}|00[./-]00[./-]0000|0000-00-00|(.*\\D)?9999(\\D.*)?|\\D{1,20}";

  /** Words that say which language a name is in, and nothing of what it names. */
  private static final List<String> LOCAL = List.of("local", "native", "original");

  /** Words that say that here is the value, and not of what. */
  private static final List<String> HOLDERS = List.of("value", "text", "content");

  static Place of(
      String path,
      @Nullable String group,
      String within,
      List<String> names,
      @Nullable String languageAt,
      Spot spot) {
    var steps = new ArrayList<List<String>>();
    names.forEach(name -> steps.add(Words.tokensOf(name)));
    steps.removeIf(List::isEmpty);
    var language = language(steps);
    if (steps.size() > 1 && HOLDERS.containsAll(steps.getLast())) {
      steps.removeLast();
    }
    return new Place(
        path,
        group,
        within,
        steps.isEmpty() ? List.of(List.of("")) : List.copyOf(steps),
        language == null ? script(spot) : language,
        languageAt,
        spot);
  }

  /** Takes the word of a language off the end. */
  private static @Nullable String language(List<List<String>> steps) {
    if (steps.isEmpty()) {
      return null;
    }
    var own = steps.getLast();
    var last = own.getLast();
    var language = LANGUAGES.get(last);
    boolean more = own.size() > 1 || steps.size() > 1;
    if (more && (language != null || LOCAL.contains(last))) {
      steps.removeLast();
      if (own.size() > 1) {
        steps.add(own.subList(0, own.size() - 1));
      }
    }
    return more ? language : null;
  }

  private static @Nullable String script(Spot spot) {
    var text = String.join("", spot.values().distinct());
    if (has(text, Character.UnicodeScript.HIRAGANA)
        || has(text, Character.UnicodeScript.KATAKANA)) {
      return "ja";
    }
    if (has(text, Character.UnicodeScript.HANGUL)) {
      return "ko";
    }
    if (has(text, Character.UnicodeScript.HEBREW)) {
      return "he";
    }
    return has(text, Character.UnicodeScript.HAN) ? "zh" : null;
  }

  private static boolean has(String text, Character.UnicodeScript script) {
    return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == script);
  }

  long filled() {
    return spot.values().filled();
  }

  List<String> values() {
    return List.copyOf(spot.values().distinct());
  }

  /** Patterns that read all its values; none where it holds no days. */
  List<String> dates() {
    return DateShapes.reading(days());
  }

  /** How a number since 1970 reads them, if one does. */
  Optional<String> counting() {
    return DateShapes.counting(days());
  }

  /** Values that stand where there is no day. */
  List<String> fillers() {
    return values().stream().filter(value -> value.matches(NO_DAY)).toList();
  }

  private List<String> days() {
    return values().stream().filter(value -> !value.matches(NO_DAY)).toList();
  }

  boolean unique() {
    return spot.values().distinct().size() == spot.values().filled() || !spot.values().complete();
  }

  boolean all(String pattern) {
    return filled() > 0 && values().stream().allMatch(value -> value.matches(pattern));
  }
}
