package mra.recognition;

import java.time.Instant;
import java.util.List;
import mra.partner.Agreement.Flow;
import org.jspecify.annotations.Nullable;

/**
 * One declaration's parties, of whom recognition is asked.
 *
 * @param declaration the caller's number, given back unread
 * @param at the moment the declaration counts for, null for now; it may lie ahead
 * @param knownAt to be answered by what was known then, for auditors; null in clearance's questions
 */
public record Question(
    @Nullable String declaration,
    Flow flow,
    @Nullable Instant at,
    @Nullable Instant knownAt,
    List<Party> parties) {
  public Question {
    parties = List.copyOf(parties);
  }

  /** One of clearance's. */
  public Question(
      @Nullable String declaration, Flow flow, @Nullable Instant at, List<Party> parties) {
    this(declaration, flow, at, null, parties);
  }
}
