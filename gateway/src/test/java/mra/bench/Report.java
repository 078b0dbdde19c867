package mra.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures for people and for machines. */
final class Report {
  private Report() {}

  static void table(List<Figure> figures, PrintStream out) {
    out.printf("%-20s %12s %12s %-14s %7s %6s%n", "name", "ours", "peer", "unit", "ratio", "goal");
    for (var each : figures) {
      out.printf(
          Locale.ROOT,
          "%-20s %12.2f %12s %-14s %7.2f %6s  %s%n    %s%n",
          each.name(),
          each.ours(),
          number(each.peer()),
          each.unit(),
          each.ratio(),
          number(each.goal()),
          each.met() ? "" : "BELOW THE GOAL",
          each.note());
    }
  }

  static void json(List<Figure> figures, PrintStream out) throws IOException {
    var rows = figures.stream().map(Report::row).toList();
    out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
  }

  private static Map<String, @Nullable Object> row(Figure figure) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("name", figure.name());
    row.put("ratio", figure.ratio());
    row.put("better", figure.better().name().toLowerCase(Locale.ROOT));
    row.put("goal", figure.goal());
    row.put("ours", figure.ours());
    row.put("peer", figure.peer());
    row.put("unit", figure.unit());
    return row;
  }

  private static String number(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }
}
