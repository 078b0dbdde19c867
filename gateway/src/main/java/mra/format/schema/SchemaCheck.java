package mra.format.schema;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks one document as its events go by. Each method answers null, or what is wrong without
 * quoting the document; after a violation only {@link #unwind} makes sense.
 */
public final class SchemaCheck {
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private final SchemaPlan schema;
  private TypePlan[] types = new TypePlan[16];
  private int[] states = new int[16];
  private int depth;
  private int required;

  public SchemaCheck(SchemaPlan schema) {
    this.schema = schema;
  }

  /**
   * A start tag.
   *
   * @param before text between the previous tag and this one
   */
  public @Nullable String start(String namespace, String name, Text before) {
    TypePlan type;
    if (depth == 0) {
      var root = schema.root(namespace, name);
      if (root == null) {
        return "the schema declares no such document element";
      }
      type = root.type();
    } else {
      var model = types[depth - 1].children;
      if (model == null) {
        return "an element where only text may stand";
      }
      if (!before.isBlank()) {
        return "text between elements";
      }
      var move = model.move(states[depth - 1], namespace, name);
      if (move == null) {
        return "not expected here; expected: " + model.expected(states[depth - 1]);
      }
      states[depth - 1] = move.to();
      type = move.element().type();
    }
    push(type);
    return null;
  }

  private void push(TypePlan type) {
    if (depth == types.length) {
      types = Arrays.copyOf(types, depth * 2);
      states = Arrays.copyOf(states, depth * 2);
    }
    types[depth] = type;
    states[depth] = 0;
    depth++;
    required = 0;
  }

  /**
   * An attribute of the element that started last.
   *
   * @param value its white space is treated as the type says
   */
  public @Nullable String attribute(String namespace, String name, Text value) {
    var attribute = types[depth - 1].attribute(namespace, name);
    if (attribute == null) {
      return namespace.equals(XSI) && name.endsWith("chemaLocation")
          ? null
          : "attribute " + name + " is not expected here";
    }
    required += attribute.required() ? 1 : 0;
    var broken = attribute.type().check(value);
    return broken == null ? null : "attribute " + name + " is " + broken;
  }

  public @Nullable String attributesEnd() {
    return required == types[depth - 1].required ? null : "a required attribute is missing";
  }

  /**
   * An end tag.
   *
   * @param text since the last tag; its white space is treated as the type says
   */
  public @Nullable String end(Text text) {
    var type = types[--depth];
    if (type.text != null) {
      var broken = type.text.check(text);
      return broken == null ? null : "the value is " + broken;
    }
    var model = type.children;
    if (!text.isBlank()) {
      return "text between elements";
    }
    if (model == ContentModel.EMPTY && text.length() > 0) {
      return "white space in an element that must be empty";
    }
    return model == null || model.mayEnd(states[depth])
        ? null
        : "incomplete; expected: " + model.expected(states[depth]);
  }

  /** Forgets everything below an element, to go on after it. */
  public void unwind(int toDepth) {
    depth = toDepth;
  }
}
