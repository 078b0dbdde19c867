package mra.clearance;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells threads of ours that it is time to end; nothing is interrupted in the middle of a send. */
final class Closing {
  private final CountDownLatch latch = new CountDownLatch(1);

  void begin() {
    latch.countDown();
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
