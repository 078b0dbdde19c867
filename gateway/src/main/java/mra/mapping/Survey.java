package mra.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.Document;
import mra.format.Fields;
import mra.partner.Findings;
import mra.partner.Layers;
import mra.partner.Place;

/** All samples of one document put beside its table: what they hold, and what it cannot read. */
final class Survey {
  /** More of a kind than anybody would mend one by one. */
  private static final int KEPT_MAX = 200;

  private static final int LINES_SHOWN = 5;

  private final Plan plan;
  private final Coverage header;
  private final Coverage record;
  private final Map<Unread, Where> unread = new LinkedHashMap<>();
  private final Map<DateScalar, Set<String>> days = new LinkedHashMap<>();
  private long records;

  /**
   * A value that will not read, wherever it stands.
   *
   * @param field of ours
   * @param scalar that reads it
   */
  private record Unread(Fault fault, String field, Scalar scalar, String detail) {}

  private static final class Where {
    final List<String> lines = new ArrayList<>();
    long more;

    void add(String line) {
      if (lines.size() < LINES_SHOWN) {
        lines.add(line);
      } else {
        more++;
      }
    }

    @Override
    public String toString() {
      return String.join(", ", lines) + (more == 0 ? "" : " and " + more + " more");
    }
  }

  Survey(Plan plan) {
    this.plan = plan;
    this.header = new Coverage(plan.layout().header(), plan.table().place().file());
    this.record = new Coverage(plan.layout().record(), plan.table().place().file());
  }

  /**
   * Reads one sample. Where it is refused half way, what stood before counts, and {@link
   * SampleCheck} tells of it.
   */
  void add(Samples.Sample sample, Document document) {
    try {
      header.mark(document.header());
      var day = new HeaderReader(plan, document).asOf().atZone(document.from().timeZone());
      var codes = DayCodes.of(plan.codes(), day.toLocalDate());
      var reading =
          new Reading(document.header(), new int[plan.groups()], codes, document.from().timeZone());
      document.forEach(fields -> add(sample, fields, reading));
    } catch (Refused toldElsewhere) {
      // as said above
    }
  }

  private void add(Samples.Sample sample, Fields fields, Reading reading) {
    records++;
    record.mark(fields);
    if (fields.flaw() != null) {
      return;
    }
    reading.fields = fields;
    var where = sample.file().getFileName() + " line " + fields.line();
    for (int row = 0; row < fields.rows(plan.per()); row++) {
      reading.rows[plan.per()] = row;
      plan.texts()
          .forEach((field, text) -> {
            if (text != null) {
              note(sample, field, text, where, () -> text.read(reading));
            }
          });
      plan.lists()
          .forEach((field, sources) -> {
            for (var source : sources) {
              list(sample, field, source, where, reading);
            }
          });
      plan.dates()
          .forEach((field, date) -> {
            if (date != null) {
              keep(date, fields, reading);
              note(sample, field, date.text(), where, () -> date.read(reading));
            }
          });
    }
  }

  /** Every repetition by itself, for the first that does not read hides the others. */
  private void list(
      Samples.Sample sample, String field, Source source, String where, Reading reading) {
    if (source.each() < 0 || source.split() != null) {
      note(sample, field, source.text(), where, () -> source.read(reading, (text, lang) -> {}));
      return;
    }
    int within = reading.rows[source.parent()];
    for (int row = 0; row < reading.fields.rows(source.each()); row++) {
      if (reading.fields.parent(source.each(), row) == within) {
        reading.rows[source.each()] = row;
        note(sample, field, source.text(), where, () -> source.text().read(reading));
      }
    }
  }

  private void keep(DateScalar date, Fields fields, Reading reading) {
    var values = days.computeIfAbsent(date, each -> new LinkedHashSet<>());
    if (!date.text().cells().isEmpty() && values.size() < KEPT_MAX) {
      var sent = date.text().cells().getFirst().get(fields, reading.rows);
      if (sent != null && !sent.isBlank()) {
        values.add(sent.strip());
      }
    }
  }

