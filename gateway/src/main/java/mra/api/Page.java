package mra.api;

import java.util.List;
import java.util.Map;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.LifeState;
import mra.registry.OperatorVersion;
import mra.registry.Search;
import org.jspecify.annotations.Nullable;

/**
 * @param after ask for the next page with it; null on the last one
 */
record Page(List<OperatorView> operators, @Nullable String after) {

  static Page of(List<OperatorVersion> found, int limit, Map<String, LifeState> states) {
    var last = found.size() < limit ? null : found.getLast().operator();
    return new Page(
        found.stream()
            .map(version -> OperatorView.of(version, state(version.operator().partner(), states)))
            .toList(),
        last == null ? null : last.partner() + ":" + last.code().normalised());
  }

  private static LifeState state(String partner, Map<String, LifeState> states) {
    return states.getOrDefault(partner, LifeState.DRAFT);
  }

  static Search.@Nullable Key key(@Nullable String after) {
    if (after == null) {
      return null;
    }
    int colon = after.indexOf(':');
    if (colon < 0) {
      throw new Refused(Fault.QUESTION_INVALID, "after", "give it as the page before said it");
    }
    return new Search.Key(after.substring(0, colon), after.substring(colon + 1));
  }
}
