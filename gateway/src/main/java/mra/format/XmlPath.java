package mra.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A path of a table: steps of elements, at the end perhaps an attribute. {@code .} is the element
 * itself.
 */
record XmlPath(List<Step> elements, XmlPath.@org.jspecify.annotations.Nullable Step attribute) {

  /**
   * @param namespace interned, as is the name
   */
  record Step(String namespace, String name) {}

  /**
   * @param unprefixed namespace of element steps without a prefix
   * @throws IllegalArgumentException saying what is wrong
   */
  static XmlPath of(String path, Map<String, String> namespaces, String unprefixed) {
    var elements = new ArrayList<Step>();
    Step attribute = null;
    var steps = path.startsWith("/") ? path.substring(1) : path;
    for (var step : steps.equals(".") ? List.<String>of() : List.of(steps.split("/", -1))) {
      if (attribute != null) {
        throw new IllegalArgumentException("nothing can follow the attribute in " + path);
      }
      if (step.startsWith("@")) {
        attribute = step(step.substring(1), path, namespaces, "");
      } else {
        elements.add(step(step, path, namespaces, unprefixed));
      }
    }
    return new XmlPath(List.copyOf(elements), attribute);
  }

  private static Step step(
      String step, String path, Map<String, String> namespaces, String unprefixed) {
    int colon = step.indexOf(':');
    var name = step.substring(colon + 1);
    if (!name.matches("[\\p{L}_][\\p{L}\\p{N}._-]*")) {
      throw new IllegalArgumentException("'" + step + "' in " + path + " is not a name");
    }
    if (colon < 0) {
      return new Step(unprefixed.intern(), name.intern());
    }
    var namespace = namespaces.get(step.substring(0, colon));
    if (namespace == null) {
      throw new IllegalArgumentException(
          "prefix '" + step.substring(0, colon) + "' is not among the namespaces");
    }
    return new Step(namespace.intern(), name.intern());
  }
}
