package mra.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Fills the texts that every new partner begins with. */
final class ProfileText {
  private final String partner;
  private final List<String> countries;
  private final String english;
  private final String chinese;

  ProfileText(String partner, List<String> countries) {
    this.partner = partner;
    this.countries = countries;
    var country = Locale.of("", countries.getFirst());
    boolean one = countries.size() == 1;
    this.english = one ? country.getDisplayCountry(Locale.ENGLISH) : partner;
    this.chinese = one ? country.getDisplayCountry(Locale.SIMPLIFIED_CHINESE) : partner;
  }

  /**
   * @param detached whether the signature of a list is a file beside it
   * @param ours fields that the table of our list to the partner has a place for
   */
  String profile(
      String over,
      boolean detached,
      Collection<String> programmes,
      String pattern,
      Set<String> ours) {
    var sealed = detached ? "detached" : over;
    boolean allNames = ours.contains("name.all");
    var discloses =
        (allNames ? "name" : "name.en")
            + (ours.contains("address.lines") ? ", address" : "")
            + ", standing, validity";
    return filled("partner.yaml.txt", Map.of())
        .replace("@PULL@\n", filled("pull-" + over + ".txt", Map.of()))
        .replace("@PUSH@\n", filled("push-" + sealed + ".txt", Map.of()))
        .replace("@TRUST@\n", filled("trust-" + sealed + ".txt", Map.of()))
        .replace("@DISCLOSES@", discloses)
        .replace("@REQUIRES@", allNames ? "" : "      requires: [name.en]\n")
        .replace("@PATTERN@", pattern)
        .replace("@PROGRAMMES@", String.join(", ", programmes));
  }

  String readme(String origin) {
    return filled("README.md.txt", Map.of("@ORIGIN@", origin));
  }

  String certificates() {
    return filled("certificates.md.txt", Map.of());
  }

  /** The sample that a partner begins with when there is none of its own. */
  String sample(String extension) {
    return filled("sample." + extension, Map.of());
  }

  /** Lines for programme.csv. */
  List<String> programmes(Set<String> words) {
    return words.stream()
        .map(word ->
            word
                + ","
                + partner
                + ","
                + quoted(english + " AEO " + word.substring(partner.length() + 1))
                + ","
                + quoted(chinese + "AEO " + word.substring(partner.length() + 1)))
        .toList();
  }

  private static String quoted(String text) {
    return text.contains(",") ? '"' + text + '"' : text;
  }

  private String filled(String name, Map<String, String> more) {
    var text = resource(name);
    for (var entry : more.entrySet()) {
      text = text.replace(entry.getKey(), entry.getValue());
    }
    return text.replace("@ID@", partner)
        .replace("@SMALL@", partner.toLowerCase(Locale.ROOT))
        .replace("@COUNTRY@", countries.getFirst())
        .replace("@COUNTRIES@", Yaml.list(countries).replaceAll("[\\[\\]]", ""))
        .replace("@EN_YAML@", Yaml.text(english))
        .replace("@ZH_YAML@", Yaml.text(chinese))
        .replace("@EN@", english);
  }

  static String resource(String name) {
    try (var stream = ProfileText.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("The program was built without " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
