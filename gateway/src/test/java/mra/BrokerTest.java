package mra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
  private static final String CHANGES = "clearance.aeo.changes";
  private static final String SUBSCRIPTION = "clearance.aeo.changes::clearance";

  @TempDir private Path folder;

  @Test
  void messageOutlivesStopAndStart() {
    try (var home = Home.open(folder)) {
      try (var first = Broker.embedded(home, 0)) {
        send(first, "before the stop", "1");
      }
      try (var second = Broker.embedded(home, 0)) {
        send(second, "the same again", "1");

        try (var clearance = asClearance(home, second)) {
          var subscription = clearance.createConsumer(clearance.createQueue(SUBSCRIPTION));
          assertThat(subscription.receiveBody(String.class, 5_000)).isEqualTo("before the stop");
          assertThat(subscription.receiveNoWait()).isNull();
        }
      }
    }
  }

  @Test
  void messageAndItsIdOutliveAKill() throws Exception {
    Holder.start(folder, "broker").kill();

    try (var home = Home.open(folder);
        var broker = Broker.embedded(home, 0)) {
      send(broker, "the same again", "1");

      try (var clearance = asClearance(home, broker)) {
        var subscription = clearance.createConsumer(clearance.createQueue(SUBSCRIPTION));
        assertThat(subscription.receiveBody(String.class, 5_000)).isEqualTo("before the kill");
        assertThat(subscription.receiveNoWait()).isNull();
      }
    }
  }

  @Test
  void clearanceMayOnlyListenAndAsk() throws JMSException {
    try (var home = Home.open(folder);
        var broker = Broker.embedded(home, 0);
        var clearance = asClearance(home, broker)) {
      var producer = clearance.createProducer();

      producer.send(clearance.createQueue("clearance.recognition.questions"), "a question");
      clearance.createTemporaryQueue().delete();
      assertThatThrownBy(() -> producer.send(clearance.createTopic(CHANGES), "forged"))
          .isInstanceOf(JMSSecurityRuntimeException.class);
      assertThatThrownBy(
              () -> producer.send(clearance.createQueue("credit.enterprise.changes"), "forged"))
          .isInstanceOf(JMSSecurityRuntimeException.class);
    }
  }

  @Test
  void wrongLoginIsRefused() {
    try (var home = Home.open(folder);
        var broker = Broker.embedded(home, 0);
        var door = new ActiveMQConnectionFactory(url(broker))) {
      assertThatThrownBy(() -> door.createConnection("clearance", "guess").start())
          .isInstanceOf(JMSSecurityException.class);
      assertThatThrownBy(() -> door.createConnection().start())
          .isInstanceOf(JMSSecurityException.class);
    }
  }

  @Test
  void anotherPortIsTakenWhenTheWantedOneIsInUse() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var home = Home.open(folder);
        var broker = Broker.embedded(home, taken.getLocalPort())) {
      assertThat(broker.port().orElseThrow()).isPositive().isNotEqualTo(taken.getLocalPort());
    }
  }

  static void send(Broker broker, String text, String duplicateId) {
    try (var context = broker.connections().createContext()) {
      context
          .createProducer()
          .setProperty("_AMQ_DUPL_ID", duplicateId)
          .send(context.createTopic(CHANGES), text);
    }
  }

  private static JMSContext asClearance(Home home, Broker broker) {
    return new ActiveMQConnectionFactory(url(broker))
        .createContext("clearance", home.secrets().text("clearance.password"));
  }

  private static String url(Broker broker) {
    return "tcp://127.0.0.1:" + broker.port().orElseThrow();
  }
}
