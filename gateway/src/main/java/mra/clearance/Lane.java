package mra.clearance;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import mra.fault.Failpoint;
import mra.registry.OperatorChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Relays a partner's lists one after the other. */
final class Lane {
  private static final Logger log = LoggerFactory.getLogger(Lane.class);

  private final Outbox outbox;
  private final Changes changes;
  private final TransactionTemplate transaction;
  private final ConnectionFactory connections;
  private final Clock clock;
  private final Closing closing;

  Lane(
      Outbox outbox,
      Changes changes,
      PlatformTransactionManager transactions,
      ConnectionFactory connections,
      Clock clock,
      Closing closing) {
    this.outbox = outbox;
    this.changes = changes;
    this.transaction = new TransactionTemplate(transactions);
    this.connections = connections;
    this.clock = clock;
    this.closing = closing;
  }

  /** Returns when nothing of the partner waits any more; tries again until then. */
  void drain(String partner) throws InterruptedException {
    var pauses = new Pauses();
    do {
      try (var session = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
        while (relayFirst(partner, session)) {
          pauses.reset();
        }
        return;
      } catch (CancellationException closed) {
        return;
      } catch (RuntimeException failure) {
        // Whatever it is, broker, database or a fault of ours: the list must not be lost or passed.
        log.warn("The changes of {} wait for another try", partner, failure);
      }
    } while (!closing.after(pauses.next()));
  }

  /** The row's lock is held until the broker has everything and the row says so. */
  private boolean relayFirst(String partner, JMSContext session) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          var next = outbox.first(partner);
          next.ifPresent(list -> relay(list, session));
          return next.isPresent();
        }));
  }

  private void relay(Announcement list, JMSContext session) {
    Failpoint.BEFORE_RELAY.pass();
    var sender = new ListSender(session, list);
    changes.of(list, change -> add(sender, change));
    sender.finish();
    Failpoint.AFTER_RELAY.pass();
    outbox.relayed(list, clock.instant());
  }

  private void add(ListSender sender, OperatorChange change) {
    if (closing.begun()) {
      throw new CancellationException();
    }
    sender.add(change);
  }
}
