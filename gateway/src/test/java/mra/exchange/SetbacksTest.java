package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mra.journal.Candidate;
import org.junit.jupiter.api.Test;

/** Candidates that could not be compared. */
class SetbacksTest {
  private final Setbacks setbacks = new Setbacks();
  private final Candidate one = candidate("HK");
  private final Candidate other = candidate("MO");

  @Test
  void whoFailedPausesAndNobodyElse() {
    setbacks.failed(one, new IllegalStateException("the disk is full"));
    assertThat(setbacks.isPausing(one)).isTrue();
    assertThat(setbacks.isPausing(other)).isFalse();
  }

  @Test
  void whoWasComparedOrHasEndedPausesNoMore() {
    setbacks.failed(one, new StackOverflowError());
    setbacks.failed(other, new IllegalStateException("cancelled"));
    setbacks.compared(one);
    setbacks.keep(List.of(one));
    assertThat(setbacks.isPausing(one)).isFalse();
    assertThat(setbacks.isPausing(other)).isFalse();
  }

  private static Candidate candidate(String partner) {
    return new Candidate(
        UUID.randomUUID(),
        partner,
        "version",
        "reason",
        "a",
        Instant.EPOCH,
        null,
        null,
        null,
        null);
  }
}
