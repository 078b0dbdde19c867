package mra.recognition;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything recognition knows of all partners' operators. Immutable: a change makes a new whole,
 * which is swapped in at once. The records lie off the heap and are freed when nobody can see them
 * any more.
 */
public final class RecognitionIndex {
  private static final RecognitionIndex EMPTY = new RecognitionIndex(Map.of(), Set.of());

  private final Map<String, Part> parts;
  private final Set<String> paused;

  private RecognitionIndex(Map<String, Part> parts, Set<String> paused) {
    // Looked into for each answer: a table of its own entries has no nodes to follow.
    this.parts = Map.copyOf(parts);
    this.paused = paused;
  }

  public static RecognitionIndex empty() {
    return EMPTY;
  }

  /** The same with this part in place of the partner's former one. */
  public RecognitionIndex with(String partner, Part part) {
    var next = new HashMap<>(parts);
    next.put(partner, part);
    return new RecognitionIndex(next, paused);
  }

  /** The same with these partners paused and no others. */
  public RecognitionIndex pausing(Set<String> partners) {
    return new RecognitionIndex(parts, Set.copyOf(partners));
  }

  /** Ids of partners whose operators are not recognised, whatever their lists say. */
  public Set<String> paused() {
    return paused;
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
