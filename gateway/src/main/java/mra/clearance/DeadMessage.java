package mra.clearance;

import java.time.Instant;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.jspecify.annotations.Nullable;

/** A message in the dead-letter queue, as the broker has it. */
record DeadMessage(ClientMessage message) {
  /** Who puts a message here itself says why; the broker does not. */
  static final String REASON = "mraReason";

  /** Where a message goes back to that was put here by its receiver. */
  static final String ADDRESS = "mraAddress";

  private static final String RESENT = "mraResent";

  DeadLetter letter() {
    return new DeadLetter(
        message.getMessageID(),
        address(),
        text(Message.HDR_ORIGINAL_QUEUE),
        Instant.ofEpochMilli(message.getTimestamp()),
        resent() + 1,
        message.getBodySize(),
        reason());
  }

  /** Sends it back to the very queue it came from, so that no other subscriber hears it twice. */
  void sendAgain(ClientProducer producer) throws ActiveMQException {
    var target = target();
    int resent = resent() + 1;
    for (var name :
        new SimpleString[] {
          Message.HDR_ORIGINAL_ADDRESS,
          Message.HDR_ORIGINAL_QUEUE,
          Message.HDR_ORIG_MESSAGE_ID,
          Message.HDR_ORIG_ROUTING_TYPE,
          // The broker remembers it, and would drop the message as one that it has had.
          Message.HDR_DUPLICATE_DETECTION_ID
        }) {
      message.removeProperty(name);
    }
    message.putIntProperty(RESENT, resent);
    producer.send(target, message);
  }

  /**
   * Selects it among others: the broker does not select by its own number, so that several may
   * still fit.
   */
  String selector() {
    var original = message.getObjectProperty(Message.HDR_ORIG_MESSAGE_ID);
    return original instanceof Long number
        ? Message.HDR_ORIG_MESSAGE_ID + " = " + number
        : "AMQTimestamp = " + message.getTimestamp();
  }

  private String address() {
    var original = text(Message.HDR_ORIGINAL_ADDRESS);
    var said = text(SimpleString.of(ADDRESS));
    return original != null ? original : said != null ? said : "";
  }

  private SimpleString target() {
    var queue = text(Message.HDR_ORIGINAL_QUEUE);
    return SimpleString.of(queue == null ? address() : address() + "::" + queue);
  }

  private int resent() {
    return message.getObjectProperty(RESENT) instanceof Integer times ? times : 0;
  }

  private String reason() {
    var said = text(SimpleString.of(REASON));
    return said != null ? said : "its receiver gave it back until the broker's tries were used up";
  }

  private @Nullable String text(SimpleString name) {
    var value = message.getObjectProperty(name);
    return value == null ? null : value.toString();
  }
}
