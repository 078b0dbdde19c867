package mra;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is put away at its end, and also when the process is told to end in its midst.
 * Then whoever uses it is not heard any more: it waits for the process's end.
 */
final class Midway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Midway.class);

  private final Thread hook = new Thread(this::stopped, "stop-midway");
  private final AutoCloseable last;
  private volatile boolean stopping;
  private @Nullable AutoCloseable opened;
  private boolean closed;

  private Midway(AutoCloseable last) {
    this.last = last;
  }

  /**
   * @param last done once what was opened is closed
   */
  static Midway open(AutoCloseable last) {
    var midway = new Midway(last);
    Runtime.getRuntime().addShutdownHook(midway.hook);
    return midway;
  }

  /** Opens it, once. Who wants the process to end waits so long. */
  <T extends AutoCloseable> T open(Callable<T> opening) throws Exception {
    synchronized (this) {
      if (!closed) {
        var made = opening.call();
        opened = made;
        return made;
      }
    }
    throw waitForTheEnd();
  }

  /** Does not return while the process ends. */
  void expectOngoing() {
    if (stopping) {
      throw waitForTheEnd();
    }
  }

  @Override
  public void close() throws Exception {
    if (!stopping) {
      putAway();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      throw waitForTheEnd();
    }
  }

  private void stopped() {
    stopping = true;
    try {
      putAway();
    } catch (Exception failure) {
      LOG.warn("Something is left", failure);
    }
  }

  private synchronized void putAway() throws Exception {
    if (!closed) {
      closed = true;
      try (last) {
        if (opened != null) {
          opened.close();
        }
      }
    }
  }

  private static IllegalStateException waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    return new IllegalStateException("the process ends");
  }
}
