package mra.format;

import java.util.HashSet;
import java.util.List;

/**
 * How to read one CSV document.
 *
 * @param header positions, from 0, of the header's columns in its record
 * @param record positions, from 0, of the record's columns
 */
record CsvPlan(Form.Csv form, int[] header, int[] record, int headerSize) {

  static CsvPlan compile(Layout layout, Form.Csv form, Problems problems) {
    var headings = form.headings();
    if (new HashSet<>(headings).size() < headings.size()) {
      problems.at(layout.line(), "two columns have the same name");
    }
    if (layout.record().groups().size() > 1) {
      var group = layout.record().groups().get(1);
      problems.at(group.line(), "CSV has no nested elements: each and per cannot be used");
    }
    var header = positions(layout.header(), List.of(), problems);
    var record = positions(layout.record(), headings, problems);
    int size = 1;
    for (int position : header) {
      size = Math.max(size, position + 1);
    }
    return new CsvPlan(form, header, record, size);
  }

  private static int[] positions(Shape shape, List<String> headings, Problems problems) {
    return shape.groups().getFirst().columns().stream()
        .mapToInt(column -> position(column, headings, problems))
        .toArray();
  }

  /** A heading, or {@code #n} counted from 1. */
  private static int position(Shape.Column column, List<String> headings, Problems problems) {
    int named = headings.indexOf(column.path());
    if (named >= 0) {
      return named;
    }
    if (column.path().matches("#[1-9][0-9]{0,3}")) {
      return Integer.parseInt(column.path().substring(1)) - 1;
    }
    problems.at(column.line(), column.path() + " is neither a column nor #n");
    return 0;
  }
}
