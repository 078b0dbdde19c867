package mra.recognition;

import java.time.Instant;
import mra.partner.Freshness.WhenStale;
import org.jspecify.annotations.Nullable;

/** How far a partner's list is trusted now: while nobody paused the partner, and by its age. */
final class Currency {
  private final Terms terms;
  private final Instant now;
  private final int stale;
  private final int paused;

  /**
   * @param part null when no list was ever applied, which is as stale as can be
   */
  Currency(Terms terms, @Nullable Part part, boolean paused, Instant now) {
    this.terms = terms;
    this.now = now;
    boolean old = part == null || isOld(part.list());
    stale = Reasons.when(old, Reason.LIST_STALE);
    this.paused = Reasons.when(paused, Reason.PARTNER_PAUSED);
  }

  int against() {
    return paused | (terms.whenStale() == WhenStale.STOP ? stale : Reasons.NONE);
  }

  int notes() {
    return terms.whenStale() == WhenStale.REPORT ? stale : Reasons.NONE;
  }

  /** What is set aside keeps its old record in force only as long as a list may be old. */
  boolean isTooLongSince(long epochSecond) {
    return terms.isStale(Instant.ofEpochSecond(epochSecond), now);
  }

  /** An index that rests on no list, as in a what-if, has no age. */
  private boolean isOld(@Nullable ListRef list) {
    return list != null && terms.isStale(list.asOf(), now);
  }
}
