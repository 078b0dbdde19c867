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
 */
public record Question(
    @Nullable String declaration, Flow flow, @Nullable Instant at, List<Party> parties) {
  public Question {
    parties = List.copyOf(parties);
  }
}
