package mra.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** YAML 1.2, 10.2: the JSON schema, but what is none of its types is a string. */
final class YamlScalars {

  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,18})\\.[0-9]{1,18}");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private YamlScalars() {}

  static JsonNode json(ScalarNode scalar) {
    var text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return JSON.textNode(text);
    }
    return switch (text) {
      case "", "~", "null" -> JSON.nullNode();
      case "true" -> JSON.booleanNode(true);
      case "false" -> JSON.booleanNode(false);
      default -> {
        if (INTEGER.matcher(text).matches()) {
          yield JSON.numberNode(new BigInteger(text));
        }
        yield NUMBER.matcher(text).matches()
            ? JSON.numberNode(new BigDecimal(text))
            : JSON.textNode(text);
      }
    };
  }
}
