package mra.registry;

import static mra.canonical.Standing.REVOKED;
import static mra.canonical.Standing.SUSPENDED;
import static mra.canonical.Standing.VALID;
import static mra.canonical.Standing.WITHDRAWN;

import java.time.LocalDate;
import java.util.Optional;
import mra.canonical.Operator;
import mra.canonical.RevalidationJob;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/** What the outcome of a re-validation job does to the operator it is about. */
final class JobRule {

  private JobRule() {}

  /**
   * @param marked whether a newer record of the operator could not be read: passing then waits for
   *     one that can
   * @return empty when it changes nothing
   */
  static Optional<Operator> apply(RevalidationJob job, Operator operator, boolean marked) {
    var outcome = job.outcome();
    if (outcome == null || isOvertaken(job.decidedOn(), operator)) {
      return Optional.empty();
    }
    return switch (outcome) {
      case EXTENDED -> Optional.empty();
      case ABANDONED -> ended(operator, WITHDRAWN, job.decidedOn());
      case TERMINATED -> ended(operator, REVOKED, job.decidedOn());
      case PASSED -> marked ? Optional.empty() : passed(operator, job);
    };
  }

  /** What was said of the operator for a later day counts. */
  private static boolean isOvertaken(@Nullable LocalDate decidedOn, Operator operator) {
    var since = operator.standingSince();
    return decidedOn == null || (since != null && decidedOn.isBefore(since));
  }

  private static Optional<Operator> ended(
      Operator operator, Standing end, @Nullable LocalDate since) {
    boolean lasts = operator.standing() == VALID || operator.standing() == SUSPENDED;
    return lasts ? Optional.of(operator.with(end, since)) : Optional.empty();
  }

  /** It lifts a suspension, and renews what ran out; what was ended on purpose stays ended. */
  private static Optional<Operator> passed(Operator operator, RevalidationJob job) {
    var until = job.validTo();
    var renewed = until == null ? operator : operator.validUntil(until);
    var passed =
        switch (operator.standing()) {
          case VALID -> renewed;
          case SUSPENDED -> renewed.with(VALID, job.decidedOn());
          case EXPIRED -> until == null ? operator : renewed.with(VALID, job.decidedOn());
          case REVOKED, WITHDRAWN -> operator;
        };
    return passed.equals(operator) ? Optional.empty() : Optional.of(passed);
  }
}
