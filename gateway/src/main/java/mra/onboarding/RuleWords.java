package mra.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** What a line of a mapping table does, in words. */
public final class RuleWords {
  private static final Properties PHRASES = Words.properties("rules.properties");
  private static final Properties TITLES = Words.properties("titles.properties");

  /** They say where a value stands, which is shown by itself. */
  private static final Set<String> PATHS = Set.of("at", "text");

  /** The two languages of agreements. */
  public enum Language {
    ENGLISH,
    CHINESE
  }

  private RuleWords() {}

  /** The name of one of our fields. */
  public static String title(String field, Language language) {
    int dot = field.indexOf('.');
    boolean identifier = field.startsWith("identifiers.");
    return identifier
        ? phrase(TITLES, "identifiers", language) + " " + field.substring(dot + 1)
        : phrase(TITLES, field, language);
  }

  /** The paths that a value is made of. */
  public static List<String> paths(JsonNode value) {
    if (value.isTextual()) {
      return List.of(value.textValue());
    }
    var paths = new ArrayList<String>();
    if (value.has("each")) {
      var text = value.path("text").asText(".");
      paths.add(value.path("each").asText() + (text.equals(".") ? "" : " > " + text));
    } else if (value.has("at")) {
      paths.add(value.path("at").asText());
    }
    value.path("join").forEach(path -> paths.add(path.asText()));
    return List.copyOf(paths);
  }

  /** The rule as a sentence without its full stop. */
  public static String rule(JsonNode value, Language language) {
    if (value.isTextual()) {
      return phrase(PHRASES, "asis", language);
    }
    var parts =
        value
            .propertyStream()
            .filter(word -> !PATHS.contains(word.getKey()))
            .map(word -> part(word.getKey(), word.getValue(), language))
            .toList();
    return parts.isEmpty()
        ? phrase(PHRASES, "asis", language)
        : String.join(language == Language.ENGLISH ? "; " : "；", parts);
  }

  private static String part(String word, JsonNode value, Language language) {
    var phrase = phrase(PHRASES, word, language);
    if (phrase.equals(word)) {
      return word + ": " + shown(value);
    }
    return switch (word) {
      case "when" -> filled(phrase, value.path("at").asText(), shown(value.path("is")));
      case "prefix" -> filled(phrase, value.path("theirs").asText(), value.path("ours").asText());
      case "lang" ->
          filled(phrase, shown(value.has("constant") ? value.path("constant") : value), "");
      default -> filled(phrase, shown(value), "");
    };
  }

  private static String filled(String phrase, String first, String second) {
    return phrase.replace("{1}", second).replace("{0}", first);
  }

  private static String shown(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().map(RuleWords::shown).collect(Collectors.joining(", "));
    }
    return value.isObject()
        ? value
            .propertyStream()
            .map((Map.Entry<String, JsonNode> entry) ->
                entry.getKey() + " " + shown(entry.getValue()))
            .collect(Collectors.joining(", "))
        : value.asText();
  }

  /** The key itself where there is no text. */
  private static String phrase(Properties texts, String key, Language language) {
    var both = texts.getProperty(key);
    if (both == null) {
      return key;
    }
    int bar = both.indexOf(" | ");
    return language == Language.ENGLISH ? both.substring(0, bar) : both.substring(bar + 3);
  }
}
