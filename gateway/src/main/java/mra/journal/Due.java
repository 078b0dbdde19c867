package mra.journal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of one kind a partner's retention lets go.
 *
 * @param kept how long it is kept
 * @param now how much is due now
 * @param next when the oldest falls due, in the past where something is due; null when there is
 *     nothing of the kind
 */
public record Due(Kind kind, Duration kept, long now, @Nullable Instant next) {

  public enum Kind {
    /** Operators that the partner's lists name no longer. */
    ABSENT,
    /** Original bytes of exchanges that ended. */
    BODY,
    /** Records that were set aside, by exchange. */
    SET_ASIDE,
    /** Signed receipts, theirs and ours. */
    RECEIPT
  }
}
