package mra.cli;

import java.util.concurrent.CountDownLatch;

/** Waits for Ctrl-C or SIGTERM, and lets everything be closed before the process ends. */
final class Stop {
  private static final CountDownLatch CLOSED = new CountDownLatch(1);

  private Stop() {}

  static void await() throws InterruptedException {
    await(new CountDownLatch(1));
  }

  /** The same, or until somebody counts it down. */
  static void await(CountDownLatch asked) throws InterruptedException {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  asked.countDown();
                  waitUntilClosed();
                },
                "stop"));
    asked.await();
  }

  /** Lets the process end. */
  static void closed() {
    CLOSED.countDown();
  }

  private static void waitUntilClosed() {
    try {
      // Not for the main thread's end: that calls System.exit, which waits for this hook.
      CLOSED.await();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
