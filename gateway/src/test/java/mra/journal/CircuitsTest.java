package mra.journal;

import static mra.journal.Way.IN;
import static mra.journal.Way.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import mra.fault.Fault;
import mra.testing.Databases;
import org.junit.jupiter.api.Test;

/** A partner that cannot be reached is asked with growing pauses, by one node, until it answers. */
class CircuitsTest {
  private static final Instant START = Instant.parse("2026-11-30T00:00:00Z");

  private final Circuits circuits =
      new Circuits(Databases.fresh(), Duration.ofSeconds(2), Duration.ofSeconds(60));

  @Test
  void eachFailureDoublesThePauseUpToTheCeiling() {
    assertThat(pauseAfterEachOf(7)).isEqualTo("4 8 16 32 60 60 60");
  }

  @Test
  void thePauseIsSpreadSoThatNotAllAskAtTheSameMoment() {
    circuits.failed("XX", IN, Fault.PARTNER_TIMEOUT, 0.8, START);
    circuits.failed("YY", IN, Fault.PARTNER_TIMEOUT, 1.2, START);

    assertThat(pause("XX")).isEqualTo(Duration.ofMillis(3_200));
    assertThat(pause("YY")).isEqualTo(Duration.ofMillis(4_800));
  }

  @Test
  void itIsDueFromItsMomentOnAndForOneAskerOnly() {
    circuits.failed("XX", IN, Fault.PARTNER_UNREACHABLE, 1, START);

    assertThat(circuits.due(1, START.plusMillis(3_999))).isEmpty();
    assertThat(circuits.due(1, START.plusSeconds(4))).hasSize(1);
    assertThat(circuits.due(1, START.plusSeconds(4))).as("another node").isEmpty();
    assertThat(circuits.due(1, START.plusSeconds(8))).as("who asked first was killed").hasSize(1);
  }

  @Test
  void oneThatIsReachedIsClosedAndTheOtherWayIsNot() {
    circuits.failed("XX", IN, Fault.PARTNER_UNREACHABLE, 1, START);
    circuits.failed("XX", OUT, Fault.PARTNER_REFUSED, 1, START);

    circuits.reached("XX", IN);

    assertThat(circuits.isOpen("XX", IN)).isFalse();
    assertThat(circuits.isOpen("XX", OUT)).isTrue();
    assertThat(circuits.of("XX")).extracting(Circuit::fault).containsExactly(Fault.PARTNER_REFUSED);
  }

  @Test
  void itKnowsSinceWhenAndForgetsOnceItIsReached() {
    circuits.failed("XX", IN, Fault.PARTNER_UNREACHABLE, 1, START);
    circuits.failed("XX", IN, Fault.PARTNER_TIMEOUT, 1, START.plusSeconds(9));
    assertThat(circuits.of("XX").getFirst())
        .extracting(Circuit::openedAt, Circuit::failures, Circuit::fault)
        .containsExactly(START, 2, Fault.PARTNER_TIMEOUT);

    circuits.reached("XX", IN);
    circuits.failed("XX", IN, Fault.PARTNER_TIMEOUT, 1, START.plusSeconds(99));
    assertThat(circuits.of("XX").getFirst().failures()).isEqualTo(1);
  }

  private String pauseAfterEachOf(int failures) {
    var pauses = new StringBuilder();
    for (int i = 0; i < failures; i++) {
      circuits.failed("XX", IN, Fault.PARTNER_UNREACHABLE, 1, START);
      pauses.append(pause("XX").toSeconds()).append(' ');
    }
    return pauses.toString().strip();
  }

  private Duration pause(String partner) {
    return Duration.between(START, circuits.of(partner).getFirst().pingAt());
  }
}
