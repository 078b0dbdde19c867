package mra.clearance;

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

  /** What the sender calls a temporary queue may be any address: the broker knows better. */
  private boolean isForAnswers(String address) throws ActiveMQException {
    var queue = session.queueQuery(SimpleString.of(address));
    return queue.isExists() && (queue.isTemporary() || address.equals(ANSWERS));
  }
}
