package mra.fault;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Places where a test may kill the process as a power cut would, or do something else to it. Killed
 * where the system property {@code mra.failpoint} says; without it, and always with {@code
 * --external}, a failpoint does nothing.
 */
public enum Failpoint {
  AFTER_RECEIVE,
  AFTER_OPEN,
  IN_COPY,
  BEFORE_COMMIT,
  AFTER_COMMIT,
  BEFORE_RELAY,
  AFTER_RELAY,
  AFTER_SEAL,
  AFTER_HAND_OVER,
  BEFORE_MATCH,
  AFTER_MATCH,
  BEFORE_RECEIPT,
  AFTER_RECEIPT;

  private static final String CHOSEN = System.getProperty("mra.failpoint", "");

  private final AtomicReference<@Nullable Runnable> planned = new AtomicReference<>();

  /** Has whoever passes here next do something first, once. */
  public void plan(Runnable action) {
    planned.set(action);
  }

  /** Whether what was planned waits for somebody to pass. */
  public boolean waits() {
    return planned.get() != null;
  }

  /** Ends the process at once, without any clean-up, when this is the chosen place. */
  public void pass() {
    if (CHOSEN.equals(name())) {
      Runtime.getRuntime().halt(137);
    }
    var action = planned.getAndSet(null);
    if (action != null) {
      action.run();
    }
  }
}
