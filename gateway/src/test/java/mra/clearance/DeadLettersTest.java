package mra.clearance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import mra.audit.AuditLog;
import mra.fault.Refused;
import org.apache.activemq.artemis.api.core.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages that clearance gives back until the broker's tries are used up. */
class DeadLettersTest {
  private static final String SMALL = "<changes>small</changes>";

  /** Travels in pieces: above 100 KiB the broker keeps a message in a file of its own. */
  private static final String LARGE = "<changes>" + "大".repeat(300_000) + "</changes>";

  @TempDir private Path folder;
  private final Household house = new Household();
  private BrokerHouse broker;
  private DeadLetters letters;

  @BeforeEach
  void open() {
    broker = new BrokerHouse(folder);
    letters =
        new DeadLetters(
            broker.gateway(), house.transactions, new AuditLog(house.database), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  void areListedWithoutTheirContentSentAgainWholeAndThrownAwayWithAReason() throws Exception {
    send(SMALL, "small");
    send(LARGE, "large");
    giveBackUntilDead(2);

    var dead = letters.all();
    assertThat(dead)
        .hasSize(2)
        .allSatisfy(letter -> {
          assertThat(letter.address()).isEqualTo("clearance.aeo.changes");
          assertThat(letter.queue()).isEqualTo("clearance");
          assertThat(letter.tries()).isEqualTo(1);
          assertThat(letter.reason()).contains("gave it back");
        });

    for (var letter : dead) {
      letters.resend(letter.id(), "Wang");
    }
    assertThat(letters.all()).isEmpty();
    assertThat(taken()).containsExactly(SMALL + " small", LARGE + " large");

    put("the question cannot be answered");
    var third = letters.all().getFirst();
    assertThat(third.reason()).isEqualTo("the question cannot be answered");
    assertThat(third.address()).isEqualTo("credit.enterprise.changes");
    letters.drop(third.id(), "asked again by hand", "Li");
    assertThat(letters.all()).isEmpty();
    assertThatThrownBy(() -> letters.resend(third.id(), "Wang"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("E704");
    assertThat(leaves())
        .containsExactly("DEAD_LETTER_RESENT", "DEAD_LETTER_RESENT", "DEAD_LETTER_DROPPED");
  }

  @Test
  void theOneNamedIsTakenAndTheOthersStay() {
    put("first");
    put("second");
    put("third");
    var middle = letters.all().get(1);

    letters.resend(middle.id(), "Wang");

    assertThat(letters.all()).extracting(DeadLetter::reason).containsExactly("first", "third");
    try (var gateway = broker.gateway().createContext()) {
      var credit = gateway.createQueue("credit.enterprise.changes");
      assertThat(gateway.createConsumer(credit).receiveBody(String.class, 5_000))
          .isEqualTo("second");
    }
  }

  private void send(String body, String document) {
    try (var gateway = broker.gateway().createContext()) {
      gateway
          .createProducer()
          .setProperty("mraDocument", document)
          .setProperty(Message.HDR_DUPLICATE_DETECTION_ID.toString(), document)
          .send(gateway.createTopic("clearance.aeo.changes"), body);
    }
  }

  /** As a receiver does that knows what is wrong. */
  private void put(String reason) {
    try (var gateway = broker.gateway().createContext()) {
      gateway
          .createProducer()
          .setProperty(DeadMessage.REASON, reason)
          .setProperty(DeadMessage.ADDRESS, "credit.enterprise.changes")
          .send(gateway.createQueue(DeadLetters.QUEUE), reason);
    }
  }

  private void giveBackUntilDead(int messages) throws JMSException {
    while (letters.all().size() < messages) {
      try (var clearance = broker.clearance();
          var session = clearance.createContext(JMSContext.SESSION_TRANSACTED);
          var consumer = session.createConsumer(session.createQueue(BrokerHouse.SUBSCRIPTION))) {
        for (int i = 0; i < messages; i++) {
          consumer.receive(1_500);
        }
        session.rollback();
      }
    }
  }

  private List<String> taken() throws JMSException {
    var taken = new ArrayList<String>();
    try (var clearance = broker.clearance();
        var consumer = clearance.createConsumer(clearance.createQueue(BrokerHouse.SUBSCRIPTION))) {
      for (var next = consumer.receive(5_000); next != null; next = consumer.receive(500)) {
        taken.add(
            requireNonNull(next.getBody(String.class))
                + " "
                + next.getStringProperty("mraDocument"));
      }
    }
    return taken;
  }

  private List<String> leaves() {
    return JdbcClient.create(house.database)
        .sql("select kind from audit_leaf where kind <> 'PARTNER_MOVED' order by id")
        .query(String.class)
        .list();
  }
}
