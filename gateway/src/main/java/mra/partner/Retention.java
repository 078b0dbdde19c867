package mra.partner;

import java.time.Duration;

/**
 * How long what a partner told us is kept. None of the agreements says so in days that are public:
 * the usual values are ours.
 *
 * @param absent operators that the partner's lists name no longer, with all that was known of them
 * @param bodies original bytes of exchanges that ended
 * @param setAside what is remembered of records that did not read
 * @param receipts signed receipts, theirs and ours
 */
public record Retention(Duration absent, Duration bodies, Duration setAside, Duration receipts) {
  public static final Retention USUAL =
      new Retention(
          Duration.ofDays(3 * 365),
          Duration.ofDays(365),
          Duration.ofDays(365),
          Duration.ofDays(3 * 365));
}
