package mra.recognition;

import java.time.Instant;
import mra.partner.Freshness.WhenStale;
import org.jspecify.annotations.Nullable;

/** How far a partner's list is trusted now: while nobody paused the partner, and by its age. */
final class Currency {
  private Currency() {}

  /**
   * What withholds recognition.
   *
   * @param part null when no list was ever applied, which is as stale as can be
   */
  static int against(Terms terms, @Nullable Part part, boolean paused, Instant now) {
    return Reasons.when(paused, Reason.PARTNER_PAUSED)
        | (terms.whenStale() == WhenStale.STOP ? stale(terms, part, now) : Reasons.NONE);
  }

  /** What only accompanies the answer. */
  static int notes(Terms terms, @Nullable Part part, Instant now) {
    return terms.whenStale() == WhenStale.REPORT ? stale(terms, part, now) : Reasons.NONE;
  }

  /** An index that rests on no list, as in a what-if, has no age. */
  private static int stale(Terms terms, @Nullable Part part, Instant now) {
    if (part == null) {
      return Reasons.of(Reason.LIST_STALE);
    }
    var list = part.list();
    return Reasons.when(list != null && terms.isStale(list.asOf(), now), Reason.LIST_STALE);
  }
}
