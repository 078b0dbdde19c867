package mra.exchange;

import java.time.Duration;

/**
 * How often a transport is tried again.
 *
 * @param tries tries after the first
 * @param first pause before the second try; each further one is twice as long
 * @param most no pause is longer
 * @param silence a partner that sends nothing for this long hangs
 */
public record Patience(int tries, Duration first, Duration most, Duration silence) {

  public static final Patience STANDARD =
      new Patience(5, Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofMinutes(1));

  /** For one exchange that a person waits for. */
  public static final Patience SHORT =
      new Patience(1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(1));
}
