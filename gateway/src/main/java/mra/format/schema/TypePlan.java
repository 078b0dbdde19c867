package mra.format.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an element may hold: attributes, and either text, or children, or nothing. */
final class TypePlan {
  final List<Attribute> attributes;

  /** Number of attributes that must be there. */
  final int required;

  /** Null when the element holds children or nothing. */
  final @Nullable SimpleType text;

  /** Null when the element holds text. Filled after construction: types may contain themselves. */
  @Nullable ContentModel children;

  record Attribute(String namespace, String name, boolean required, SimpleType type) {}

  TypePlan(List<Attribute> attributes, @Nullable SimpleType text) {
    this.attributes = attributes;
    this.required = (int) attributes.stream().filter(Attribute::required).count();
    this.text = text;
  }

  @Nullable Attribute attribute(String namespace, String name) {
    for (int i = 0; i < attributes.size(); i++) {
      var attribute = attributes.get(i);
      if (attribute.name.equals(name) && attribute.namespace.equals(namespace)) {
        return attribute;
      }
    }
    return null;
  }
}
