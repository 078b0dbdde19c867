package mra.bench;

import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** One connection to the broker that sends a persistent question and waits for its answer. */
final class Asker implements Callers.Voice {
  private static final long WITHIN_MILLIS = 30_000;

  private final JMSContext context;
  private final JMSProducer producer;
  private final JMSConsumer consumer;
  private final Destination queue;
  private final Destination answers;
  private long asked;

  Asker(ActiveMQConnectionFactory connections, String queue) {
    context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE);
    producer = context.createProducer();
    answers = context.createTemporaryQueue();
    consumer = context.createConsumer(answers);
    this.queue = context.createQueue(queue);
  }

  @Override
  public int ask(byte[] question) throws JMSException {
    var message = context.createTextMessage(new String(question, StandardCharsets.UTF_8));
    var number = Long.toString(asked++);
    message.setJMSCorrelationID(number);
    message.setJMSReplyTo(answers);
    producer.send(queue, message);
    var answer = consumer.receive(WITHIN_MILLIS);
    if (answer == null || !number.equals(answer.getJMSCorrelationID())) {
      throw new IllegalStateException("no answer came, or another's");
    }
    return Objects.requireNonNull(answer.getBody(String.class)).length();
  }

  @Override
  public void close() {
    context.close();
  }
}
