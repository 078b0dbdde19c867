package mra.clearance;

import java.time.Instant;
import java.util.UUID;
import mra.recognition.Decision;
import mra.recognition.Outcome;
import mra.registry.ListRef;

/**
 * A kept answer that would have been another one had we known what we learned later.
 *
 * @param kept what was answered
 * @param known what would have been answered at the same moment by what is known now
 * @param list the list whose word is believed now
 * @param learnedAt when that list became known
 */
public record LateFinding(
    KeptDecision kept, Decision known, ListRef list, UUID exchange, Instant learnedAt) {

  public enum Direction {
    WRONGLY_RECOGNISED,
    WRONGLY_REFUSED
  }

  public Direction direction() {
    return kept.decision().outcome() == Outcome.RECOGNISED
        ? Direction.WRONGLY_RECOGNISED
        : Direction.WRONGLY_REFUSED;
  }
}
