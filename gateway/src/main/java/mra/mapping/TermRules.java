package mra.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.format.Form;
import mra.partner.Findings;

/** Which words of an expression go together. */
final class TermRules {
  private static final Set<String> NUMBERS = Set.of("header.sequence", "header.count");

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
        Stream.of(term.at(), term.each(), term.constant(), term.toldBy())
                .filter(Objects::nonNull)
                .count()
            + (term.join().isEmpty() ? 0 : 1);
    rule(sources <= 1, "at, each, join, constant and told-by exclude one another");
    rule(term.text() == null || term.each() != null, "text belongs to each");
    rule(term.split() == null || term.join().isEmpty(), "split and join exclude one another");
    if (term.literal()) {
      boolean one = term.join().isEmpty() && term.split() == null && term.constant() == null;
      rule(table.form() instanceof Form.Json, "literal is told from text in json only");
      rule(one, "join, split and constant are text, never literal");
    }
    boolean day = Words.DATES.contains(field) || field.equals("header.asOf");
    rule(term.date() == null || day, field + " is not a date");
    rule(term.codes() == null || !day, field + " is a date, not a code");
    steps(day);
    if (table.writes()) {
      for (var oneWay : oneWay()) {
        rule(false, oneWay + " cannot be written back; the table must have way: in");
      }
    }
  }

  private void steps(boolean day) {
    var steps = term.steps();
    boolean text = term.codes() == null && term.constant() == null && !day;
    if (steps.prefix() != null) {
      rule(text, "prefix exchanges the beginning of a text, not of a code value, constant or date");
      rule(
          !steps.prefix().theirs().equals(steps.prefix().ours()),
          "both sides of prefix are the same");
    }
    rule(steps.pad() == null || text, "pad fills our text, not a code value, constant or date");
    rule(
        term.constant() == null || steps.equals(StepsTerm.NONE),
        "a constant is not changed on its way");
    rule(term.toldBy() == null, "told-by belongs to the header's id and asOf");
  }

  private List<String> oneWay() {
    var used = new ArrayList<String>();
    boolean told = term.with().isEmpty() || field.startsWith("header.");
    if (!term.join().isEmpty() && told) {
      used.add("join without 'with', or in the header,");
    }
    if (term.when() != null) {
      used.add("when");
    }
    if (term.steps().hasPart() && !isWrittenByAnother()) {
      used.add("part");
    }
    return used;
  }

  /** A number within the list's id, say: whoever writes the id writes it. */
  private boolean isWrittenByAnother() {
    return NUMBERS.contains(field)
        && term.codes() == null
        && table.header().values().stream()
            .anyMatch(other ->
                other != term
                    && other.at() != null
                    && other.at().equals(term.at())
                    && other.when() == null
                    && !other.steps().hasPart());
  }

  private void rule(boolean holds, String otherwise) {
    if (!holds) {
      findings.error(term.place(), Fault.MAPPING_INVALID, otherwise);
    }
  }
}
