package mra.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mra.fault.Fault;
import mra.format.Fields;
import mra.format.Shape;
import mra.partner.Findings;
import mra.partner.Place;

/** Which of the paths that a table names ever held something. */
final class Coverage {
  private final Path table;
  private final List<Column> columns = new ArrayList<>();

  /** One path and where the table names it. */
  private static final class Column {
    final int group;
    final int number;
    final String path;
    final int line;
    boolean seen;

    Column(int group, int number, String path, int line) {
      this.group = group;
      this.number = number;
      this.path = path;
      this.line = line;
    }

    boolean isFilled(Fields fields) {
      for (int row = 0; row < fields.rows(group); row++) {
        var text = fields.get(group, row, number);
        if (text != null && !text.isBlank()) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * @param table the file that names the paths
   */
  Coverage(Shape shape, Path table) {
    this.table = table;
    shape.visit((group, number, path, line) -> columns.add(new Column(group, number, path, line)));
  }

  void mark(Fields fields) {
    for (var column : columns) {
      column.seen = column.seen || column.isFilled(fields);
    }
  }

  /** For people: what repeats, then the path in there. */
  String path(Cell cell) {
    return columns.stream()
        .filter(column -> column.group == cell.group() && column.number == cell.column())
        .map(column -> column.path)
        .findFirst()
        .orElse(cell.path());
  }

  /** Where the table names the path of a value. */
  Place place(Scalar scalar) {
    int line =
        columns.stream()
            .filter(column ->
                scalar.cells().stream()
                    .anyMatch(
                        cell -> cell.group() == column.group && cell.column() == column.number))
            .mapToInt(column -> column.line)
            .findFirst()
            .orElse(0);
    return new Place(table, line);
  }

  void unmatched(Findings findings) {
    for (var column : columns) {
      if (!column.seen) {
        findings.warning(
            new Place(table, column.line),
            Fault.MAPPING_INVALID,
            column.path + " matches nothing in any sample",
            "mend the path, or add a sample that has it");
      }
    }
  }
}
