package mra.mapping;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.fault.Fault;
import mra.partner.Findings;
import mra.partner.Layers;
import mra.partner.Place;
import mra.partner.Utf8;
import org.jspecify.annotations.Nullable;

/** The code lists of a configuration, each read when a table first names it. */
final class CodeLists {
  private static final List<String> COLUMNS = List.of("theirs", "ours", "from", "to", "write");

  private final Layers layers;
  private final Findings findings;
  private final Map<String, Optional<CodeList>> lists = new HashMap<>();

  CodeLists(Layers layers, Findings findings) {
    this.layers = layers;
    this.findings = findings;
  }

  /** Empty when there is no such list, or none that can be read; a finding says why. */
  Optional<CodeList> named(String name, Place asked) {
    return lists.computeIfAbsent(name, key -> find(key, asked));
  }

  private Optional<CodeList> find(String name, Place asked) {
    var file = layers.find("mappings/codelists/" + name + ".csv");
    if (file.isEmpty()) {
      findings.error(asked, Fault.MAPPING_INVALID, "there is no code list '" + name + "'");
    }
    return file.flatMap(path -> read(name, path));
  }

  private Optional<CodeList> read(String name, Path file) {
    try {
      return Utf8.read(file, Fault.CODE_LIST_INVALID, "CSV UTF-8", findings)
          .flatMap(text -> parse(name, file, text));
    } catch (IOException | CsvParseException unreadable) {
      error(new Place(file, 0), "it cannot be read as CSV in UTF-8");
      return Optional.empty();
    }
  }

  private Optional<CodeList> parse(String name, Path file, String text) {
    var records =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofNamedCsvRecord(text)
            .stream()
            .toList();
    var rows = new ArrayList<CodeList.Row>();
    for (var record : records) {
      if (!record.getHeader().equals(COLUMNS) || record.getFieldCount() != COLUMNS.size()) {
        error(place(file, record), "a line has the fields " + String.join(",", COLUMNS));
        return Optional.empty();
      }
      var row = row(place(file, record), record);
      if (row != null) {
        rows.add(row);
      }
    }
    rows.forEach(row -> unique(row, rows));
    new CodeListDays(findings).check(rows);
    return Optional.of(new CodeList(name, List.copyOf(rows)));
  }

  private CodeList.@Nullable Row row(Place place, NamedCsvRecord record) {
    var write = record.getField("write");
    if (!write.isEmpty() && !write.equals("yes")) {
      error(place, "write is 'yes' or empty");
      return null;
    }
    if (record.getField("theirs").isEmpty() || record.getField("ours").isEmpty()) {
      error(place, "theirs and ours must not be empty");
      return null;
    }
    try {
      return new CodeList.Row(
          place,
          record.getField("theirs"),
          record.getField("ours"),
          day(record.getField("from")),
          day(record.getField("to")),
          !write.isEmpty());
    } catch (DateTimeException notADay) {
      error(place, "from and to are days like 2026-04-01, or empty");
      return null;
    }
  }

  private static @Nullable LocalDate day(String text) {
    return text.isEmpty() ? null : LocalDate.parse(text);
  }

  /** On any day a value means one thing, and a meaning is written in one way. */
  private void unique(CodeList.Row row, List<CodeList.Row> rows) {
    for (var other : rows) {
      if (other.place().line() >= row.place().line()) {
        return;
      }
      if (row.overlaps(other) && row.theirs().equals(other.theirs())) {
        error(
            row.place(),
            "'"
                + row.theirs()
                + "' stands in line "
                + other.place().line()
                + " too"
                + row.common(other));
      } else if (row.overlaps(other)
          && row.write()
          && other.write()
          && row.ours().equals(other.ours())) {
        error(
            row.place(),
            "'"
                + row.ours()
                + "' is written as in line "
                + other.place().line()
                + " already"
                + row.common(other));
      }
    }
  }

  private static Place place(Path file, NamedCsvRecord record) {
    return new Place(file, Math.toIntExact(record.getStartingLineNumber()));
  }

  private void error(Place place, String text) {
    findings.error(place, Fault.CODE_LIST_INVALID, text);
  }
}
