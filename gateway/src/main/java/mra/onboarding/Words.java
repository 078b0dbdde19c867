package mra.onboarding;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What partners call fields and values, in many languages, by our word. */
final class Words {
  private static final Map<String, List<List<String>>> FIELDS = tokens("words.properties");
  private static final Map<String, List<List<String>>> VALUES = tokens("values.properties");

  private Words() {}

  /** The texts of a resource beside this class. */
  static Properties properties(String name) {
    var properties = new Properties();
    try (var stream = Words.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("The program was built without " + name);
      }
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<List<String>>> tokens(String name) {
    var all = new HashMap<String, List<List<String>>>();
    properties(name)
        .forEach((word, texts) ->
            all.put(
                word.toString(),
                Arrays.stream(texts.toString().split(",")).map(Words::tokensOf).toList()));
    return all;
  }

  /** Lower case, without accents, divided where a name of several words is. */
  static List<String> tokensOf(String name) {
    var plain =
        Normalizer.normalize(
                name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").replaceAll("(\\p{L})(\\d)", "$1 $2"),
                Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip();
    return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
  }

  /**
   * How well a name fits one of our fields: 100 where it is what such a field is called.
   *
   * @param steps names from the outside to the value's own
   */
  static int likeness(String field, List<List<String>> steps) {
    var own = steps.getLast();
    var both = new ArrayList<String>();
    if (steps.size() > 1) {
      both.addAll(steps.get(steps.size() - 2));
    }
    both.addAll(own);
    return FIELDS.getOrDefault(field, List.of()).stream()
        .mapToInt(word -> likeness(word, own, both))
        .max()
        .orElse(0);
  }

  private static int likeness(List<String> word, List<String> own, List<String> both) {
    var joined = String.join("", word);
    var name = String.join("", own);
    if (own.equals(word) || name.equals(joined)) {
      return 100;
    }
    if (both.equals(word)) {
      return 95;
    }
    if (new HashSet<>(own).containsAll(word)) {
      return 60 + 30 * word.size() / own.size();
    }
    if (word.size() > 1 && new HashSet<>(both).containsAll(word)) {
      return 60 + 25 * word.size() / both.size();
    }
    boolean ideographs = joined.codePoints().allMatch(Character::isIdeographic);
    return ideographs && joined.length() > 1 && name.contains(joined) ? 75 : 0;
  }

  /** Our word for a value, where its meaning is certain. */
  static Optional<String> meaning(String field, String value) {
    var tokens = tokensOf(value);
    return VALUES.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(field + "."))
        .filter(entry -> entry.getValue().contains(tokens))
        .map(entry -> entry.getKey().substring(field.length() + 1))
        .min(Comparator.naturalOrder());
  }
}
