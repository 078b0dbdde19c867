package mra.exchange;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import mra.journal.Candidate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Candidates that could not be compared: each waits twice as long as the time before, and where a
 * failure came from is told once. One thread uses it.
 */
final class Setbacks {
  private static final Logger LOG = LoggerFactory.getLogger(Setbacks.class);
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Map<UUID, Setback> setbacks = new HashMap<>();

  private record Setback(Duration pause, long sinceNanos, String cause) {}

  /** Others have ended. */
  void keep(Collection<Candidate> open) {
    setbacks.keySet().retainAll(open.stream().map(Candidate::id).toList());
  }

  boolean isPausing(Candidate candidate) {
    var setback = setbacks.get(candidate.id());
    return setback != null && System.nanoTime() - setback.sinceNanos < setback.pause.toNanos();
  }

  void compared(Candidate candidate) {
    setbacks.remove(candidate.id());
  }

  void failed(Candidate candidate, Throwable failure) {
    var before = setbacks.get(candidate.id());
    var pause = before == null ? FIRST : twice(before.pause);
    var cause = cause(failure);
    if (before != null && before.cause.equals(cause)) {
      LOG.warn("The candidate of {} waits {} more: {}", candidate.partner(), pause, cause);
    } else {
      LOG.warn(
          "The candidate of {} waits {} for another look", candidate.partner(), pause, failure);
    }
    setbacks.put(candidate.id(), new Setback(pause, System.nanoTime(), cause));
  }

  private static Duration twice(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
  }

  /** What failed first; its words may name another id each time. */
  private static String cause(Throwable failure) {
    var first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return failure.getClass().getName() + " by " + first.getClass().getName();
  }
}
