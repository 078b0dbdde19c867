package mra.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a configuration file, by its JSON Schema. The program brings the schemas it
 * understands; the copies beside the data serve editors.
 */
public final class Structure {

  private final Schema schema;
  private final Fault fault;

  /**
   * @param name a file of schemas/profile/, for example partner.schema.json
   * @param fault what a violation is
   */
  public Structure(String name, Fault fault) {
    this.fault = fault;
    var english = SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build();
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(english));
    try (var stream = Structure.class.getResourceAsStream("/schemas/profile/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("The program was built without schemas/profile/" + name);
      }
      this.schema = registry.getSchema(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void check(YamlTree tree, Findings findings) {
    for (var error : schema.validate(tree.root())) {
      findings.error(tree.place(pointer(error)), fault, text(error), suggestion(error));
    }
  }

  /** An unknown key is shown where it stands, not where its mapping begins. */
  private static String pointer(Error error) {
    var at = error.getInstanceLocation().toString();
    return isUnknownKey(error) ? YamlTree.child(at, error.getProperty()) : at;
  }

  private static boolean isUnknownKey(Error error) {
    return error.getKeyword().equals("additionalProperties")
        || error.getKeyword().equals("propertyNames");
  }

  private @Nullable String suggestion(Error error) {
    return switch (error.getKeyword()) {
      case "additionalProperties" -> DidYouMean.suggestion(error.getProperty(), siblings(error));
      case "propertyNames" ->
          DidYouMean.suggestion(error.getProperty(), texts(error.getSchemaNode().path("enum")));
      case "enum" ->
          DidYouMean.suggestion(error.getInstanceNode().asText(), texts(error.getSchemaNode()));
      case "type" ->
          error.getInstanceNode().isNumber()
              ? "write it with its unit, such as 15%, 24h or 4 GiB, or in quotes where it has none"
              : null;
      default -> null;
    };
  }

  private String text(Error error) {
    return switch (error.getKeyword()) {
      case "additionalProperties", "propertyNames" ->
          "the key '" + error.getProperty() + "' is not known";
      case "required" -> "the key '" + error.getProperty() + "' is missing" + within(error);
      case "enum" -> notOneOf(error);
      default -> named(error) + error.getMessage();
    };
  }

  /** The keys that the schema allows where the unknown one stands. */
  private List<String> siblings(Error error) {
    var path = error.getSchemaLocation().getFragment().toString();
    var parent = schema.getSchemaNode().at(path.substring(0, path.lastIndexOf('/')));
    return parent.path("properties").propertyStream().map(Map.Entry::getKey).toList();
  }

  private static String notOneOf(Error error) {
    var known = texts(error.getSchemaNode());
    var value = error.getInstanceNode().asText();
    return named(error) + "'" + value + "' is not one of " + String.join(", ", known);
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private static String within(Error error) {
    var name = name(error);
    return name.isEmpty() ? "" : " in " + name;
  }

  private static String named(Error error) {
    var name = name(error);
    return name.isEmpty() ? "" : name + ": ";
  }

  /** The innermost key; the items of a list have none of their own. */
  private static String name(Error error) {
    var pointer = error.getInstanceLocation().toString().replaceFirst("(/[0-9]+)+$", "");
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
