package mra.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mra.recognition.QuestionReader;
import mra.recognition.Recogniser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionDeskTest {
  private static final String QUESTIONS = "clearance.recognition.questions";
  private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T06:00:00Z"), ZoneOffset.UTC);
  private static final String QUESTION =
      """
      {"declaration":"530120261230000001","flow":"IMPORT",
       "parties":[{"role":"CONSIGNOR","country":"HK","code":"%s","name":"Harbour Example Ltd"}]}
      """;

  @TempDir private Path folder;
  private final Household house = new Household();
  private Decisions decisions;
  private BrokerHouse broker;
  private QuestionDesk desk;
  private JMSContext clearance;

  @BeforeEach
  void open() throws Exception {
    house.apply("HK", "HK-1", Household.operators("HK", 20));
    var keeper = new IndexKeeper(house.operators, house.moves.lives::now);
    keeper.lookForStates();
    var setup =
        new Recogniser.Setup(
            Household.PARTNERS.all(), Map.of("CONSIGNOR", Set.of("EX")), HOME, CLOCK);
    var recogniser =
        Recogniser.operational(keeper::index, setup, () -> UUID.randomUUID().toString());
    broker = new BrokerHouse(folder);
    var waiting = Files.createDirectory(folder.resolve("decisions"));
    decisions =
        new Decisions(house.database, house.database, waiting, CLOCK, Household.PARTNERS::byId);
    decisions.start();
    desk =
        new QuestionDesk(
            broker.gateway(),
            new Answering(new QuestionReader(HOME), recogniser::answer, decisions));
    desk.start();
    clearance = broker.clearance();
  }

  @AfterEach
  void close() throws Exception {
    clearance.close();
    desk.close();
    decisions.close();
    broker.close();
  }

  @Test
  void answerNamesAKeptDecision() throws Exception {
    var code = Household.operators("HK", 1).getFirst().code().received();
    var answer = json(ask(text(QUESTION.formatted(code)), "our-number-7", "our-number-7"));

    assertThat(answer.at("/declaration").asText()).isEqualTo("530120261230000001");
    assertThat(answer.at("/decisions/0/list/id").asText()).isEqualTo("HK-1");
    var id = UUID.fromString(answer.at("/decisions/0/decisionId").asText());
    var kept = decisions.find(id).orElseThrow();
    assertThat(kept.party().code()).isEqualTo(code);
    assertThat(kept.decision().outcome().name())
        .isEqualTo(answer.at("/decisions/0/outcome").asText());
    assertThat(kept.decision().reasons().getFirst().name())
        .isEqualTo(answer.at("/decisions/0/reasons/0/code").asText());
    assertThat(kept.decision().list()).hasFieldOrPropertyWithValue("id", "HK-1");
    assertThat(kept.at()).isEqualTo(CLOCK.instant());
    assertThat(kept.profileVersion()).isEqualTo(Household.PARTNERS.byId("HK").version());
  }

  @Test
  void answerCarriesTheMessageIdWhenTheQuestionHasNoCorrelationId() throws Exception {
    var question = text(QUESTION.formatted("AEOHK0000000000"));
    assertThat(json(ask(question, null, null)).at("/decisions/0/reasons/0/code").asText())
        .isEqualTo("CODE_UNKNOWN");
  }

  @Test
  void bytesAreReadAsUtf8() throws Exception {
    var question = clearance.createBytesMessage();
    question.writeBytes(QUESTION.formatted("香港").getBytes(StandardCharsets.UTF_8));

    assertThat(json(ask(question, "1", "1")).at("/decisions/0/outcome").asText())
        .isEqualTo("NOT_RECOGNISED");
  }

  @Test
  void badQuestionGetsAProblemAndTheNextOneAnAnswer() throws Exception {
    assertThat(json(ask(text("{\"flow\":"), "1", "1")).at("/fault").asText()).isEqualTo("E701");
    assertThat(json(ask(text(""), "2", "2")).at("/fault").asText()).isEqualTo("E701");
    assertThat(json(ask(clearance.createMapMessage(), "3", "3")).at("/fault").asText())
        .isEqualTo("E701");
    assertThat(
            json(ask(text(QUESTION.formatted("-")), "4", "4")).at("/decisions/0/outcome").asText())
        .isEqualTo("NOT_APPLICABLE");
  }

  @Test
  void questionOfAnySizeIsRefusedUnread() throws Exception {
    var question = text("x".repeat(20_000_000));

    assertThat(json(ask(question, "1", "1")).at("/detail").asText()).contains("too large");
  }

  @Test
  void nobodyHasUsWriteWhereTheyMayNot() throws Exception {
    send(text(QUESTION.formatted("-")), "1", clearance.createQueue("credit.enterprise.changes"));
    send(text(QUESTION.formatted("-")), "2", clearance.createTopic("clearance.aeo.changes"));
    ask(text(QUESTION.formatted("-")), "3", "3");

    try (var gateway = broker.gateway().createContext()) {
      var credit = gateway.createQueue("credit.enterprise.changes");
      assertThat(gateway.createConsumer(credit).receiveNoWait()).isNull();
      var changes = gateway.createQueue(BrokerHouse.SUBSCRIPTION);
      assertThat(gateway.createConsumer(changes).receiveNoWait()).isNull();
    }
  }

  @Test
  void questionsOfSomebodyWhoIsGoneHoldUpNobody() throws Exception {
    var gone = clearance.createTemporaryQueue();
    try (var consumer = clearance.createConsumer(gone)) {
      for (int i = 0; i < 4; i++) {
        send(text(QUESTION.formatted("-")), "here", gone);
        assertThat(consumer.receive(10_000)).isNotNull();
      }
    }
    gone.delete();
    for (int i = 0; i < 4; i++) {
      send(text(QUESTION.formatted("-")), "gone", gone);
      ask(text(QUESTION.formatted("-")), "next", "next");
    }

    try (var gateway = broker.gateway().createContext()) {
      var dead = gateway.createQueue("clearance.dead");
      assertThat(gateway.createConsumer(dead).receiveNoWait()).isNull();
    }
  }

  /** Null as expectation means the question's own message id. */
  private String ask(Message question, @Nullable String correlation, @Nullable String expected)
      throws Exception {
    var answers = clearance.createTemporaryQueue();
    try (var consumer = clearance.createConsumer(answers)) {
      send(question, correlation, answers);
      var answer = (TextMessage) consumer.receive(10_000);
      assertThat(answer).as("answer").isNotNull();
      assertThat(answer.getJMSCorrelationID())
          .isEqualTo(expected == null ? question.getJMSMessageID() : expected);
      return answer.getText();
    }
  }

  private void send(Message question, @Nullable String correlation, Destination replyTo)
      throws Exception {
    question.setJMSReplyTo(replyTo);
    question.setJMSCorrelationID(correlation);
    clearance.createProducer().send(clearance.createQueue(QUESTIONS), question);
  }

  private TextMessage text(String text) {
    return clearance.createTextMessage(text);
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }
}
