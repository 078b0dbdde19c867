package mra.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import mra.fault.Fault;
import mra.format.Layout;
import mra.partner.Findings;
import mra.partner.Place;
import org.jspecify.annotations.Nullable;

/** Compiles a table into a plan; everything wrong becomes a finding at its line. */
final class TableCompiler {
  private final Table table;
  private final Findings findings;
  private final TermCompiler header;
  private final TermCompiler record;
  private final CodeUse codes;

  TableCompiler(Table table, CodeLists lists, Findings findings) {
    this.table = table;
    this.findings = findings;
    this.codes = new CodeUse(table, lists, findings);
    this.header = new TermCompiler(table, null, codes, findings);
    this.record = new TermCompiler(table, table.per(), codes, findings);
  }

  /** Empty when an error was found. */
  Optional<Plan> compile() {
    complete();
    var head = header();
    var texts = new HashMap<String, @Nullable Scalar>();
    var dates = new HashMap<String, @Nullable DateScalar>();
    var lists = new HashMap<String, List<Source>>();
    var identifiers = new TreeMap<String, Scalar>();
    for (var name : table.fields().keySet()) {
      var terms = table.fields().getOrDefault(name, List.of());
      if (name.startsWith(Words.IDENTIFIERS)) {
        terms.forEach(term ->
            identifiers.put(name.substring(Words.IDENTIFIERS.length()), record.scalar(term, name)));
      } else if (Words.PLURAL.contains(name)) {
        lists.put(name, terms.stream().map(term -> record.source(term, name)).toList());
      } else if (Words.DATES.contains(name)) {
        terms.forEach(term -> dates.put(name, record.date(term, name)));
      } else {
        terms.forEach(term -> texts.put(name, record.scalar(term, name)));
      }
    }
    var change = change();
    if (findings.hasErrors() || head == null) {
      return Optional.empty();
    }
    var plan =
        new Plan(
            table,
            layout(head),
            record.groups(),
            record.per(),
            codes.lists(),
            head,
            change,
            texts,
            identifiers,
            dates,
            lists);
    return Optional.of(plan);
  }

  private @Nullable Scalar change() {
    var term = table.change();
    if (term == null) {
      return null;
    }
    if (table.writes()) {
      error(term.place(), "change cannot be written back; the table must have way: in");
    }
    if (term.codes() == null || table.purpose() != Table.Purpose.LIST) {
      error(term.place(), "change is told by the codes of a list of operators");
    }
    return record.scalar(term, Words.CHANGE);
  }

  private @Nullable HeaderPlan header() {
    var asOf = table.header().get("asOf");
    if (asOf == null) {
      error(table.place(), "header: asOf cannot be none");
      return null;
    }
    if (!table.lookUp()) {
      for (var needed : List.of("id", "type")) {
        if (!table.header().containsKey(needed)) {
          error(table.place(), "header: " + needed + " is missing");
        }
      }
    }
    return new HeaderPlan(
        headerScalar("id"),
        headerScalar("type"),
        headerScalar("sequence"),
        headerScalar("asOf"),
        asOf.date() == null ? null : header.date(asOf, "header.asOf").form(),
        headerScalar("count"));
  }

  /** Null where the document does not tell it. */
  private @Nullable Scalar headerScalar(String name) {
    var term = table.header().get(name);
    if (term == null
        || isToldBy(term, name, "id", "content")
        || isToldBy(term, name, "asOf", "receipt")) {
      return null;
    }
    return header.scalar(term, "header." + name);
  }

  private static boolean isToldBy(Term term, String name, String field, String what) {
    return name.equals(field) && what.equals(term.toldBy()) && term.at() == null;
  }

  private Layout layout(HeaderPlan head) {
    return new Layout(
        table.document(),
        table.formPlace().line(),
        table.form(),
        header.shape(),
        column(head.count()),
        column(head.sequence()),
        record.shape());
  }

  private static @Nullable Integer column(@Nullable Scalar scalar) {
    // A part of a text is no number there, but text as the rest of it is.
    return scalar == null || scalar.isPart() || scalar.cells().isEmpty()
        ? null
        : scalar.cells().getFirst().column();
  }

  private void complete() {
    var fields = table.purpose().fields();
    for (var field : table.fields().keySet()) {
      if (!field.startsWith(Words.IDENTIFIERS) && !fields.contains(field)) {
        error(table.place(), "fields: " + field + " is none of a table with this purpose");
      }
    }
    for (var field : fields) {
      boolean there =
          field.equals("identifiers")
              ? table.fields().keySet().stream().anyMatch(name -> name.startsWith(field))
              : table.fields().containsKey(field);
      if (!there) {
        findings.error(
            before(field, fields),
            Fault.MAPPING_INVALID,
            "fields: " + field + " is missing",
            "none is an answer, with its reason");
      }
    }
    if (table.purpose() != Table.Purpose.LIST && table.writes()) {
      error(table.place(), "only lists are written; the table must have way: in");
    }
  }

  /** Where a line belongs that is missing: behind that of the field before it. */
  private Place before(String field, List<String> fields) {
    return fields.subList(0, fields.indexOf(field)).reversed().stream()
        .flatMap(other -> table.fields().getOrDefault(other, List.of()).stream())
        .map(Term::place)
        .findFirst()
        .map(place -> new Place(place.file(), place.line() + 1))
        .orElse(table.place());
  }

  private void error(Place place, String text) {
    findings.error(place, Fault.MAPPING_INVALID, text);
  }
}
