package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mra.testing.Logged;
import mra.testing.SteppedClock;
import org.junit.jupiter.api.Test;

/** What follows a version in use is repeated until it is done. */
class FollowUpsTest {
  private static final Instant NOW = Instant.parse("2026-11-30T06:00:00Z");

  private final SteppedClock clock = new SteppedClock();
  private final FollowUps followUps = new FollowUps(clock);
  private final AtomicInteger tries = new AtomicInteger();
  private final AtomicBoolean isAway = new AtomicBoolean(true);

  @Test
  void whatFailsIsTriedAfterTwiceThePauseAndSaidOnceUntilItIsDone() {
    try (var logged = new Logged(FollowUps.class)) {
      clock.stopAt(NOW);
      followUps.begin("HK", this::work);
      assertThat(triesWithin(Duration.ofSeconds(1))).isEqualTo(1);
      assertThat(triesWithin(Duration.ofSeconds(2))).isEqualTo(2);
      assertThat(triesWithin(Duration.ofSeconds(5))).isEqualTo(2);
      assertThat(triesWithin(Duration.ofSeconds(6))).isEqualTo(3);
      assertThat(triesWithin(Duration.ofSeconds(62))).isEqualTo(6);
      assertThat(triesWithin(Duration.ofHours(1)))
          .as("not longer than a minute apart")
          .isEqualTo(6 + 58);

      isAway.set(false);
      triesWithin(Duration.ofMinutes(62));

      assertThat(triesWithin(Duration.ofHours(2))).as("once it is done").isEqualTo(6 + 58 + 1);
      assertThat(logged.lines())
          .containsExactly(
              "WARN What follows a version in use fails (HK), and is tried until it succeeds",
              "INFO What follows a version in use succeeds again");
    }
  }

  @Test
  void whatALaterVersionIsFollowedByTakesThePlaceOfWhatWasOpen() {
    clock.stopAt(NOW);
    followUps.begin("HK", this::work);

    followUps.begin("HK", () -> {});

    assertThat(triesWithin(Duration.ofHours(1))).isEqualTo(1);
  }

  private void work() {
    tries.incrementAndGet();
    if (isAway.get()) {
      throw new IllegalStateException("the database is away");
    }
  }

  /** Looks every half second, as if this time had passed since the beginning. */
  private int triesWithin(Duration passed) {
    for (var at = clock.instant(); !at.isAfter(NOW.plus(passed)); at = at.plusMillis(500)) {
      clock.stopAt(at);
      followUps.look();
    }
    return tries.get();
  }
}
