package mra.exchange;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mra.cluster.Node;
import mra.cluster.Node.Member;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Bodies;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what nodes ran that are gone, and begins it again. What was not committed is fetched once
 * more; what was lies in the database for whoever comes.
 */
public final class LeftBehind implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);

  /** Gone at two looks: a node whose connection broke is back before the second one. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /**
   * A node says something each second, or five where the server lets it wait; garbage collection
   * and the move of a machine take less than this.
   */
  private static final Duration SILENT_FOR = Duration.ofSeconds(20);

  private final Node node;
  private final Journal journal;
  private final Commit commit;
  private final Registry registry;
  private final Bodies bodies;
  private final Clock clock;
  private final CountDownLatch closing = new CountDownLatch(1);

  public LeftBehind(
      Node node, Journal journal, Commit commit, Registry registry, Bodies bodies, Clock clock) {
    this.node = node;
    this.journal = journal;
    this.commit = commit;
    this.registry = registry;
    this.bodies = bodies;
    this.clock = clock;
  }

  /**
   * Clears up at the start, before anything runs.
   *
   * @param before the node that last ran on this folder; it is dead, because the folder is ours now
   */
  public void clearUp(Optional<UUID> before) {
    before
        .filter(gone -> !node.lives(gone))
        .ifPresent(gone -> {
          end(gone);
          node.forget(gone);
        });
    end(null);
    registry.sweep();
    bodies.sweep(id -> journal.find(id).filter(LeftBehind::hasOrMayHaveBytes).isPresent());
  }

  /** Looks after the other nodes from now on. */
  public void watch(Exchanges exchanges, OwnChanges ownChanges) {
    Thread.ofVirtual().name("left-behind").start(() -> watchOver(exchanges, ownChanges));
  }

  @Override
  public void close() {
    closing.countDown();
  }

  private void watchOver(Exchanges exchanges, OwnChanges ownChanges) {
    Set<UUID> missing = Set.of();
    try {
      while (!closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        missing = look(missing, exchanges, ownChanges);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever goes wrong once must not be the end of looking. */
  private Set<UUID> look(Set<UUID> missing, Exchanges exchanges, OwnChanges ownChanges) {
    try {
      node.endSilent(SILENT_FOR);
      var gone = gone();
      for (var each : gone) {
        if (missing.contains(each)) {
          LOG.info("Node {} is gone; this one goes on with what it ran", each);
          var cutOff = end(each);
          registry.sweep();
          node.forget(each);
          cutOff.forEach(exchange -> goOn(exchange, exchanges));
          ownChanges.look();
        }
      }
      return gone;
    } catch (RuntimeException failure) {
      LOG.warn("The other nodes could not be looked after", failure);
      return missing;
    }
  }

  private static void goOn(ExchangeRecord cutOff, Exchanges exchanges) {
    try {
      exchanges.goOn(cutOff.partner(), cutOff.way());
    } catch (Refused notFetched) {
      LOG.info("exchange {} is begun again by who brought it", cutOff.id());
    }
  }

  /** Those that came, and those whose row went with a crash of the database. */
  private Set<UUID> gone() {
    var gone = new HashSet<UUID>();
    node.all().stream().filter(each -> !each.lives()).map(Member::id).forEach(gone::add);
    journal.nodesAtWork().stream().filter(each -> !node.lives(each)).forEach(gone::add);
    return gone;
  }

  /** Returns those that this call ended. */
  private List<ExchangeRecord> end(@Nullable UUID gone) {
    var ended = new ArrayList<ExchangeRecord>();
    for (var exchange : journal.running(gone)) {
      var stopped = new Refused(Fault.TRANSFER_BROKEN, "", "the gateway was stopped in the middle");
      if (commit.endIfOpen(exchange.id(), Ending.of(stopped, clock.instant()))) {
        ended.add(exchange);
      }
    }
    return ended;
  }

  private static boolean hasOrMayHaveBytes(ExchangeRecord exchange) {
    return exchange.body() != null || exchange.ending() == null;
  }
}
