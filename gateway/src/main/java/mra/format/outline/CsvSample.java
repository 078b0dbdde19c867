package mra.format.outline;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.outline.Outline.Delimited;

/** The columns of a CSV sample. */
final class CsvSample {
  /** In the order in which one wins where both divide the lines alike. */
  private static final String DELIMITERS = "\t;|,^~";

  private static final int LINES_LOOKED_AT = 200;
  private static final int LINES_BEFORE_HEADINGS = 3;
  private static final int FIELD_MAX = 1 << 20;
  private static final int COLUMNS_MAX = 500;

  private final Path file;
  private final Encoding encoding;
  private final Budget budget = new Budget();

  CsvSample(Path file, Encoding encoding) {
    this.file = file;
    this.encoding = encoding;
  }

  Outline read() {
    var head = head();
    char quote = quote(head);
    char delimiter = delimiter(head, quote);
    var first = records(delimiter, quote, LINES_LOOKED_AT);
    int width = usual(first);
    if (width < 2) {
      throw new Refused(
          Fault.MALFORMED,
          file.toString(),
          "no delimiter divides its lines alike; say --format, or look for another file");
    }
    int start = start(first, width);
    var header = start == 0 ? List.<String>of() : first.get(start - 1);
    var headings = isHeadings(first.get(start)) ? first.get(start) : List.<String>of();
    var record = new Spot("", "record", false);
    var trailer =
        fill(record, delimiter, quote, start + (headings.isEmpty() ? 0 : 1), width, headings);
    var root = new Spot("", "", false);
    for (int i = 1; i < header.size(); i++) {
      root.child("", "#" + (i + 1), false, budget).text(header.get(i), budget);
    }
    return new Outline(
        Outline.Kind.CSV,
        encoding,
        root,
        List.of(record),
        new Delimited(delimiter, quote, head.contains("\r\n"), header, headings, trailer),
        null);
  }

  /** Where the headings stand, or the first record of data. */
  private static int start(List<List<String>> records, int width) {
    int plain = 0;
    while (records.get(plain).size() != width) {
      plain++;
    }
    // A header may have as many fields as there are columns.
    for (int i = plain; i < Math.min(records.size(), plain + LINES_BEFORE_HEADINGS); i++) {
      if (records.get(i).size() == width && isHeadings(records.get(i))) {
        return i;
      }
    }
    return plain;
  }

  /** Reads all records; gives back the last one where it is none of data. */
  private List<String> fill(
      Spot record, char delimiter, char quote, int skip, int width, List<String> headings) {
    try (var reader = reader(delimiter, quote)) {
      List<String> before = List.of();
      int number = 0;
      for (var line : reader) {
        if (number++ < skip || isEmpty(line)) {
          continue;
        }
        add(record, before, width, headings);
        before = line.getFields();
      }
      if (before.size() != width) {
        return before;
      }
      add(record, before, width, headings);
      return List.of();
    } catch (IOException | UncheckedIOException | CsvParseException broken) {
      throw broken(broken);
    }
  }

  private void add(Spot record, List<String> fields, int width, List<String> headings) {
    if (fields.size() != width) {
      return;
    }
    record.enter();
    for (int i = 0; i < fields.size(); i++) {
      var column =
          record.child("", headings.isEmpty() ? "#" + (i + 1) : headings.get(i), false, budget);
      column.enter();
      column.text(fields.get(i), budget);
    }
  }

  private static boolean isEmpty(CsvRecord line) {
    return line.getFieldCount() == 1 && line.getField(0).isBlank();
  }

  /** Words that differ, and no digit leads any of them: data has numbers or days somewhere. */
  private static boolean isHeadings(List<String> fields) {
    return new HashSet<>(fields).size() == fields.size()
        && fields.stream()
            .noneMatch(field -> field.isBlank() || Character.isDigit(field.strip().codePointAt(0)))
        && fields.stream().filter(field -> field.chars().anyMatch(Character::isDigit)).count() * 3
            <= fields.size();
  }

  private String head() {
    try (var text = SampleText.open(file, encoding)) {
      var head = new StringBuilder();
      var buffer = new char[8 << 10];
      for (int n; head.length() < 1 << 18 && (n = text.read(buffer)) >= 0; ) {
        head.append(buffer, 0, n);
      }
      return head.toString();
    } catch (IOException broken) {
      throw broken(broken);
    }
  }

  /** A single quote only where fields begin and end with one and none does with a double one. */
  private static char quote(String head) {
    boolean single = head.matches("(?s).*(^|[,;\t|])'[^'\n]*'([,;\t|]|\r?\n).*");
    return single && head.indexOf('"') < 0 ? '\'' : '"';
  }

  /** The one that divides most of the lines into the same number of fields, the most of them. */
  private char delimiter(String head, char quote) {
    char best = ',';
    double most = 0;
    for (char delimiter : DELIMITERS.toCharArray()) {
      if (head.indexOf(delimiter) < 0) {
        continue;
      }
      var records = records(delimiter, quote, LINES_LOOKED_AT);
      int width = usual(records);
      long alike = records.stream().filter(record -> record.size() == width).count();
      double score = width < 2 ? 0 : (double) alike / records.size() + Math.min(width, 50) / 100.0;
      if (score > most) {
        most = score;
        best = delimiter;
      }
    }
    return best;
  }

  private List<List<String>> records(char delimiter, char quote, int limit) {
    try (var reader = reader(delimiter, quote)) {
      var records = new ArrayList<List<String>>();
      for (var line : reader) {
        if (!isEmpty(line)) {
          records.add(line.getFields());
        }
        if (records.size() == limit || line.getFieldCount() > COLUMNS_MAX) {
          break;
        }
      }
      return records;
    } catch (IOException | UncheckedIOException | CsvParseException broken) {
      return List.of();
    }
  }

  private static int usual(List<List<String>> records) {
    Map<Integer, Integer> widths = new HashMap<>();
    records.forEach(record -> widths.merge(record.size(), 1, Integer::sum));
    return widths.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  private CsvReader<CsvRecord> reader(char delimiter, char quote) throws IOException {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .quoteCharacter(quote)
        .commentStrategy(CommentStrategy.NONE)
        .skipEmptyLines(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .maxBufferSize(FIELD_MAX)
        .ofCsvRecord(SampleText.open(file, encoding));
  }

  private Refused broken(Exception broken) {
    return new Refused(
        Fault.MALFORMED,
        file.toString(),
        "it cannot be read as CSV in " + encoding.charset(),
        broken);
  }
}
