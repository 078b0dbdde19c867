package mra.clearance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something about a partner's operators for clearance to hear of.
 *
 * @param sequence the registry's number of this change: dense, in the order of commits
 * @param exchange that applied the list; where it is no list, an id of its own
 * @param document the partner's id of the list; where it is none, of the last one
 * @param changes of how many operators it tells, at least 1
 * @param knownAt by when the operators were known that it is about; null for a list
 * @param movedAt when the partner came to its state; null for a list
 */
public record Announcement(
    long sequence,
    String partner,
    UUID exchange,
    String document,
    long changes,
    Kind kind,
    @Nullable Instant knownAt,
    @Nullable Instant movedAt) {

  /** What is told of. */
  public enum Kind {
    /** What a list changed. */
    LIST,
    /** All operators that are present, as a first list would: the partner became live. */
    BEGINS,
    /** That all of them are absent: the partner is recognised no more. */
    ENDS
  }

  public static Announcement ofList(
      long sequence, String partner, UUID exchange, String document, long changes) {
    return new Announcement(sequence, partner, exchange, document, changes, Kind.LIST, null, null);
  }
}
