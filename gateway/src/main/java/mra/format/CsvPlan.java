package mra.format;

import java.util.HashSet;
import java.util.List;
import mra.partner.DidYouMean;
import org.jspecify.annotations.Nullable;

/**
 * How to read and write one CSV document.
 *
 * @param header positions, from 0, of the header's columns in its record
 * @param record positions, from 0, of the record's columns
 * @param trailerSize fields of the trailer
 * @param countAt position of the count in the trailer, -1 for none
 * @param digestAt position of the digest, -1 for none
 */
record CsvPlan(
    Form.Csv form,
    int[] header,
    int[] record,
    int headerSize,
    int trailerSize,
    int countAt,
    int digestAt) {

  static CsvPlan compile(Layout layout, Form.Csv form, Problems problems) {
    var headings = form.headings();
    if (new HashSet<>(headings).size() < headings.size()) {
      problems.at(layout.line(), "two columns have the same name");
    }
    Lined.flat("CSV", layout, form.lines(), problems);
    var header = positions(layout.header(), List.of(), problems);
    var record = positions(layout.record(), headings, problems);
    var trailer = form.lines().trailer();
    int countAt = trailer == null ? -1 : position(trailer.count(), layout, problems);
    int digestAt = trailer == null ? -1 : position(trailer.digest(), layout, problems);
    int needed = Math.max(countAt, digestAt) + 1;
    int stated = trailer == null ? 0 : trailer.size();
    if (stated > 0 && stated < needed) {
      problems.at(layout.line(), "the trailer has more fields than it states");
    }
    return new CsvPlan(
        form,
        header,
        record,
        headerSize(header, layout, form, problems),
        Math.max(Math.max(1, stated), needed),
        countAt,
        digestAt);
  }

  private static int headerSize(int[] positions, Layout layout, Form.Csv form, Problems problems) {
    int size = 1;
    for (int position : positions) {
      size = Math.max(size, position + 1);
    }
    if (form.headerFields() > 0 && form.headerFields() < size) {
      problems.at(layout.line(), "the header has more fields than header-fields states");
    }
    return Math.max(size, form.headerFields());
  }

  private static int[] positions(Shape shape, List<String> headings, Problems problems) {
    return shape.groups().getFirst().columns().stream()
        .mapToInt(column -> position(column, headings, problems))
        .toArray();
  }

  private static int position(@Nullable String path, Layout layout, Problems problems) {
    return path == null ? -1 : position(new Shape.Column(path, layout.line()), List.of(), problems);
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
    problems.at(
        column.line(),
        column.path() + " is neither a column nor #n" + DidYouMean.hint(column.path(), headings));
    return 0;
  }
}
