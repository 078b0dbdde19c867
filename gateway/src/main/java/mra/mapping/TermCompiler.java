package mra.mapping;

import java.util.ArrayList;
import java.util.List;
import mra.canonical.CheckDigit;
import mra.fault.Fault;
import mra.format.Form;
import mra.format.Shape;
import mra.format.schema.TextPattern;
import mra.partner.Findings;
import mra.partner.Place;
import org.jspecify.annotations.Nullable;

/** Compiles expressions and gathers the paths they use into the shape of a record. */
final class TermCompiler {
  private final Table table;
  private final @Nullable String per;
  private final CodeUse codes;
  private final Findings findings;
  private final Shape shape = new Shape();
  private final int perGroup;

  TermCompiler(Table table, @Nullable String per, CodeUse codes, Findings findings) {
    this.table = table;
    this.per = per;
    this.codes = codes;
    this.findings = findings;
    this.perGroup =
        per == null ? Shape.RECORD : shape.group(Shape.RECORD, per, table.formPlace().line());
  }

  Scalar scalar(Term term, String field) {
    if (term.each() != null || term.text() != null || term.split() != null || term.lang() != null) {
      error(term.place(), field + " is one value: each, text, lang and split do not fit");
    }
    return scalar(term, field, -1, cells(term, field));
  }

  DateScalar date(Term term, String field) {
    return new DateScalar(scalar(term, field), dayForm(term));
  }

  Source source(Term term, String field) {
    var lang = term.lang();
    if (lang != null && !field.equals(Words.NAMES)) {
      error(term.place(), "only names have a lang");
    }
    if (term.each() == null) {
      return new Source(
          -1,
          Shape.RECORD,
          scalar(term, field, -1, cells(term, field)),
          lang == null ? null : scalar(lang, field, -1, cells(lang, field)),
          term.split());
    }
    var path = located(term.each());
    int group = shape.group(path.group, path.rest, term.place().line());
    var text = within(group, term.text() == null ? "." : term.text(), term);
    return new Source(
        group,
        path.group,
        scalar(term, field, group, List.of(text)),
        lang == null ? null : scalar(lang, field, group, langCells(lang, group)),
        term.split());
  }

  private List<Cell> langCells(Term lang, int group) {
    return lang.at() == null ? List.of() : List.of(within(group, lang.at(), lang));
  }

  private Cell within(int group, String path, Term term) {
    return new Cell(path, group, shape.column(group, path, term.place().line()));
  }

  private Scalar scalar(Term term, String field, int each, List<Cell> cells) {
    new TermRules(table, term, field, findings).check();
    if (term.literal()) {
      cells.forEach(cell -> shape.literal(cell.group(), cell.column()));
    }
    if (term.constant() != null && term.codes() == null) {
      codes.known(term.constant(), field, term.place());
    }
    return new Scalar(
        term.constant() == null ? cells : List.of(),
        term.with(),
        term.constant(),
        before(term),
        pattern(term),
        term.check() == null ? null : CheckDigit.named(term.check()).orElse(null),
        term.steps().after(),
        codes.number(term.codes(), field, term.place()),
        term.codes() == null ? "" : term.codes(),
        term.fallback(),
        condition(term, each));
  }

  private List<Cell> cells(Term term, String field) {
    var cells = new ArrayList<Cell>();
    var paths = term.at() == null ? term.join() : List.of(term.at());
    paths.forEach(path -> cells.add(cell(path, term)));
    if (cells.isEmpty() && term.constant() == null && term.each() == null) {
      error(term.place(), field + ": at, join, each or constant is needed");
    }
    return cells;
  }

  private Cell cell(String path, Term term) {
    var located = located(path);
    return new Cell(
        path, located.group, shape.column(located.group, located.rest, term.place().line()));
  }

  private record Located(int group, String rest) {}

  /** A path below that of per is the nested element's own. */
  private Located located(String path) {
    if (per != null) {
      var step = table.form() instanceof Form.Json ? "." : "/";
      if (path.equals(per)) {
        return new Located(perGroup, ".");
      }
      if (path.startsWith(per + step)) {
        return new Located(perGroup, path.substring(per.length() + 1));
      }
    }
    return new Located(Shape.RECORD, path);
  }

  private Scalar.@Nullable Condition condition(Term term, int each) {
    var when = term.when();
    if (when == null) {
      return null;
    }
    return new Scalar.Condition(
        each < 0 ? cell(when.at(), term) : within(each, when.at(), term), when.is());
  }

  private @Nullable TextPattern pattern(Term term) {
    try {
      return term.pattern() == null ? null : TextPattern.of(term.pattern());
    } catch (IllegalArgumentException wrong) {
      error(term.place(), String.valueOf(wrong.getMessage()));
      return null;
    }
  }

  private List<TextStep> before(Term term) {
    var at = term.at();
    try {
      return term.steps()
          .before(at != null && table.form() instanceof Form.Fixed ? Form.Fixed.width(at) : 0);
    } catch (IllegalArgumentException wrong) {
      error(term.place(), String.valueOf(wrong.getMessage()));
      return List.of();
    }
  }

  private DayForm dayForm(Term term) {
    try {
      return term.date() == null ? DatePattern.ISO : DayForm.of(term.date());
    } catch (IllegalArgumentException wrong) {
      error(term.place(), String.valueOf(wrong.getMessage()));
      return DatePattern.ISO;
    }
  }

  private void error(Place place, String text) {
    findings.error(place, Fault.MAPPING_INVALID, text);
  }

  Shape shape() {
    return shape;
  }

  int per() {
    return perGroup;
  }

  int groups() {
    return shape.size();
  }
}
