package mra.mapping;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.partner.Findings;

/** Which words of an expression go together. */
final class TermRules {
  private final Table table;
  private final Term term;
  private final String field;
  private final Findings findings;

  TermRules(Table table, Term term, String field, Findings findings) {
    this.table = table;
    this.term = term;
    this.field = field;
    this.findings = findings;
  }

  void check() {
    long sources =
        Stream.of(term.at(), term.each(), term.constant()).filter(Objects::nonNull).count()
            + (term.join().isEmpty() ? 0 : 1);
    rule(sources <= 1, "at, each, join and constant exclude one another");
    rule(term.text() == null || term.each() != null, "text belongs to each");
    rule(term.split() == null || term.join().isEmpty(), "split and join exclude one another");
    boolean day = Words.DATES.contains(field) || field.equals("header.asOf");
    rule(term.date() == null || day, field + " is not a date");
    rule(term.codes() == null || !day, field + " is a date, not a code");
    if (term.prefix() != null) {
      rule(
          term.codes() == null && term.constant() == null && !day,
          "prefix exchanges the beginning of a text, not of a code value, constant or date");
      rule(
          !term.prefix().theirs().equals(term.prefix().ours()),
          "both sides of prefix are the same");
    }
    if (table.writes()) {
      for (var oneWay : List.of("join", "when")) {
        boolean used = oneWay.equals("join") ? !term.join().isEmpty() : term.when() != null;
        rule(!used, oneWay + " cannot be written back; the table must have way: in");
      }
    }
  }

  private void rule(boolean holds, String otherwise) {
    if (!holds) {
      findings.error(term.place(), Fault.MAPPING_INVALID, otherwise);
    }
  }
}
