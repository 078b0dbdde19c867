package mra.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import mra.canonical.Operator;

/**
 * What became of a register.
 *
 * @param standing operators that are there before and after, and say something else
 */
record Turnover(int standing, int fresh, int gone) {

  static Turnover between(List<Operator> before, List<Operator> after) {
    var were = byCode(before);
    int kept = (int) after.stream().filter(each -> were.containsKey(code(each))).count();
    return new Turnover(changed(before, after).size(), after.size() - kept, before.size() - kept);
  }

  /** Those that are in both, as they are now. */
  static List<Operator> changed(List<Operator> before, List<Operator> after) {
    var were = byCode(before);
    return after.stream()
        .filter(each -> were.containsKey(code(each)) && !each.equals(were.get(code(each))))
        .toList();
  }

  private static Map<String, Operator> byCode(List<Operator> operators) {
    return operators.stream().collect(Collectors.toMap(Turnover::code, Function.identity()));
  }

  private static String code(Operator operator) {
    return operator.code().normalised();
  }
}
