package mra.mapping;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import mra.format.Layout;
import org.jspecify.annotations.Nullable;

/**
 * A compiled table. A null expression is {@code none}.
 *
 * @param groups number of groups in a record
 * @param per group whose rows make an operator each, 0 when the record is one
 * @param change what a record says of its operator; null where the partner never says it
 * @param codes the code lists used, by number
 */
record Plan(
    Table table,
    Layout layout,
    int groups,
    int per,
    List<CodeList> codes,
    HeaderPlan header,
    @Nullable Scalar change,
    Map<String, @Nullable Scalar> texts,
    SortedMap<String, Scalar> identifiers,
    Map<String, @Nullable DateScalar> dates,
    Map<String, List<Source>> lists) {

  @Nullable Scalar text(String field) {
    return texts.get(field);
  }

  @Nullable DateScalar date(String field) {
    return dates.get(field);
  }

  List<Source> list(String field) {
    return lists.getOrDefault(field, List.of());
  }
}