  private void note(
      Samples.Sample sample, String field, Scalar scalar, String where, Runnable read) {
    try {
      read.run();
    } catch (Misfit misfit) {
      boolean ours = isOurs(misfit.fault()) && !sample.faultCode().equals(misfit.fault().code());
      if (ours && unread.size() < KEPT_MAX) {
        unread
            .computeIfAbsent(
                new Unread(misfit.fault(), field, scalar, misfit.detail()), each -> new Where())
            .add(where);
      }
    }
  }

  /** What this class names by itself, better than a sample's line could. */
  static boolean isOurs(Fault fault) {
    return fault == Fault.CODE_VALUE_UNMAPPED || fault == Fault.DATE_UNREADABLE;
  }

  /** Code values and days that the table cannot read. */
  void values(Layers layers, Findings findings) {
    var told = new HashSet<Scalar>();
    unread.forEach((value, where) -> {
      if (value.fault == Fault.DATE_UNREADABLE) {
        var patterns = patterns(value.scalar);
        // Where one pattern reads them all, the rest of them says nothing new.
        if (patterns.isEmpty() || told.add(value.scalar)) {
          day(value, where, patterns, findings);
        }
      } else {
        code(value, where, layers, findings);
      }
    });
  }

  /** Paths that match nothing; they cannot be told where no sample has a record. */
  void paths(Findings findings) {
    if (records > 0) {
      header.unmatched(findings);
      record.unmatched(findings);
    }
  }

  private void code(Unread value, Where where, Layers layers, Findings findings) {
    var words = new TreeSet<>(CodeUse.wordsOf(value.field));
    var list = "mappings/codelists/" + value.scalar.list() + ".csv";
    findings.error(
        new Place(layers.file(list), 0),
        value.fault,
        path(value.scalar) + ": " + value.detail + " (" + where + ")",
        isOfOtherDays(value, layers.file(list))
            ? "it is there for other days: mend them, or add a line for the days of those lists"
            : "add a line for it: theirs,ours,,,yes"
                + (value.field.equals("programme")
                    ? " with a level of mappings/codelists/programme.csv as ours"
                    : words.isEmpty()
                        ? ""
                        : " with one of " + String.join(", ", words) + " as ours"));
  }

  private static boolean isOfOtherDays(Unread value, Path list) {
    try (var lines = Files.lines(list)) {
      return lines
          .map(line -> line.split(",", 2)[0].replace("\"", ""))
          .anyMatch(theirs -> value.detail.startsWith("'" + theirs + "' "));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private String path(Scalar scalar) {
    return scalar.cells().isEmpty() ? "a constant" : record.path(scalar.cells().getFirst());
  }

  private void day(Unread value, Where where, List<String> patterns, Findings findings) {
    long others =
        patterns.isEmpty()
            ? 0
            : unread.keySet().stream().filter(each -> each.scalar.equals(value.scalar)).count() - 1;
    findings.error(
        record.place(value.scalar),
        value.fault,
        path(value.scalar)
            + ": "
            + value.detail
            + " ("
            + where
            + ")"
            + (others == 0 ? "" : ", nor are " + others + " other days there"),
        patterns.isEmpty()
            ? "no one pattern reads all days there; ask the partner how they are written"
            : "every day there reads as date: " + String.join(" or ", patterns));
  }

  /** What would read every day that the samples have there. */
  private List<String> patterns(Scalar scalar) {
    var all = new LinkedHashSet<String>();
    days.forEach((date, values) -> {
      if (date.text().equals(scalar)) {
        all.addAll(values);
      }
    });
    var patterns = new ArrayList<>(DateShapes.reading(all));
    DateShapes.counting(all).ifPresent(patterns::add);
    return patterns;
  }
}
