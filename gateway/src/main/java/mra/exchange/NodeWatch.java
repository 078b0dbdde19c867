package mra.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mra.clearance.WaitingDecisions;
import mra.fault.Fault;
import mra.journal.Alarm.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks from time to time at what this node keeps to itself; every node looks at its own. */
public final class NodeWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  /** A healthy database has them within a second. */
  private static final Duration WAIT_MAX = Duration.ofMinutes(1);

  private static final List<Kind> OF_NODES =
      Stream.of(Kind.values()).filter(Kind::isOfNode).toList();

  private final String node;
  private final Supplier<WaitingDecisions> decisions;
  private final Supplier<Map<String, String>> leftOut;
  private final Bell bell;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * @param node its name, under which its alarms stand
   * @param leftOut partners that it goes without, with the reason
   */
  public NodeWatch(
      String node,
      Supplier<WaitingDecisions> decisions,
      Supplier<Map<String, String>> leftOut,
      Bell bell,
      TransactionTemplate transaction,
      Clock clock) {
    this.node = node;
    this.decisions = decisions;
    this.leftOut = leftOut;
    this.bell = bell;
    this.transaction = transaction;
    this.clock = clock;
  }

  public void start() {
    Thread.ofVirtual().name("node-watch").start(this::fromTimeToTime);
  }

  @Override
  public void close() {
    closing.countDown();
  }

  private void fromTimeToTime() {
    try {
      while (!closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        lookOrSay();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** While the database is away the log says so already, and nobody could be told by an alarm. */
  private void lookOrSay() {
    try {
      look();
    } catch (RuntimeException failure) {
      LOG.warn("What this node keeps to itself could not be looked at", failure);
    }
  }

  void look() {
    var now = clock.instant();
    var seen = seen(now);
    transaction.executeWithoutResult(status -> bell.tell(node, OF_NODES, seen, now));
  }

  private Map<Kind, String> seen(Instant now) {
    var seen = new EnumMap<Kind, String>(Kind.class);
    var waiting = decisions.get();
    if (waiting.isLongerThan(WAIT_MAX, now) || waiting.isMoreThanHalf()) {
      seen.put(
          Kind.DECISIONS_WAIT, "%d bytes since %s".formatted(waiting.bytes(), waiting.since()));
    }
    if (waiting.aside() > 0) {
      seen.put(
          Kind.DECISIONS_SET_ASIDE,
          "%s: %d files in decisions/".formatted(Fault.DECISION_UNKEPT.code(), waiting.aside()));
    }
    var without = leftOut.get();
    if (!without.isEmpty()) {
      seen.put(
          Kind.PARTNER_LEFT_OUT,
          Fault.COUNTRY_TAKEN.code() + ": " + String.join("; ", without.values()));
    }
    return seen;
  }
}
