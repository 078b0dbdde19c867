package mra.clearance;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mra.fault.Fault;
import mra.fault.Refused;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.reader.MessageUtil;

/**
 * A JMS text or bytes message with a question, read below JMS, which would load a body of any size
 * before we could say no.
 */
record QuestionMessage(ClientMessage message) {
  /** Room for a hundred parties with long names. */
  static final int BODY_BYTES_MAX = 400_000;

  /** In front of an address in JMSReplyTo: queue, topic, temp-queue. */
  private static final String SCHEME = "://";

  /**
   * The question in UTF-8.
   *
   * @throws Refused E701 when it is too large or neither text nor bytes
   */
  byte[] json() {
    // A large message is streamed, so that its size is whatever the sender likes.
    if (message.isLargeMessage() || message.getBodySize() > BODY_BYTES_MAX) {
      throw refused("it is too large; send at most 100 KiB");
    }
    return switch (message.getType()) {
      case Message.TEXT_TYPE -> text();
      case Message.BYTES_TYPE -> bytes();
      default -> throw refused("it is neither a text nor a bytes message");
    };
  }

  /** The address in JMSReplyTo, as the sender says. */
  Optional<String> replyTo() {
    return Optional.ofNullable(MessageUtil.getJMSReplyTo(message))
        .map(name -> name.toString())
        .map(name -> name.substring(afterScheme(name)));
  }

  /** JMSCorrelationID, else JMSMessageID. */
  String correlation() {
    var given = MessageUtil.getJMSCorrelationID(message);
    return given != null ? given : "ID:" + message.getUserID();
  }

  private static int afterScheme(String name) {
    int at = name.indexOf(SCHEME);
    return at < 0 ? 0 : at + SCHEME.length();
  }

  private byte[] text() {
    var text = message.getBodyBuffer().readNullableSimpleString();
    return text == null ? new byte[0] : text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] bytes() {
    var bytes = new byte[message.getBodySize()];
    message.getBodyBuffer().readBytes(bytes);
    return bytes;
  }

  private static Refused refused(String why) {
    return new Refused(Fault.QUESTION_INVALID, "message", why);
  }
}
