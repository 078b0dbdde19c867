package mra.clearance;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mra.cluster.Turns;
import mra.cluster.Turns.Turn;
import mra.fault.Refused;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what our own credit system says over the broker, one message after the other and on one
 * node only, so that none overtakes another. A message is acknowledged only when its outcome is
 * committed; until then the broker brings it again.
 */
public final class CreditDesk implements AutoCloseable {
  public static final String QUEUE = "credit.enterprise.changes";

  private static final Logger log = LoggerFactory.getLogger(CreditDesk.class);
  private static final long LOOK_UP_MILLIS = 500;

  /** Takes one message and returns when its outcome is committed. */
  public interface Intake {
    /**
     * @param body null when the message is too large, or neither text nor bytes
     */
    void take(byte @Nullable [] body);
  }

  private final ActiveMQConnectionFactory connections;
  private final Intake intake;
  private final Turns turns;
  private final Closing closing = new Closing();
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

  /** Does nothing before {@link #start}. */
  public CreditDesk(ActiveMQConnectionFactory connections, Intake intake, Turns turns) {
    this.connections = connections;
    this.intake = intake;
    this.turns = turns;
  }

  public void start() {
    thread.execute(this::work);
  }

  @Override
  public void close() {
    closing.end(thread);
  }

  private void work() {
    var pauses = new Pauses();
    try {
      do {
        serveIfOurs(pauses);
      } while (!closing.after(pauses.next()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serveIfOurs(Pauses pauses) throws InterruptedException {
    try {
      var turn = turns.tryTake(QUEUE);
      if (turn.isEmpty()) {
        pauses.reset(); // another node serves; it may die at any time
        return;
      }
      try (var ours = turn.get()) {
        serve(ours, pauses);
      }
    } catch (Refused databaseIsAway) {
      log.warn("The credit desk looks for its turn again: {}", databaseIsAway.getMessage());
    }
  }

  private void serve(Turn turn, Pauses pauses) throws InterruptedException {
    try (var factory = connections.getServerLocator().createSessionFactory();
        var session = session(factory);
        var consumer = session.createConsumer(QUEUE)) {
      session.start();
      pauses.reset();
      while (!closing.begun() && turn.isHeld()) {
        var message = consumer.receive(LOOK_UP_MILLIS);
        if (message != null) {
          serve(session, message, pauses);
        }
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception broken) { // Artemis declares no narrower one
      log.warn("The credit desk lost the broker and looks for it again", broken);
    }
  }

  private void serve(ClientSession session, ClientMessage message, Pauses pauses) throws Exception {
    message.acknowledge();
    try {
      intake.take(body(message));
      session.commit();
      pauses.reset();
    } catch (RuntimeException notCommitted) {
      log.warn("A change of the credit system goes back and comes again", notCommitted);
      // Those behind it wait: a later change must not overtake it and make it look old.
      closing.after(pauses.next());
      session.rollback(true);
    }
  }

  private static byte @Nullable [] body(ClientMessage message) {
    try {
      return new QuestionMessage(message).json();
    } catch (Refused unreadable) {
      return null;
    }
  }

  /** Transacted, acknowledging each message at once within the transaction. */
  private ClientSession session(ClientSessionFactory factory) throws Exception {
    return factory.createSession(
        connections.getUser(), connections.getPassword(), false, false, false, false, 0);
  }
}
