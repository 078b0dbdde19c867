package mra.format;

import java.util.Comparator;
import mra.format.schema.SchemaPlace;
import mra.format.schema.SchemaPlan;
import org.jspecify.annotations.Nullable;

/**
 * Puts the elements that a table names into the order in which the schema wants them written, and
 * finds those that the schema does not have.
 */
final class XmlOrder {
  private final Problems problems;

  XmlOrder(Problems problems) {
    this.problems = problems;
  }

  void sort(XmlBinding document, SchemaPlan schema) {
    for (var root : document.children) {
      sort(root, schema.place(root.namespace, root.name), null);
    }
  }

  private void sort(XmlBinding element, @Nullable SchemaPlace place, @Nullable SchemaPlace parent) {
    if (place == null) {
      problems.at(
          element.line,
          "the schema has no element "
              + element.name
              + " there"
              + (parent == null ? "" : parent.instead(element.name)));
      return;
    }
    if (element.text != null && !place.hasText()) {
      problems.at(element.text.line(), element.name + " holds elements, not text");
    }
    for (var attribute : element.attributes) {
      var step = attribute.step();
      if (step != null && !place.hasAttribute(step.namespace(), step.name())) {
        problems.at(attribute.line(), element.name + " has no attribute " + step.name());
      }
    }
    element.children.sort(
        Comparator.comparingInt(child -> place.position(child.namespace, child.name)));
    for (var child : element.children) {
      sort(child, place.child(child.namespace, child.name), place);
    }
  }
}
