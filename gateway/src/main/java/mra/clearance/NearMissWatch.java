package mra.clearance;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import mra.fault.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts near misses among what was just decided, a bounded number at a time, behind the answers
 * and never in their way.
 */
public final class NearMissWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(NearMissWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final int DECISIONS_MAX = 100;

  private final NearMisses misses;
  private final NearMissCounts counts;
  private final Supplier<List<String>> partners;
  private final Clock clock;
  private final Closing closing = new Closing();
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param partners whose operators are declared, asked each time
   */
  public NearMissWatch(
      NearMisses misses, NearMissCounts counts, Supplier<List<String>> partners, Clock clock) {
    this.misses = misses;
    this.counts = counts;
    this.partners = partners;
    this.clock = clock;
  }

  public void start() {
    thread.execute(this::fromTimeToTime);
  }

  @Override
  public void close() {
    closing.end(thread);
  }

  private void fromTimeToTime() {
    try {
      while (!closing.after(EVERY)) {
        lookOrSay();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever goes wrong once must not be the end of counting. */
  private void lookOrSay() {
    try {
      look();
    } catch (RuntimeException failure) {
      log.warn("Near misses could not be counted", failure);
    }
  }

  void look() {
    var now = clock.instant();
    for (var decision : counts.unseen(partners.get(), DECISIONS_MAX, now)) {
      if (closing.begun()) {
        return;
      }
      try {
        counts.count(decision, misses.of(decision), now);
      } catch (Refused people) {
        return; // they look; this can wait
      }
    }
  }
}
