package mra.format;

/** What must hold of tables whose documents are in lines. */
final class Lined {
  private Lined() {}

  static void flat(String kind, Layout layout, Form.Lines lines, Problems problems) {
    if (layout.record().groups().size() > 1) {
      var group = layout.record().groups().get(1);
      problems.at(group.line(), kind + " has no nested elements: each and per cannot be used");
    }
    if (lines.headerRecord() == null) {
      layout
          .header()
          .groups()
          .getFirst()
          .columns()
          .forEach(column ->
              problems.at(
                  column.line(),
                  "without a header-record there is no " + column.path() + " to read"));
    }
  }
}
