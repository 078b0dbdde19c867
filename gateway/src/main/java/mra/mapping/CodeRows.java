package mra.mapping;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import mra.partner.Findings;
import mra.partner.Layers;
import mra.partner.Place;
import org.jspecify.annotations.Nullable;

/** The lines of a code list for people: theirs, ours, first day, last day, whether written. */
public final class CodeRows {
  private CodeRows() {}

  public static List<List<String>> of(Layers layers, String name) {
    return new CodeLists(layers, new Findings())
        .named(name, new Place(Path.of(""), 0))
        .map(list -> list.rows().stream().map(CodeRows::row).toList())
        .orElse(List.of());
  }

  private static List<String> row(CodeList.Row row) {
    return List.of(
        row.theirs(), row.ours(), day(row.from()), day(row.to()), row.write() ? "yes" : "");
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }
}
