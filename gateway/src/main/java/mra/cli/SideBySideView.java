package mra.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mra.mapping.Explained;
import mra.mapping.SideBySide.Both;
import mra.mapping.SideBySide.Pair;
import mra.mapping.SideBySide.Theirs;
import mra.onboarding.RuleWords;
import mra.onboarding.RuleWords.Language;

/** Operators on a terminal, each as a table: their field, what it holds, ours, and the rule. */
final class SideBySideView {
  private static final int SHOWN_MAX = 48;

  private final PrintWriter out;
  private final Explained rules;
  private long setAside;

  SideBySideView(PrintWriter out, Explained rules) {
    this.out = out;
    this.rules = rules;
  }

  /** How many were. */
  long setAside() {
    return setAside;
  }

  void print(Both operator) {
    out.println(
        "record %d, line %d%s"
            .formatted(
                operator.number(), operator.line(), operator.isSetAside() ? ", SET ASIDE" : ""));
    if (operator.isSetAside()) {
      setAside++;
    }
    if (operator.flaw() != null) {
      out.println("  " + Table.printable(operator.flaw()));
    } else {
      table(operator.pairs()).print(out);
    }
    out.println();
    out.flush();
  }

  private Table table(List<Pair> pairs) {
    var table = new Table("THEIRS", "SAYS", "OURS", "BECOMES", "RULE");
    Map<String, Integer> times = new HashMap<>();
    for (var pair : pairs) {
      int time = times.merge(pair.field(), 1, Integer::sum) - 1;
      table.row(
          List.of(
              shown(pair.theirs().stream().map(Theirs::path).distinct().toList()),
              shown(pair.theirs().stream().map(Theirs::text).toList()),
              pair.field(),
              pair.wrong() == null ? shown(pair.ours()) : "!! " + pair.wrong(),
              rule(pair.field(), time)));
    }
    for (var line : rules.fields()) {
      if (line.values().isEmpty()) {
        table.row(List.of("", "", line.field(), "", "not told: " + line.remark()));
      }
    }
    return table;
  }

  private String rule(String field, int time) {
    return rules.fields().stream()
        .filter(line -> line.field().equals(field) && line.values().size() > time)
        .map(line -> RuleWords.rule(line.values().get(time), Language.ENGLISH))
        .findFirst()
        .orElse("");
  }

  private static String shown(List<String> texts) {
    var some = new ArrayList<>(texts);
    some.removeIf(String::isEmpty);
    var all = String.join(" | ", some);
    return all.codePointCount(0, all.length()) > SHOWN_MAX
        ? all.substring(0, all.offsetByCodePoints(0, SHOWN_MAX)) + "..."
        : all;
  }
}
