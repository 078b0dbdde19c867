package mra.clearance;

import java.util.HashSet;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one question after the other in one session, each in a transaction of its own. */
final class Clerk {
  private static final Logger log = LoggerFactory.getLogger(Clerk.class);
  private static final String ANSWERS = "clearance.recognition.answers";

  /** Who asks one question mostly asks more. */
  private static final int ADDRESSES_MAX = 1_000;

  /** Addresses made for answers. A temporary one never comes back as something else. */
  private final Set<String> forAnswers = new HashSet<>();

  private final ClientSession session;
  private final ClientProducer producer;
  private final Answering answering;

  Clerk(ClientSession session, Answering answering) throws ActiveMQException {
    this.session = session;
    this.producer = session.createProducer();
    this.answering = answering;
  }

  void serve(ClientMessage message) throws ActiveMQException {
    message.acknowledge();
    var question = new QuestionMessage(message);
    var replyTo = question.replyTo();
    if (replyTo.isEmpty() || !isForAnswers(replyTo.get())) {
      log.warn("A question is dropped: its JMSReplyTo is missing, gone or not made for answers");
      session.commit();
      return;
    }
    try {
      producer.send(replyTo.get(), reply(question));
      session.commit();
    } catch (RuntimeException notKept) {
      log.warn("A question goes back and is asked again by the broker", notKept);
      session.rollback(true);
    }
  }

  private ClientMessage reply(QuestionMessage question) {
    var reply = session.createMessage(Message.TEXT_TYPE, false);
    reply.getBodyBuffer().writeNullableSimpleString(SimpleString.of(answering.answer(question)));
    MessageUtil.setJMSCorrelationID(reply, question.correlation());
    return reply;
  }

  /**
   * What the sender calls a temporary queue may be any address: the broker knows better, and is
   * asked once. To one that is gone since then nothing is delivered, and nobody waits for it.
   */
  private boolean isForAnswers(String address) throws ActiveMQException {
    if (forAnswers.contains(address)) {
      return true;
    }
    var queue = session.queueQuery(SimpleString.of(address));
    boolean may = queue.isExists() && (queue.isTemporary() || address.equals(ANSWERS));
    if (may) {
      if (forAnswers.size() == ADDRESSES_MAX) {
        forAnswers.clear();
      }
      forAnswers.add(address);
    }
    return may;
  }
}
