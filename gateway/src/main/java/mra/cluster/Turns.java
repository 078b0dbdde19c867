package mra.cluster;

import java.util.Optional;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * What only one exchange of all nodes does at a time. Whoever waits in this process is woken by the
 * one before it; across nodes it looks ten times a second.
 *
 * <p>A turn keeps nodes out of each other's way; that nothing is lost or doubled rests on rows of
 * the database. So a node whose connection broke goes on with what it does, though its turn may be
 * another's by then.
 */
public final class Turns {
  private static final long LOOK_MILLIS = 100;

  private final Locks locks;
  private boolean closing;

  Turns(Locks locks) {
    this.locks = locks;
  }

  /** Closing ends it. */
  public interface Turn extends AutoCloseable {
    /** False once it may have become another node's. */
    boolean isHeld();

    @Override
    void close();
  }

  /**
   * Empty when it is somebody's, of this process or of another.
   *
   * @throws Refused E901 when the database does not answer
   */
  public Optional<Turn> tryTake(String name) {
    return locks.tryTake(name) ? Optional.of(new Taken(name)) : Optional.empty();
  }

  /**
   * Waits for it.
   *
   * @throws Refused E901 when the database does not answer, or the gateway is being stopped
   */
  public Turn take(String name) {
    for (var turn = tryTake(name); ; turn = tryTake(name)) {
      if (turn.isPresent()) {
        return turn.get();
      }
      pause(name);
    }
  }

  /** Nobody waits any more: the gateway is being stopped, and another node may take its time. */
  public synchronized void stopWaiting() {
    closing = true;
    notifyAll();
  }

  private synchronized void pause(String name) {
    try {
      if (!closing) {
        wait(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
    }
    if (closing) {
      throw new Refused(Fault.STORE_UNAVAILABLE, name, "the gateway is being stopped");
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  private final class Taken implements Turn {
    private final String name;

    Taken(String name) {
      this.name = name;
    }

    @Override
    public boolean isHeld() {
      return locks.holds(name);
    }

    @Override
    public void close() {
      locks.free(name);
      wake();
    }
  }
}
