package mra.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import mra.cluster.Trouble;
import org.slf4j.LoggerFactory;

/**
 * What is left to do once a node uses a version: it is done at once, and where it fails as often as
 * it takes, each time after twice the pause. One thread at a time uses it.
 */
final class FollowUps {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Trouble trouble =
      new Trouble(LoggerFactory.getLogger(FollowUps.class), "What follows a version in use");
  private final Map<String, Open> open = new LinkedHashMap<>();
  private final Clock clock;

  private record Open(Runnable what, Duration pause, Instant due) {}

  FollowUps(Clock clock) {
    this.clock = clock;
  }

  /** Takes the place of what was open of the partner. */
  void begin(String partner, Runnable what) {
    attempt(partner, new Open(what, FIRST, clock.instant()));
  }

  /** Does what is due again. */
  void look() {
    var now = clock.instant();
    Map.copyOf(open)
        .forEach((partner, each) -> {
          if (!each.due.isAfter(now)) {
            attempt(partner, each);
          }
        });
  }

  private void attempt(String partner, Open each) {
    if (trouble.attempt(partner, each.what)) {
      open.remove(partner);
    } else {
      open.put(partner, new Open(each.what, twice(each.pause), clock.instant().plus(each.pause)));
    }
  }

  private static Duration twice(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
  }
}
