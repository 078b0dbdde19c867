package mra.mapping;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.Form;
import mra.format.outline.Outline;
import mra.format.outline.Outlines;
import mra.partner.Findings;
import mra.partner.YamlTree;
import org.jspecify.annotations.Nullable;

/**
 * What a table says of the form of documents that none of its samples has: then the table is wrong,
 * not each of them. Of documents in delimited lines, whose form can be found out.
 */
final class FormDoubt {
  private final Table table;
  private final Form.Csv form;
  private final List<Outline> outlines;
  private final YamlTree tree;
  private final Findings findings = new Findings();

  private FormDoubt(Table table, Form.Csv form, List<Outline> outlines, YamlTree tree) {
    this.table = table;
    this.form = form;
    this.outlines = outlines;
    this.tree = tree;
  }

  /** Nothing where the samples do not all contradict the table alike. */
  static Findings of(Table table, List<Path> samples) {
    if (!(table.form() instanceof Form.Csv form)) {
      return new Findings();
    }
    try {
      var outlines =
          samples.stream().map(file -> Outlines.read(file, Outline.Kind.CSV, null)).toList();
      return YamlTree.read(table.place().file(), Fault.MAPPING_INVALID, new Findings())
          .map(tree -> new FormDoubt(table, form, outlines, tree).findings())
          .orElseGet(Findings::new);
    } catch (Refused unknownForm) {
      return new Findings();
    }
  }

  private Findings findings() {
    encoding();
    doubt("delimiter", shown(form.dialect().delimiter()), csv -> shown(csv.delimiter()));
    // What comes after is told by the fields, which those two make.
    if (!findings.hasErrors()) {
      var header = form.lines().headerRecord();
      doubt(
          "header-record",
          header == null ? "none" : header,
          csv -> csv.header().isEmpty() ? "none" : csv.header().getFirst());
      trailer(form.lines().trailer());
      if (form.headed()) {
        doubt("columns", String.join(",", form.columns()), csv -> String.join(",", csv.headings()));
      }
    }
    return findings;
  }

  private void encoding() {
    Function<Outline, Charset> seen = outline -> outline.encoding().charset();
    var stated = form.lines().encoding();
    var first = seen.apply(outlines.getFirst());
    boolean others =
        outlines.stream()
            .allMatch(each ->
                seen.apply(each).equals(first)
                    && !each.encoding().others().contains(stated.name()));
    if (others && !first.equals(stated.charset())) {
      tell("encoding", stated.name(), first.name());
    }
  }

  private void trailer(Form.@Nullable Trailer trailer) {
    doubt(
        "trailer",
        trailer == null ? "none" : trailer.record(),
        csv -> csv.trailer().isEmpty() ? "none" : csv.trailer().getFirst());
    if (trailer == null || trailer.count() == null || findings.hasErrors()) {
      return;
    }
    var places = outlines.stream().map(FormDoubt::countAt).distinct().toList();
    if (places.size() == 1 && !places.getFirst().isEmpty()) {
      var seen = places.getFirst();
      if (!seen.equals(trailer.count())) {
        tell("trailer", "its count at " + trailer.count(), "at " + seen);
      }
    }
  }

  /** The one field of the trailer that is a number; empty where that is not certain. */
  private static String countAt(Outline outline) {
    var fields = Objects.requireNonNull(outline.csv()).trailer();
    int found = -1;
    for (int i = 1; i < fields.size(); i++) {
      if (fields.get(i).matches("[0-9]{1,12}")) {
        if (found >= 0) {
          return "";
        }
        found = i;
      }
    }
    return found < 0 ? "" : "#" + (found + 1);
  }

  private void doubt(String key, String stated, Function<Outline.Delimited, String> look) {
    var seen =
        outlines.stream()
            .map(outline -> look.apply(Objects.requireNonNull(outline.csv())))
            .distinct()
            .toList();
    if (seen.size() == 1 && !seen.getFirst().equals(stated)) {
      tell(key, stated, seen.getFirst());
    }
  }

  private void tell(String key, String stated, String seen) {
    var written = tree.place("/format/" + key);
    findings.error(
        written.line() > 0 ? written : table.formPlace(),
        Fault.MAPPING_INVALID,
        "format: no sample reads with %s %s".formatted(key, Shown.of(stated)),
        "in all of them it is " + Shown.of(seen));
  }

  private static String shown(char delimiter) {
    return delimiter == '\t' ? "TAB" : "'" + delimiter + "'";
  }
}
