package mra.clearance;

import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Carries what the outbox holds to the broker: at least once, in order per partner, each partner in
 * a lane of its own so that one's bulk does not hold up another's suspension.
 */
public final class Relay implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);

  /** Finds what a process left that was killed between commit and wake. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final Outbox outbox;
  private final Lane lane;
  private final Closing closing = new Closing();
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Semaphore woken = new Semaphore(0);
  private final ReentrantLock turn = new ReentrantLock();
  private final Condition drained = turn.newCondition();
  private final ExecutorService lookout = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Does nothing before {@link #start}.
   *
   * @param changes where it is read what an announcement is about
   * @param connections to the broker with the gateway's login
   */
  public Relay(
      Outbox outbox,
      Changes changes,
      PlatformTransactionManager transactions,
      ConnectionFactory connections,
      Clock clock) {
    this.outbox = outbox;
    this.lane = new Lane(outbox, changes, transactions, connections, clock, closing);
  }

  public void start() {
    lookout.execute(this::look);
  }

  /** Called after a commit. */
  public void wake() {
    woken.release();
  }

  /**
   * Waits until clearance was told of everything that is in force.
   *
   * @return false when lists still wait after that time
   */
  public boolean settled(Duration within) throws InterruptedException {
    turn.lock();
    try {
      var left = within.toNanos();
      while (outbox.waiting() > 0) {
        if (left <= 0) {
          return false;
        }
        left = drained.awaitNanos(left);
      }
      return true;
    } finally {
      turn.unlock();
    }
  }

  /** What is on its way is broken off; the next start sends it again under the same ids. */
  @Override
  public void close() {
    closing.begin();
    wake();
    closing.end(lookout);
    closing.end(lanes);
  }

  private void look() {
    try {
      while (!closing.begun()) {
        dispatch();
        if (woken.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
          woken.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever goes wrong once must not be the end of relaying. */
  private void dispatch() {
    try {
      for (var partner : outbox.waitingPartners()) {
        if (busy.add(partner)) {
          lanes.execute(() -> drain(partner));
        }
      }
    } catch (RuntimeException failure) {
      log.warn("The outbox cannot be read; the relay looks again in {}", LOOK_EVERY, failure);
    }
  }

  private void drain(String partner) {
    try {
      lane.drain(partner);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      busy.remove(partner);
      tellDrained();
      // A list may have come after the lane saw its outbox empty and before this.
      wake();
    }
  }

  private void tellDrained() {
    turn.lock();
    try {
      drained.signalAll();
    } finally {
      turn.unlock();
    }
  }
}
