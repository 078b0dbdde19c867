package mra.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mra.format.Fields;
import mra.partner.PartnerProfile;
import mra.trust.Opened;
import org.jspecify.annotations.Nullable;

/** Reads a document for people: what they say beside what we make of it, field by field. */
public final class SideBySide {

  /**
   * One of our fields in one operator.
   *
   * @param theirs path and text of each value that it is made of
   * @param ours what it became; empty where it became nothing
   * @param wrong why it could not be read; null when it could
   */
  public record Pair(
      String field, List<Theirs> theirs, List<String> ours, @Nullable String wrong) {}

  /** A text where the table found it; empty where there was none. */
  public record Theirs(String path, String text) {}

  /**
   * One operator.
   *
   * @param number of its record, from 1
   * @param line where the record begins
   * @param flaw why the record as a whole could not be read; null when it could
   */
  public record Both(long number, long line, List<Pair> pairs, @Nullable String flaw) {
    public boolean isSetAside() {
      return flaw != null || pairs.stream().anyMatch(pair -> pair.wrong != null);
    }
  }

  private final Mappings mappings;

  public SideBySide(Mappings mappings) {
    this.mappings = mappings;
  }

  /**
   * Reads all of a document and hands out its first operators.
   *
   * @param most how many of them
   * @throws mra.fault.Refused when the document as a whole is wrong
   */
  public void read(Opened opened, String document, long most, Consumer<Both> sink) {
    var plan = mappings.plan(document);
    var read = mappings.formats().read(opened, document);
    PartnerProfile from = opened.from();
    var day = new HeaderReader(plan, read).asOf().atZone(from.timeZone()).toLocalDate();
    var codes = DayCodes.of(plan.codes(), day);
    var reading = new Reading(read.header(), new int[plan.groups()], codes, from.timeZone());
    var left = new long[] {most};
    read.forEach(fields -> {
      reading.fields = fields;
      for (int row = 0; row < fields.rows(plan.per()) && left[0] > 0; row++, left[0]--) {
        reading.rows[plan.per()] = row;
        sink.accept(both(plan, fields, reading));
      }
    });
  }

  /** A partner's samples of one document, with those that are bad on purpose. */
  public static List<Path> samples(Path config, String partner, String document) {
    return Samples.of(partner, config.resolve("partners").resolve(partner)).stream()
        .filter(sample -> sample.document().equals(document))
        .map(Samples.Sample::file)
        .toList();
  }

  private static Both both(Plan plan, Fields fields, Reading reading) {
    var flaw = fields.flaw();
    if (flaw != null) {
      var why = flaw.fault().code() + " " + flaw.at() + " " + flaw.detail();
      return new Both(fields.number(), fields.line(), List.of(), why);
    }
    var pairs = new ArrayList<Pair>();
    for (var field : plan.table().fields().keySet()) {
      pairs.addAll(pairs(plan, field, reading));
    }
    return new Both(fields.number(), fields.line(), List.copyOf(pairs), null);
  }

  private static List<Pair> pairs(Plan plan, String field, Reading reading) {
    var date = plan.date(field);
    if (date != null) {
      return List.of(pair(field, date.text(), reading, ours -> add(ours, date.read(reading))));
    }
    var text =
        field.startsWith(Words.IDENTIFIERS)
            ? plan.identifiers().get(field.substring(Words.IDENTIFIERS.length()))
            : plan.text(field);
    if (text != null) {
      return List.of(pair(field, text, reading, ours -> add(ours, text.read(reading))));
    }
    return plan.list(field).stream().map(source -> pair(field, source, reading)).toList();
  }

  private static void add(List<String> ours, @Nullable Object value) {
    if (value != null) {
      ours.add(value.toString());
    }
  }

  private static Pair pair(
      String field, Scalar scalar, Reading reading, Consumer<List<String>> read) {
    var theirs =
        scalar.cells().stream().map(cell -> new Theirs(cell.path(), sent(cell, reading))).toList();
    return pair(field, theirs, read);
  }

  private static Pair pair(String field, Source source, Reading reading) {
    var theirs = new ArrayList<Theirs>();
    var cells = source.text().cells();
    if (source.each() < 0) {
      cells.forEach(cell -> theirs.add(new Theirs(cell.path(), sent(cell, reading))));
    } else {
      int within = reading.rows[source.parent()];
      for (int row = 0; row < reading.fields.rows(source.each()); row++) {
        if (reading.fields.parent(source.each(), row) == within && !cells.isEmpty()) {
          reading.rows[source.each()] = row;
          theirs.add(new Theirs(cells.getFirst().path(), sent(cells.getFirst(), reading)));
        }
      }
    }
    return pair(
        field,
        theirs,
        ours ->
            source.read(
                reading, (text, lang) -> ours.add(lang == null ? text : text + " [" + lang + "]")));
  }

  private static Pair pair(String field, List<Theirs> theirs, Consumer<List<String>> read) {
    var ours = new ArrayList<String>();
    try {
      read.accept(ours);
      return new Pair(field, List.copyOf(theirs), List.copyOf(ours), null);
    } catch (Misfit misfit) {
      return new Pair(
          field, List.copyOf(theirs), List.of(), misfit.fault().code() + " " + misfit.detail());
    }
  }

  private static String sent(Cell cell, Reading reading) {
    var text = cell.get(reading.fields, reading.rows);
    return text == null ? "" : text;
  }
}
