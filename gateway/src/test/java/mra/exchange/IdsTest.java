package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import mra.testing.SteppedClock;
import org.junit.jupiter.api.Test;

/** Sorted by id is sorted by time, whatever the clock does. */
class IdsTest {
  private static final Comparator<UUID> AS_STORED = Comparator.comparing(UUID::toString);

  private final SteppedClock clock = new SteppedClock();

  @Test
  void areVersionSevenAndTellTheTime() {
    var id = new Ids(clock, Optional.empty()).get();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16)
        .isCloseTo(System.currentTimeMillis(), within(60_000L));
  }

  @Test
  void keepTheirOrderWithinAMillisecondAndWhenTheClockIsSetBack() {
    var ids = new Ids(clock, Optional.empty());
    var given = new ArrayList<UUID>();
    for (int i = 0; i < 10_000; i++) {
      given.add(ids.get());
    }
    clock.wrongBy(Duration.ofHours(-1));
    for (int i = 0; i < 10_000; i++) {
      given.add(ids.get());
    }

    assertThat(given).isSortedAccordingTo(AS_STORED).doesNotHaveDuplicates();
  }

  @Test
  void goOnBehindThoseOfAnEarlierProcess() {
    clock.wrongBy(Duration.ofHours(1));
    var earlier = new Ids(clock, Optional.empty()).get();
    clock.wrongBy(Duration.ZERO);

    var later = new Ids(clock, Optional.of(earlier)).get();

    assertThat(later).usingComparator(AS_STORED).isGreaterThan(earlier);
  }
}
