package mra.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns as wide as their widest cell; numbers to the right. Chinese characters count as two
 * columns.
 */
final class Table {
  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heads) {
    this.heads = List.of(heads);
  }

  void row(List<String> cells) {
    rows.add(cells.stream().map(Table::printable).toList());
  }

  /** A terminal must not obey what a partner wrote. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cc}", "?");
  }

  void print(PrintWriter out) {
    if (rows.isEmpty()) {
      out.println("none");
      out.flush();
      return;
    }
    var widths = heads.stream().mapToInt(Table::width).toArray();
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    line(out, heads, widths);
    rows.forEach(row -> line(out, row, widths));
    out.flush();
  }

  private static void line(PrintWriter out, List<String> cells, int[] widths) {
    var text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      var cell = cells.get(i);
      var gap = " ".repeat(widths[i] - width(cell));
      text.append(isNumber(cell) ? gap + cell : cell + gap).append("  ");
    }
    out.println(text.toString().stripTrailing());
  }

  private static boolean isNumber(String cell) {
    return !cell.isEmpty() && cell.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x1100 && Character.isIdeographic(c) ? 2 : 1).sum();
  }
}
