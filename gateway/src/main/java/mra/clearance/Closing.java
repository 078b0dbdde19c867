package mra.clearance;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells threads of ours that it is time to end, between two sends and not in the middle of one. */
final class Closing {
  private static final Duration WITHIN = Duration.ofSeconds(12);

  private final CountDownLatch latch = new CountDownLatch(1);

  void begin() {
    latch.countDown();
  }

  /**
   * Waits for the threads to end; one that the broker holds longer than it should is broken off.
   */
  void end(ExecutorService threads) {
    begin();
    threads.shutdown();
    try {
      if (threads.awaitTermination(WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }

  boolean begun() {
    return latch.getCount() == 0;
  }

  /**
   * Ends early when closing begins.
   *
   * @return whether it has begun
   */
  boolean after(Duration pause) throws InterruptedException {
    return latch.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }
}
