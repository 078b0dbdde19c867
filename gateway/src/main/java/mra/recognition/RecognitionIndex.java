package mra.recognition;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything recognition knows of all partners' operators. Immutable: a change makes a new whole,
 * which is swapped in at once. The records lie off the heap and are freed when nobody can see them
 * any more.
 */
public final class RecognitionIndex {
  private static final RecognitionIndex EMPTY = new RecognitionIndex(Map.of());

  private final Map<String, Part> parts;

  private RecognitionIndex(Map<String, Part> parts) {
    this.parts = parts;
  }

  public static RecognitionIndex empty() {
    return EMPTY;
  }

  /** The same with this part in place of the partner's former one. */
  public RecognitionIndex with(String partner, Part part) {
    var next = new HashMap<>(parts);
    next.put(partner, part);
    return new RecognitionIndex(next);
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
