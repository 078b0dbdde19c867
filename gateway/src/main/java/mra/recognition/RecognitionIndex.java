package mra.recognition;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mra.partner.LifeState;
import org.jspecify.annotations.Nullable;

/**
 * Everything recognition knows of all partners' operators. Immutable: a change makes a new whole,
 * which is swapped in at once. The records lie off the heap and are freed when nobody can see them
 * any more.
 */
public final class RecognitionIndex {
  private static final RecognitionIndex EMPTY = new RecognitionIndex(Map.of(), Map.of());

  private final Map<String, Part> parts;

  /** Those that are not live. */
  private final Map<String, LifeState> states;

  private RecognitionIndex(Map<String, Part> parts, Map<String, LifeState> states) {
    // Looked into for each answer: a table of its own entries has no nodes to follow.
    this.parts = Map.copyOf(parts);
    this.states = states;
  }

  public static RecognitionIndex empty() {
    return EMPTY;
  }

  /** The same with this part in place of the partner's former one. */
  public RecognitionIndex with(String partner, Part part) {
    var next = new HashMap<>(parts);
    next.put(partner, part);
    return new RecognitionIndex(next, states);
  }

  /**
   * The same with partners in these states; who is not named is live. Of those that clearance does
   * not see nothing is held any more.
   */
  public RecognitionIndex in(Map<String, LifeState> next) {
    var kept = new HashMap<>(parts);
    kept.keySet().removeIf(partner -> !next.getOrDefault(partner, LifeState.LIVE).seen());
    return new RecognitionIndex(
        kept,
        next.entrySet().stream()
            .filter(each -> each.getValue() != LifeState.LIVE)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  public LifeState state(String partner) {
    return states.getOrDefault(partner, LifeState.LIVE);
  }

  /** Ids of partners that are not live. */
  public Set<String> notLive() {
    return states.keySet();
  }

  /** Null when no list of this partner was ever applied. */
  public @Nullable Part part(String partner) {
    return parts.get(partner);
  }

  public long operators() {
    return parts.values().stream().mapToLong(Part::operators).sum();
  }

  /** Off-heap memory taken. */
  public long bytes() {
    return parts.values().stream().mapToLong(Part::bytes).sum();
  }
}
