package mra.partner;

import java.time.Duration;

/**
 * How old a partner's last good list may grow.
 *
 * @param expectedEvery usual distance of two lists, counted on working days only
 * @param staleAfter counted on every day: suspensions do not wait for holidays
 * @param works when the partner sends
 */
public record Freshness(
    Duration expectedEvery, Duration staleAfter, WhenStale whenStale, WorkingDays works) {

  public Freshness(Duration expectedEvery, Duration staleAfter, WhenStale whenStale) {
    this(expectedEvery, staleAfter, whenStale, WorkingDays.ALL);
  }

  public enum WhenStale {
    WARN,
    /** Recognised, with LIST_STALE among the reasons. */
    REPORT,
    STOP
  }
}
