package mra.clearance;

import java.time.Duration;

/** Pauses between tries, each twice the one before. */
final class Pauses {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private Duration next = FIRST;

  Duration next() {
    var pause = next;
    var twice = pause.multipliedBy(2);
    next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    return pause;
  }

  void reset() {
    next = FIRST;
  }
}
