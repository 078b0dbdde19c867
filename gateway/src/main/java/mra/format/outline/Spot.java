package mra.format.outline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An element, attribute, member or column of a sample, and what was seen there. */
public final class Spot {
  private final String namespace;
  private final String name;
  private final boolean attribute;
  private final List<Spot> children = new ArrayList<>();
  private final Values values = new Values();
  private long count;
  private int most;
  private boolean array;
  private boolean disordered;
  private long literals;

  /** Within the occurrence of the parent that is being read. */
  private int here;

  /** Place of the element that was met last within the occurrence that is being read; -1: none. */
  private int last = -1;

  Spot(String namespace, String name, boolean attribute) {
    this.namespace = namespace;
    this.name = name;
    this.attribute = attribute;
  }

  /** The child of that name, which may be new; children are kept in the order that was seen. */
  Spot child(String ofNamespace, String ofName, boolean isAttribute, Budget budget) {
    for (int i = 0; i < children.size(); i++) {
      var child = children.get(i);
      if (child.name.equals(ofName)
          && child.namespace.equals(ofNamespace)
          && child.attribute == isAttribute) {
        met(i, isAttribute);
        return child;
      }
    }
    budget.spot(ofName);
    var child = new Spot(ofNamespace, ofName, isAttribute);
    int at = isAttribute ? children.size() : last + 1;
    children.add(at, child);
    met(at, isAttribute);
    return child;
  }

  /** Attributes have no order. */
  private void met(int at, boolean isAttribute) {
    if (!isAttribute) {
      disordered |= at < last;
      last = at;
    }
  }

  /** Begins one more occurrence. */
  void enter() {
    count++;
    most = Math.max(most, ++here);
    last = -1;
    for (var child : children) {
      child.here = 0;
    }
  }

  void inArray() {
    array = true;
  }

  void text(String text, Budget budget) {
    values.add(text, budget);
  }

  /** The text that was added last stood without quotes. */
  void literal() {
    literals++;
  }

  /** Whether it is a number, true or false wherever it is, in JSON. */
  public boolean isLiteral() {
    return literals > 0 && literals == values.filled();
  }

  public String namespace() {
    return namespace;
  }

  public String name() {
    return name;
  }

  public boolean isAttribute() {
    return attribute;
  }

  public List<Spot> children() {
    return Collections.unmodifiableList(children);
  }

  public Values values() {
    return values;
  }

  /** How often it occurs. */
  public long count() {
    return count;
  }

  /** Whether a parent ever had several. */
  public boolean repeats() {
    return most > 1 || array;
  }

  /** Whether its children came in different orders. */
  public boolean isDisordered() {
    return disordered;
  }

  /** Whether it holds a text and nothing below but attributes. */
  public boolean isLeaf() {
    return children.stream().allMatch(Spot::isAttribute);
  }
}
