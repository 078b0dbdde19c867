package mra.journal;

import java.time.Instant;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.registry.Difference;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange ended.
 *
 * @param fault null when nothing was wrong
 * @param where file, record or path, empty when there is none
 * @param detail empty when the fault says it all
 */
public record Ending(
    Outcome outcome,
    @Nullable Fault fault,
    String where,
    String detail,
    Counts counts,
    Instant at) {

  public static Ending applied(Difference list, Instant at) {
    var outcome = list.changes() == 0 ? Outcome.UNCHANGED : Outcome.APPLIED;
    return new Ending(outcome, null, "", list.doubts().aboutNames(), Counts.of(list), at);
  }

  public static Ending sent(Outcome outcome, Counts counts, Instant at) {
    return new Ending(outcome, null, "", "", counts, at);
  }

  /** Held or refused after the list was read. */
  public static Ending of(Fault fault, String detail, Counts counts, Instant at) {
    return new Ending(Outcome.of(fault), fault, "", detail, counts, at);
  }

  public static Ending of(Refused refused, Instant at) {
    return new Ending(
        Outcome.of(refused.fault()),
        refused.fault(),
        refused.where(),
        refused.detail(),
        Counts.NONE,
        at);
  }
}
