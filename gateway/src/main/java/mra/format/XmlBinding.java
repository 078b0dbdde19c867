package mra.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One element of the paths that a table uses, and where its text and attributes go. */
final class XmlBinding {
  final String namespace;
  final String name;
  final List<XmlBinding> children = new ArrayList<>();
  final List<Target> attributes = new ArrayList<>();

  /** Of the mapping table, where the first path through here stands. */
  final int line;

  /** Whether each such element is a record. */
  boolean record;

  /** The group whose row begins here; -1 when none does. */
  int group = -1;

  int parentGroup = -1;

  @Nullable Target text;

  /**
   * Where a value goes.
   *
   * @param header whether it is a field of the header, else of the record
   * @param step the attribute's name; null for text
   * @param line of the mapping table
   */
  record Target(boolean header, int group, int column, XmlPath.@Nullable Step step, int line) {}

  XmlBinding(String namespace, String name, int line) {
    this.namespace = namespace;
    this.name = name;
    this.line = line;
  }

  @Nullable XmlBinding child(String otherNamespace, String otherName) {
    for (int i = 0; i < children.size(); i++) {
      var child = children.get(i);
      if (child.name.equals(otherName) && child.namespace.equals(otherNamespace)) {
        return child;
      }
    }
    return null;
  }

  /** The element at the end of the steps, made where it is not there yet. */
  XmlBinding at(List<XmlPath.Step> steps, int line) {
    var at = this;
    for (var step : steps) {
      var next = at.child(step.namespace(), step.name());
      if (next == null) {
        next = new XmlBinding(step.namespace(), step.name(), line);
        at.children.add(next);
      }
      at = next;
    }
    return at;
  }

  void target(Target target) {
    if (target.step() == null) {
      text = target;
    } else {
      attributes.add(target);
    }
  }
}
