package mra.partner;

import java.time.Duration;

/** How old a partner's last good list may grow. */
public record Freshness(Duration expectedEvery, Duration staleAfter, WhenStale whenStale) {

  public enum WhenStale {
    WARN,
    /** Recognised, with LIST_STALE among the reasons. */
    REPORT,
    STOP
  }
}
