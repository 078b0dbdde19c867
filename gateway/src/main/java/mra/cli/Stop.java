package mra.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Waits for Ctrl-C or SIGTERM, and lets the main thread close everything before the process ends.
 */
final class Stop {

  private Stop() {}

  static void await() throws InterruptedException {
    var asked = new CountDownLatch(1);
    var main = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  asked.countDown();
                  waitFor(main);
                },
                "stop"));
    asked.await();
  }

  private static void waitFor(Thread main) {
    try {
      main.join();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
