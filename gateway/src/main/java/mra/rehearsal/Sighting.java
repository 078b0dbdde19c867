package mra.rehearsal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that an administration saw or did.
 *
 * @param facts by the names in {@link Sight}
 */
public record Sighting(Sight sight, Map<String, Object> facts) {
  private static final Pattern NAME = Pattern.compile("\\{([a-z]+)\\}");
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");

  public Sighting {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  static Sighting of(Sight sight) {
    return new Sighting(sight, Map.of());
  }

  /** A command that was not obeyed. */
  public static Sighting notDone(String why) {
    return of(Sight.NOT_DONE).with("detail", why);
  }

  public static Sighting help(String commands, String days) {
    return of(Sight.HELP).with("commands", commands).with("days", days);
  }

  Sighting with(String name, Object fact) {
    var more = new LinkedHashMap<>(facts);
    more.put(name, fact instanceof String text ? CONTROLS.matcher(text).replaceAll(" ") : fact);
    return new Sighting(sight, more);
  }

  public String english() {
    return filled(sight.english());
  }

  public String chinese() {
    return filled(sight.chinese());
  }

  private String filled(String sentence) {
    return NAME.matcher(sentence)
        .replaceAll(
            name -> Matcher.quoteReplacement(String.valueOf(facts.getOrDefault(name.group(1), ""))))
        .strip();
  }
}
