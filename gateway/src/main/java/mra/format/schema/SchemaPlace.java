package mra.format.schema;

import mra.partner.DidYouMean;
import org.jspecify.annotations.Nullable;

/** An element of a schema, to look up what it may hold. */
public final class SchemaPlace {
  private final TypePlan type;

  SchemaPlace(TypePlan type) {
    this.type = type;
  }

  /** Null when there is no such child. */
  public @Nullable SchemaPlace child(String namespace, String name) {
    int position = position(namespace, name);
    return position < 0 || type.children == null
        ? null
        : new SchemaPlace(type.children.elements().get(position).type());
  }

  /** What somebody probably meant who looks for a child that is not there; empty for no idea. */
  public String instead(String name) {
    if (hasAttribute("", name)) {
      return "; it is an attribute, @" + name;
    }
    if (type.children == null) {
      return "";
    }
    var elements = type.children.elements();
    return elements.stream()
        .filter(element -> element.name().equals(name))
        .findFirst()
        .map(element -> "; there is one in the namespace " + element.namespace())
        .orElseGet(
            () -> DidYouMean.hint(name, elements.stream().map(element -> element.name()).toList()));
  }

  /** Where the child stands among the children, in the order of the schema; -1 when nowhere. */
  public int position(String namespace, String name) {
    if (type.children != null) {
      var elements = type.children.elements();
      for (int i = 0; i < elements.size(); i++) {
        if (elements.get(i).is(namespace, name)) {
          return i;
        }
      }
    }
    return -1;
  }

  /** Whether the child may come any number of times in a row, which all mean the same. */
  public boolean repeats(String namespace, String name) {
    return type.children != null && type.children.repeats(namespace, name);
  }

  public boolean hasAttribute(String namespace, String name) {
    return type.attribute(namespace, name) != null;
  }

  /** Whether it holds text rather than children. */
  public boolean hasText() {
    return type.text != null;
  }
}
