package mra.clearance;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Topic;
import java.util.ArrayList;
import java.util.List;
import mra.registry.OperatorChange;
import org.apache.activemq.artemis.api.core.Message;

/** Sends one list's changes in messages of bounded size; each send waits for the broker's word. */
final class ListSender {
  static final String TOPIC = "clearance.aeo.changes";

  private final JMSContext session;
  private final Topic topic;
  private final Announcement list;
  private final List<OperatorChange> chunk = new ArrayList<>();
  private long sent;
  private int chunks;

  ListSender(JMSContext session, Announcement list) {
    this.session = session;
    this.topic = session.createTopic(TOPIC);
    this.list = list;
  }

  void add(OperatorChange change) {
    chunk.add(change);
    if (chunk.size() == ChangesMessage.CHANGES_MAX) {
      send();
    }
  }

  /** Sends what remains. */
  void finish() {
    if (!chunk.isEmpty()) {
      send();
    }
    if (sent != list.changes()) {
      throw new IllegalStateException(
          "exchange %s announced %d changes, the registry gave %d"
              .formatted(list.exchange(), list.changes(), sent));
    }
  }

  private void send() {
    chunks++;
    var message = new ChangesMessage(list, chunks, chunk);
    producer(message).send(topic, message.xml());
    sent += chunk.size();
    chunk.clear();
  }

  private JMSProducer producer(ChangesMessage message) {
    return session
        .createProducer()
        .setProperty("mraDocument", list.document())
        .setProperty("mraPartner", list.partner())
        .setProperty("mraSequence", list.sequence())
        .setProperty("mraChunk", message.chunk())
        .setProperty("mraChunks", ChangesMessage.chunks(list.changes()))
        .setProperty("JMSXGroupID", list.partner())
        .setProperty(Message.HDR_DUPLICATE_DETECTION_ID.toString(), message.duplicateId());
  }
}
