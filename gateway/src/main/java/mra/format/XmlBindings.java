package mra.format;

import java.util.HashMap;
import java.util.Map;

/** Compiles the paths of a layout into one tree below the document. */
final class XmlBindings {
  private final Layout layout;
  private final Form.Xml form;
  private final Problems problems;
  private final XmlBinding document = new XmlBinding("", "", 0);
  private final Map<Integer, XmlBinding> groups = new HashMap<>();

  private XmlBindings(Layout layout, Form.Xml form, Problems problems) {
    this.layout = layout;
    this.form = form;
    this.problems = problems;
  }

  static XmlBinding compile(Layout layout, Form.Xml form, Problems problems) {
    var bindings = new XmlBindings(layout, form, problems);
    try {
      bindings.record();
    } catch (IllegalArgumentException wrong) {
      problems.at(layout.line(), String.valueOf(wrong.getMessage()));
    }
    return bindings.document;
  }

  private void record() {
    var path = XmlPath.of(form.record(), form.namespaces(), "");
    if (path.attribute() != null || path.elements().isEmpty()) {
      throw new IllegalArgumentException("record must name an element");
    }
    var record = document.at(path.elements(), layout.line());
    record.record = true;
    groups.put(Shape.RECORD, record);
    var unprefixed = record.namespace;
    for (var column : layout.header().groups().getFirst().columns()) {
      bind(true, Shape.RECORD, layout.header(), column, document, unprefixed);
    }
    var shape = layout.record();
    for (int i = 1; i < shape.groups().size(); i++) {
      group(i, shape.groups().get(i), unprefixed);
    }
    for (int i = 0; i < shape.groups().size(); i++) {
      for (var column : shape.groups().get(i).columns()) {
        bind(false, i, shape, column, groups.getOrDefault(i, record), unprefixed);
      }
    }
  }

  private void group(int number, Shape.Group group, String unprefixed) {
    try {
      var path = XmlPath.of(group.path(), form.namespaces(), unprefixed);
      var parent = groups.get(group.parent());
      if (path.attribute() != null || path.elements().isEmpty() || parent == null) {
        throw new IllegalArgumentException("each and per must name an element");
      }
      var at = parent.at(path.elements(), group.line());
      at.group = number;
      at.parentGroup = group.parent();
      groups.put(number, at);
    } catch (IllegalArgumentException wrong) {
      problems.at(group.line(), String.valueOf(wrong.getMessage()));
    }
  }

  private void bind(
      boolean header,
      int group,
      Shape shape,
      Shape.Column column,
      XmlBinding from,
      String unprefixed) {
    try {
      var path = XmlPath.of(column.path(), form.namespaces(), unprefixed);
      int number = shape.column(group, column.path(), column.line());
      from.at(path.elements(), column.line())
          .target(new XmlBinding.Target(header, group, number, path.attribute(), column.line()));
    } catch (IllegalArgumentException wrong) {
      problems.at(column.line(), String.valueOf(wrong.getMessage()));
    }
  }
}
