package mra.exchange;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mra.cluster.Notices;
import mra.cluster.Trouble;
import mra.registry.PartnerVersions;
import org.slf4j.LoggerFactory;

/**
 * Lets this node use the versions that any node puts in force, and candidates read the lists that
 * came, for as long as it runs.
 */
public final class Takeover implements AutoCloseable {
  /** Told from a list's notice, which begins with a partner's id in capitals. */
  private static final String NOTICE = "version";

  /** A notice may get lost, and lists come for candidates. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final PartnerVersions kept;
  private final InUse inUse;
  private final Shadow shadow;
  private final Notices notices;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Semaphore woken = new Semaphore(0);
  private final Trouble trouble =
      new Trouble(LoggerFactory.getLogger(Takeover.class), "Looking for versions and candidates");

  public Takeover(PartnerVersions kept, InUse inUse, Shadow shadow, Notices notices) {
    this.kept = kept;
    this.inUse = inUse;
    this.shadow = shadow;
    this.notices = notices;
  }

  /** What other nodes are told when a version of the partner comes into force. */
  static String notice(String partner) {
    return NOTICE + " " + partner;
  }

  /** Looks from now on what other nodes put in force, and which lists candidates have not read. */
  public void start() {
    notices.hear(NOTICE, this::lookOrLater);
    Thread.ofVirtual().name("versions").start(this::watchVersions);
    Thread.ofVirtual().name("candidates").start(this::watchLists);
  }

  @Override
  public void close() {
    closing.countDown();
    woken.release();
  }

  /** As {@link #look}; where it cannot be looked up now, it is a moment later. */
  void lookOrLater() {
    trouble.attempt("versions", this::look);
  }

  /** Returns when this node uses what is in force, but for what it cannot use. */
  private void look() {
    for (var entry : kept.inForce()) {
      if (inUse.isOther(entry)) {
        inUse.take(entry);
      }
    }
    inUse.goOn();
  }

  /** There is a candidate that has read nothing yet. */
  void wake() {
    woken.release();
  }

  private void watchVersions() {
    try {
      do {
        lookOrLater();
      } while (!closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Comparing takes its time, and no version waits for that. */
  private void watchLists() {
    try {
      while (closing.getCount() > 0) {
        trouble.attempt("candidates", shadow::look);
        if (woken.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
          woken.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
