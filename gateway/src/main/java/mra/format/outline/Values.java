package mra.format.outline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The texts seen at one place of a sample: how often there was one, and the first different ones.
 */
public final class Values {
  static final int KEPT_MAX = 1_000;

  private static final int LENGTH_MAX = 200;

  private final Map<String, Long> kept = new LinkedHashMap<>();
  private long filled;
  private boolean more;

  void add(String text, Budget budget) {
    var value = text.strip();
    if (value.isEmpty()) {
      return;
    }
    filled++;
    if (value.length() > LENGTH_MAX) {
      value = value.substring(0, LENGTH_MAX);
      more = true;
    }
    if (kept.containsKey(value) || (kept.size() < KEPT_MAX && budget.spend(value.length()))) {
      kept.merge(value, 1L, Long::sum);
    } else {
      more = true;
    }
  }

  /** How many were not empty. */
  public long filled() {
    return filled;
  }

  /** In the order in which they came first. */
  public Set<String> distinct() {
    return Collections.unmodifiableSet(kept.keySet());
  }

  /** Whether every text was kept, whole. */
  public boolean complete() {
    return !more;
  }
}
