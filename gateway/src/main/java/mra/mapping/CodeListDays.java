package mra.mapping;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import mra.fault.Fault;
import mra.partner.Findings;
import org.jspecify.annotations.Nullable;

/** Whether the days of a code list's lines follow one another. */
final class CodeListDays {
  private static final Comparator<CodeList.Row> BY_BEGIN =
      Comparator.comparing(
          CodeList.Row::from, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()));

  private final Findings findings;

  CodeListDays(Findings findings) {
    this.findings = findings;
  }

  void check(List<CodeList.Row> rows) {
    rows.forEach(this::expectOrder);
    rows.stream()
        .collect(Collectors.groupingBy(CodeList.Row::theirs))
        .values()
        .forEach(this::expectNoHole);
  }

  private void expectOrder(CodeList.Row row) {
    if (row.from() != null && row.to() != null && row.to().isBefore(row.from())) {
      findings.error(row.place(), Fault.CODE_LIST_INVALID, "it ends before it begins");
    }
  }

  /**
   * A value that meant something, and does so again later, was hardly without meaning meanwhile.
   */
  private void expectNoHole(List<CodeList.Row> ofOneValue) {
    CodeList.@Nullable Row before = null;
    for (var row : ofOneValue.stream().sorted(BY_BEGIN).toList()) {
      if (before != null) {
        hole(before, row);
      }
      before = row;
    }
  }

  private void hole(CodeList.Row before, CodeList.Row row) {
    if (before.to() == null
        || row.from() == null
        || !before.to().plusDays(1).isBefore(row.from())) {
      return;
    }
    findings.warning(
        row.place(),
        Fault.CODE_LIST_INVALID,
        "'%s' means nothing from %s to %s, between line %d and this one"
            .formatted(
                row.theirs(),
                before.to().plusDays(1),
                row.from().minusDays(1),
                before.place().line()),
        "lists of those days set such records aside; let one of the two lines hold longer");
  }
}
