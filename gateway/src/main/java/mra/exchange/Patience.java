package mra.exchange;

import java.time.Duration;

/**
 * How often a transport is tried again.
 *
 * @param tries tries after the first
 * @param first pause before the second try; each further one is twice as long
 * @param most no pause is longer
 * @param silence a partner that sends nothing for this long hangs
 * @param receipt how long an exchange waits for a receipt that lies at the partner's server; after
 *     that it is looked for from time to time
 */
public record Patience(
    int tries, Duration first, Duration most, Duration silence, Duration receipt) {

  public static final Patience STANDARD =
      new Patience(
          5,
          Duration.ofSeconds(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(1),
          Duration.ofSeconds(20));

  /** For one exchange that a person waits for. */
  public static final Patience SHORT =
      new Patience(
          1,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(20));
}
