package mra.bench;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether what was answered is in the database. */
record Kept(JdbcClient database) {
  private static final Duration WITHIN = Duration.ofMinutes(2);
  private static final long LOOK_EVERY_MILLIS = 20;

  long now() {
    return database.sql("select count(*) from decision").query(Long.class).single();
  }

  /**
   * Waits until there are so many decisions.
   *
   * @throws IllegalStateException when there are more, or fewer after a while
   */
  void await(long wanted) throws InterruptedException {
    long end = System.nanoTime() + WITHIN.toNanos();
    for (long there = now(); there != wanted; there = now()) {
      if (there > wanted || System.nanoTime() > end) {
        throw new IllegalStateException(there + " decisions are kept of " + wanted);
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }
}
