package mra.clearance;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was answered by this node and is not in the database.
 *
 * @param bytes that wait for it
 * @param bytesMax that may
 * @param since when the oldest waits; null when none does
 * @param aside files of what it refused for good, or what cannot be read
 */
public record WaitingDecisions(long bytes, long bytesMax, @Nullable Instant since, int aside) {

  public boolean isMoreThanHalf() {
    return bytes > bytesMax / 2;
  }

  public boolean isLongerThan(Duration most, Instant now) {
    return age(now).compareTo(most) > 0;
  }

  /** Of the oldest; nothing when none waits. */
  public Duration age(Instant now) {
    return since == null ? Duration.ZERO : Duration.between(since, now);
  }
}
