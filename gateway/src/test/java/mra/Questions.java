package mra;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import org.jspecify.annotations.Nullable;

/** Questions that clearance puts over the broker. */
final class Questions {
  private static final String QUEUE = "clearance.recognition.questions";
  private static final long ANSWERED_WITHIN_MILLIS = 20_000;

  private Questions() {}

  /** The answer; null when none comes. */
  static @Nullable String ask(Running running, String question) throws JMSException {
    try (var factory = running.clearance();
        var context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      var answers = context.createTemporaryQueue();
      var message = context.createTextMessage(question);
      message.setJMSReplyTo(answers);
      context.createProducer().send(context.createQueue(QUEUE), message);
      try (var consumer = context.createConsumer(answers)) {
        return consumer.receive(ANSWERED_WITHIN_MILLIS) instanceof TextMessage answer
            ? answer.getText()
            : null;
      }
    }
  }
}
