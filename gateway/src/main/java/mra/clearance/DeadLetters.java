package mra.clearance;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.audit.AuditLog;
import mra.audit.Event;
import mra.audit.Event.Kind;
import mra.fault.Fault;
import mra.fault.Refused;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The place where messages lie that nobody could take, in either broker. It is looked into and
 * emptied as any client may, because the gateway's login to a broker of somebody else manages
 * nothing.
 */
public final class DeadLetters {
  static final String QUEUE = "clearance.dead";

  private static final int SHOWN_MAX = 1_000;
  private static final long LOOK_MILLIS = 250;

  private final ActiveMQConnectionFactory connections;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Clock clock;

  /**
   * @param connections to the broker with the gateway's login
   */
  public DeadLetters(
      ActiveMQConnectionFactory connections,
      PlatformTransactionManager transactions,
      AuditLog audit,
      Clock clock) {
    this.connections = connections;
    this.transaction = new TransactionTemplate(transactions);
    this.audit = audit;
    this.clock = clock;
  }

  private interface Work<T> {
    T in(ClientSession session) throws ActiveMQException;
  }

  /** The oldest first, at most 1,000. */
  public List<DeadLetter> all() {
    return inSession(
        session -> browse(session, SHOWN_MAX).stream().map(DeadMessage::letter).toList());
  }

  /**
   * Sends one again to the queue it came from.
   *
   * @throws Refused E704 when it is not there any more
   */
  public DeadLetter resend(long id, String by) {
    return inSession(session -> {
      var dead = take(session, id);
      var letter = dead.letter();
      try (var producer = session.createProducer()) {
        dead.sendAgain(producer);
      }
      commit(session, Kind.DEAD_LETTER_RESENT, letter, Map.of("by", by));
      return letter;
    });
  }

  /**
   * Throws one away for good.
   *
   * @throws Refused E704 when it is not there any more
   */
  public DeadLetter drop(long id, String reason, String by) {
    return inSession(session -> {
      var letter = take(session, id).letter();
      commit(session, Kind.DEAD_LETTER_DROPPED, letter, Map.of("by", by, "reason", reason));
      return letter;
    });
  }

  /** The broker's word comes last but one: without it the leaf is rolled back. */
  private void commit(ClientSession session, Kind kind, DeadLetter letter, Map<String, ?> more) {
    transaction.executeWithoutResult(status -> {
      audit.append(new Event(kind, clock.instant(), facts(letter, more)));
      try {
        session.commit();
      } catch (ActiveMQException e) {
        throw unavailable(e);
      }
    });
  }

  private static Map<String, Object> facts(DeadLetter letter, Map<String, ?> more) {
    var facts = new HashMap<String, Object>(more);
    facts.put("message", letter.id());
    facts.put("address", letter.address());
    facts.put("bytes", letter.bytes());
    facts.put("sentAt", letter.sentAt());
    return facts;
  }

  private static List<DeadMessage> browse(ClientSession session, int max) throws ActiveMQException {
    var found = new ArrayList<DeadMessage>();
    try (var browser = session.createConsumer(QUEUE, true)) {
      var next = browser.receiveImmediate();
      while (next != null && found.size() < max) {
        found.add(new DeadMessage(next));
        next = browser.receiveImmediate();
      }
    }
    return found;
  }

  /** Acknowledged in the session's transaction; the others that were looked at go back. */
  private static DeadMessage take(ClientSession session, long id) throws ActiveMQException {
    var selector = find(session, id).map(DeadMessage::selector).orElseThrow(() -> gone(id));
    // Its window is open for one at a time, so that nobody else misses what is not wanted.
    var consumer = session.createConsumer(QUEUE, selector, 0, -1, false);
    var next = consumer.receive(LOOK_MILLIS);
    while (next != null && next.getMessageID() != id) {
      next = consumer.receive(LOOK_MILLIS);
    }
    if (next == null) {
      throw gone(id);
    }
    next.individualAcknowledge();
    return new DeadMessage(next);
  }

  private static Optional<DeadMessage> find(ClientSession session, long id)
      throws ActiveMQException {
    try (var browser = session.createConsumer(QUEUE, true)) {
      for (var next = browser.receiveImmediate(); next != null; next = browser.receiveImmediate()) {
        if (next.getMessageID() == id) {
          return Optional.of(new DeadMessage(next));
        }
      }
    }
    return Optional.empty();
  }

  private <T> T inSession(Work<T> work) {
    try (var factory = connections.getServerLocator().createSessionFactory();
        var session =
            factory.createSession(
                connections.getUser(), connections.getPassword(), false, false, false, false, 0)) {
      session.start();
      return work.in(session);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) { // Artemis declares no narrower one
      throw unavailable(e);
    }
  }

  private static Refused gone(long id) {
    return new Refused(Fault.NOT_FOUND, "dead letter " + id, "it lies there no more");
  }

  private static Refused unavailable(Exception why) {
    return new Refused(Fault.STORE_UNAVAILABLE, "Artemis", "it gave no answer", why);
  }
}
