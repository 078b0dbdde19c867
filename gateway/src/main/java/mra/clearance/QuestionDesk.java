package mra.clearance;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the questions that clearance puts over the broker. A question is taken, its decisions
 * kept and its answer sent; if that breaks off, the broker asks again.
 */
public final class QuestionDesk implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(QuestionDesk.class);
  private static final String QUESTIONS = "clearance.recognition.questions";
  private static final int CLERKS = 2;
  private static final long LOOK_UP_MILLIS = 500;

  /** Of messages taken in one transaction, far more than one question has. */
  private static final int ACKNOWLEDGED_BYTES = 1 << 20;

  private final ActiveMQConnectionFactory connections;
  private final Answering answering;
  private final Closing closing = new Closing();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Does nothing before {@link #start}.
   *
   * @param connections to the broker with the gateway's login
   */
  public QuestionDesk(ActiveMQConnectionFactory connections, Answering answering) {
    this.connections = connections;
    this.answering = answering;
  }

  public void start() {
    for (int i = 0; i < CLERKS; i++) {
      threads.execute(this::work);
    }
  }

  @Override
  public void close() {
    closing.end(threads);
  }

  private void work() {
    var pauses = new Pauses();
    try {
      do {
        serve(pauses);
      } while (!closing.after(pauses.next()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Pauses pauses) throws InterruptedException {
    try (var factory = connections.getServerLocator().createSessionFactory();
        var session = session(factory);
        var consumer = session.createConsumer(QUESTIONS)) {
      var clerk = new Clerk(session, answering);
      session.start();
      pauses.reset();
      while (!closing.begun()) {
        var message = consumer.receive(LOOK_UP_MILLIS);
        if (message != null) {
          clerk.serve(message);
        }
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception broken) { // Artemis declares no narrower one
      log.warn("The question desk lost the broker and looks for it again", broken);
    }
  }

  /** Transacted; an acknowledgement travels with its commit. */
  private ClientSession session(ClientSessionFactory factory) throws Exception {
    return factory.createSession(
        connections.getUser(),
        connections.getPassword(),
        false,
        false,
        false,
        false,
        ACKNOWLEDGED_BYTES);
  }
}
