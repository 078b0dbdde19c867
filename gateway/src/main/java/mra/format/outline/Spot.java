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
  private long parents;
  private int most;
  private boolean array;
  private boolean disordered;

  /** Within the occurrence of the parent that is being read. */
  private int here;

  /** Place of the child that was met last, within the occurrence that is being read. */
  private int last;

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
        disordered |= i < last;
        last = i;
        return child;
      }
    }
    budget.spot(ofName);
    var child = new Spot(ofNamespace, ofName, isAttribute);
    last = children.isEmpty() ? 0 : last + 1;
    children.add(last, child);
    return child;
  }

  /** Begins one more occurrence. */
  void enter() {
    count++;
    parents += here == 0 ? 1 : 0;
    most = Math.max(most, ++here);
    last = 0;
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

  /** In how many occurrences of its parent it occurs. */
  public long parents() {
    return parents;
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
