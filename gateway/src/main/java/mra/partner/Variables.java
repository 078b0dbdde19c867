package mra.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mra.fault.Fault;

/**
 * Values of {@code ${NAMES}}: first those of values.properties, so that a rehearsal never reaches a
 * real partner whose address stands in the environment.
 */
final class Variables {

  static final String FILE = "values.properties";

  private static final Pattern NAME = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)\\}");

  private final Properties values;
  private final Map<String, String> environment;

  private Variables(Properties values, Map<String, String> environment) {
    this.values = values;
    this.environment = environment;
  }

  static Variables of(Layers layers, Map<String, String> environment, Findings findings) {
    var values = new Properties();
    layers.find(FILE).ifPresent(file -> load(values, file, findings));
    return new Variables(values, environment);
  }

  private static void load(Properties values, Path file, Findings findings) {
    try (var reader = Files.newBufferedReader(file)) {
      values.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      findings.error(new Place(file, 0), Fault.PROFILE_INVALID, "it cannot be read as properties");
    }
  }

  /** Those of values.properties in the place of others of the same name. */
  Map<String, String> all() {
    var all = new HashMap<>(environment);
    values.stringPropertyNames().forEach(name -> all.put(name, values.getProperty(name)));
    return all;
  }

  static boolean mentioned(String text) {
    return text.contains("${");
  }

  /** Empty while a variable has no value. */
  Optional<String> fill(String text) {
    var matcher = NAME.matcher(text);
    var filled = new StringBuilder();
    while (matcher.find()) {
      var value = value(matcher.group(1));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(matcher.appendTail(filled).toString());
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.getProperty(name, environment.get(name)))
        .filter(value -> !value.isBlank());
  }
}
