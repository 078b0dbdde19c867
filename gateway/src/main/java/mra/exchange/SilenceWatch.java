package mra.exchange;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Wakes a thread that reads from a partner who fell silent. Sockets time out by themselves, but an
 * SFTP stream does not: its session stays alive while the file stands still.
 */
final class SilenceWatch implements AutoCloseable {
  private static final int LOOKS = 4;

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("silence-watch").factory());

  private final Thread reader = Thread.currentThread();
  private final long silenceNanos;
  private final Future<?> looking;
  private volatile long heardNanos = System.nanoTime();
  private volatile boolean fired;
  private boolean closed;

  /** Watches over the thread that makes it. */
  SilenceWatch(Duration silence) {
    silenceNanos = silence.toNanos();
    long every = Math.max(1, silenceNanos / LOOKS);
    looking = CLOCK.scheduleWithFixedDelay(this::look, every, every, TimeUnit.NANOSECONDS);
  }

  void heard() {
    heardNanos = System.nanoTime();
  }

  /** Whether it woke the thread. */
  boolean fired() {
    return fired;
  }

  private synchronized void look() {
    if (!closed && System.nanoTime() - heardNanos > silenceNanos) {
      fired = true;
      // Closing such a stream waits for the partner too, and has to be woken once more.
      heard();
      reader.interrupt();
    }
  }

  /** The interrupt, if there was one, was for the reading and for nothing after it. */
  @Override
  public synchronized void close() {
    closed = true;
    looking.cancel(false);
    if (fired) {
      Thread.interrupted();
    }
  }
}
