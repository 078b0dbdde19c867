package mra.bench;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Answers messages on a queue of its own with a constant: as many consumers, each on a connection
 * of its own, transacted as the gateway's, with answers that are as little persistent.
 */
final class Echo implements AutoCloseable {
  static final String QUEUE = "clearance.echo";
  private static final long LOOK_UP_MILLIS = 500;
  private static final String ANSWER = new String(ConstantDoor.ANSWER, StandardCharsets.UTF_8);

  private final ActiveMQConnectionFactory connections;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean closing;

  private Echo(ActiveMQConnectionFactory connections) {
    this.connections = connections;
  }

  static Echo start(ActiveMQConnectionFactory connections, int consumers) throws Exception {
    try (var factory = connections.getServerLocator().createSessionFactory();
        var session =
            factory.createSession(
                connections.getUser(), connections.getPassword(), false, true, true, false, 0)) {
      if (!session.queueQuery(SimpleString.of(QUEUE)).isExists()) {
        session.createAddress(SimpleString.of(QUEUE), RoutingType.ANYCAST, false);
        session.createQueue(
            QueueConfiguration.of(QUEUE).setRoutingType(RoutingType.ANYCAST).setDurable(true));
      }
    }
    var echo = new Echo(connections);
    for (int i = 0; i < consumers; i++) {
      echo.threads.execute(echo::answer);
    }
    return echo;
  }

  String name() {
    return "echo";
  }

  private void answer() {
    try (var context = connections.createContext(JMSContext.SESSION_TRANSACTED);
        var consumer = context.createConsumer(context.createQueue(QUEUE))) {
      var producer = context.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      while (!closing) {
        var question = consumer.receive(LOOK_UP_MILLIS);
        if (question != null) {
          var answer = context.createTextMessage(ANSWER);
          answer.setJMSCorrelationID(question.getJMSCorrelationID());
          producer.send(question.getJMSReplyTo(), answer);
          context.commit();
        }
      }
    } catch (JMSException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public void close() {
    closing = true;
    threads.close();
    connections.close();
  }
}
