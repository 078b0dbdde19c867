package mra.onboarding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.fault.Refused;
import mra.mapping.SideBySide;
import mra.mapping.SideBySide.Both;
import mra.mapping.SideBySide.Pair;

/** A few values of a sample for each of our fields: theirs, and what they became. */
final class Examples {
  private static final int EACH = 3;

  private final Map<String, Map<String, String>> byField = new LinkedHashMap<>();
  private final List<String> setAside = new ArrayList<>();

  void add(Both operator) {
    if (operator.flaw() != null) {
      setAside.add(operator.flaw());
    }
    operator.pairs().forEach(this::add);
  }

  /** A sample that is wrong as a whole. */
  void add(Refused bad) {
    setAside.add(bad.fault().code() + " " + bad.detail());
  }

  private void add(Pair pair) {
    var theirs =
        String.join(
            " | ",
            pair.theirs().stream()
                .map(SideBySide.Theirs::text)
                .filter(text -> !text.isEmpty())
                .toList());
    if (theirs.isEmpty()) {
      return;
    }
    if (pair.wrong() != null) {
      setAside.add(pair.field() + ": " + theirs + " (" + pair.wrong() + ")");
      return;
    }
    var some = byField.computeIfAbsent(pair.field(), field -> new LinkedHashMap<>());
    if (some.size() < EACH) {
      some.put(theirs, String.join(" | ", pair.ours()));
    }
  }

  /** Theirs, and ours where it differs. */
  List<Map.Entry<String, Optional<String>>> of(String field) {
    return byField.getOrDefault(field, Map.of()).entrySet().stream()
        .map(some ->
            Map.entry(
                some.getKey(),
                Optional.of(some.getValue()).filter(ours -> !ours.equals(some.getKey()))))
        .toList();
  }

  /** What could not be read, and why; each kind once. */
  List<String> setAside() {
    return setAside.stream().distinct().limit(20).toList();
  }
}
