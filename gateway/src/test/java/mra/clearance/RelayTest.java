package mra.clearance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import mra.canonical.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayTest {
  private static final long ARRIVES_WITHIN_MILLIS = 10_000;
  private static final Instant MOVED_AT = Instant.parse("2026-11-30T08:00:00Z");

  @TempDir private Path folder;
  private final Household house = new Household();
  private BrokerHouse broker;
  private Relay relay;

  @BeforeEach
  void open() {
    broker = new BrokerHouse(folder);
    relay =
        new Relay(
            house.outbox,
            new Changes(house.operators),
            house.transactions,
            broker.gateway(),
            Clock.systemUTC());
  }

  @AfterEach
  void close() {
    relay.close();
    broker.close();
  }

  @Test
  void largeListLeavesInChunksThatAreValidAndComplete() throws Exception {
    var list = house.apply("EU", "EU-1", Household.operators("EU", 2_500));
    relay.start();

    var messages = receive(3);
    assertThat(messages).extracting(m -> m.getIntProperty("mraChunk")).containsExactly(1, 2, 3);
    for (var message : messages) {
      assertThat(message.getStringProperty("mraPartner")).isEqualTo("EU");
      assertThat(message.getStringProperty("mraDocument")).isEqualTo("EU-1");
      assertThat(message.getLongProperty("mraSequence")).isEqualTo(1);
      assertThat(message.getIntProperty("mraChunks")).isEqualTo(3);
      assertThat(message.getStringProperty("JMSXGroupID")).isEqualTo("EU");
    }
    var codes = new ArrayList<String>();
    for (var message : messages) {
      var changes = CanonicalXml.valid(message.getText()).getChange();
      changes.forEach(change -> codes.add(change.getOperator().getCode()));
    }
    assertThat(codes)
        .hasSize(2_500)
        .containsExactlyElementsOf(
            house.changesOf(list).stream().map(c -> c.after().code().received()).toList());
  }

  @Test
  void settlesWhenEverythingIsToldAndSaysSoWhenTheBrokerDoesNotTakeIt() throws Exception {
    house.apply("EU", "EU-1", Household.operators("EU", 10));
    house.apply("MO", "MO-1", Household.operators("MO", 10));
    broker.stop();
    relay.start();
    assertThat(relay.settled(Duration.ofMillis(200))).isFalse();

    broker.startAgain();
    relay.wake();
    assertThat(relay.settled(Duration.ofSeconds(30))).isTrue();
    assertThat(house.outbox.waiting()).isZero();
  }

  @Test
  void listsOfAPartnerArriveInOrderAndNothingElse() throws Exception {
    var operators = new ArrayList<>(Household.operators("MO", 40));
    operators.replaceAll(operator -> operator.with(Standing.VALID, null));
    house.apply("MO", "MO-1", operators);
    relay.start();
    for (int i = 0; i < 5; i++) {
      operators.set(i, operators.get(i).with(Standing.SUSPENDED, null));
      house.apply("MO", "MO-2-" + i, operators);
      relay.wake();
    }
    house.apply("MO", "MO-3-unchanged", operators);
    relay.wake();

    var messages = receive(6);
    assertThat(messages)
        .extracting(m -> m.getLongProperty("mraSequence"))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    var last = CanonicalXml.valid(messages.get(5).getText()).getChange();
    assertThat(last).hasSize(1);
    assertThat(last.getFirst().getKind().value()).isEqualTo("SUSPENDED");
    assertThat(house.outbox.waiting()).isZero();
  }

  @Test
  void messagesSentBeforeAKillAndAgainAfterItArriveOnce() throws Exception {
    var list = house.apply("EU", "EU-1", Household.operators("EU", 1_500));
    sendWithoutMarking(list, 1_000);
    sendWithoutMarking(list, 1_500);
    assertThat(house.outbox.waiting()).isEqualTo(1);

    relay.start();

    await().atMost(10, SECONDS).until(() -> house.outbox.waiting() == 0);
    assertThat(receive(2)).extracting(m -> m.getIntProperty("mraChunk")).containsExactly(1, 2);
  }

  @Test
  void commitsGoOnWhileTheBrokerIsDownAndAreHeardWhenItIsBack() throws Exception {
    broker.stop();
    relay.start();
    house.apply("HK", "HK-1", Household.operators("HK", 3));
    relay.wake();
    house.apply("HK", "HK-2", Household.operators("HK", 4));
    assertThat(house.outbox.waiting()).isEqualTo(2);

    broker.startAgain();

    await().atMost(30, SECONDS).until(() -> house.outbox.waiting() == 0);
    assertThat(receive(2))
        .extracting(m -> m.getStringProperty("mraDocument"))
        .containsExactly("HK-1", "HK-2");
  }

  @Test
  void onePartnerDoesNotWaitForAnother() throws Exception {
    house.apply("EU", "EU-1", Household.operators("EU", 2));
    house.apply("HK", "HK-1", Household.operators("HK", 2));

    var heard =
        house.transaction.execute(status -> {
          assertThat(house.outbox.first("EU")).isPresent();
          relay.start();
          return documents(receive(1));
        });
    assertThat(heard).containsExactly("HK-1");
    assertThat(documents(receive(1))).containsExactly("EU-1");
  }

  @Test
  void rolledBackListLeavesNoGapInTheSequence() {
    house.apply("HK", "HK-1", Household.operators("HK", 1));
    house.applyAndRollBack("HK", "HK-2", Household.operators("HK", 2));
    house.apply("HK", "HK-3", Household.operators("HK", 3));
    relay.start();

    assertThat(receive(2))
        .extracting(
            m -> m.getStringProperty("mraDocument") + " " + m.getObjectProperty("mraSequence"))
        .containsExactly("HK-1 1", "HK-3 2");
  }

  @Test
  void aPartnerThatBeginsOrEndsIsToldAsItWasKnownThenWhateverListsCameSince() throws Exception {
    var all = Household.operators("HK", 5);
    house.apply("HK", "HK-1", all);
    whole(Announcement.Kind.BEGINS, 5);
    house.apply("HK", "HK-2", all.subList(0, 3));
    whole(Announcement.Kind.ENDS, 3);
    relay.start();

    var messages = receive(4);
    assertThat(documents(messages)).containsExactly("HK-1", "HK-1", "HK-2", "HK-2");
    var begins = CanonicalXml.valid(messages.get(1).getText()).getChange();
    assertThat(begins)
        .hasSize(5)
        .allSatisfy(change -> {
          assertThat(change.getKind().value()).isEqualTo("GRANTED");
          assertThat(change.isPresent()).isTrue();
        });
    var ends = CanonicalXml.valid(messages.get(3).getText()).getChange();
    assertThat(ends)
        .hasSize(3)
        .allSatisfy(change -> {
          assertThat(change.getKind().value()).isEqualTo("ABSENT");
          assertThat(change.isPresent()).isFalse();
          assertThat(change.getSince()).isEqualTo(MOVED_AT);
        });
    assertThat(house.outbox.waiting()).isZero();
  }

  /** As the life cycle announces a move. */
  private void whole(Announcement.Kind kind, int expected) {
    house.transaction.executeWithoutResult(status -> {
      var state = house.registry.lock("HK");
      var knownAt = Objects.requireNonNull(state.knownAt());
      long present = house.operators.countAt("HK", knownAt);
      house.outbox.add(
          new Announcement(
              house.registry.nextNumber(),
              "HK",
              UUID.randomUUID(),
              Objects.requireNonNull(state.lastList()),
              present,
              kind,
              knownAt,
              MOVED_AT));
      assertThat(present).isEqualTo(expected);
    });
  }

  private void sendWithoutMarking(AppliedList applied, int count) {
    try (var session = broker.gateway().createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      var changes = house.changesOf(applied);
      var sender =
          new ListSender(
              session, Announcement.ofList(1, "EU", applied.exchange(), "EU-1", changes.size()));
      changes.subList(0, count).forEach(sender::add);
      if (count == changes.size()) {
        sender.finish();
      }
    }
  }

  /** Exactly this many, as clearance receives them, and no more after them. */
  private List<TextMessage> receive(int count) {
    try (var clearance = broker.clearance()) {
      var consumer = clearance.createConsumer(clearance.createQueue(BrokerHouse.SUBSCRIPTION));
      var messages =
          IntStream.range(0, count)
              .mapToObj(i -> (TextMessage) consumer.receive(ARRIVES_WITHIN_MILLIS))
              .toList();
      assertThat(messages).doesNotContainNull();
      assertThat(consumer.receiveNoWait()).isNull();
      return messages;
    }
  }

  private static List<String> documents(List<TextMessage> messages) {
    return messages.stream().map(RelayTest::document).toList();
  }

  private static String document(TextMessage message) {
    try {
      return message.getStringProperty("mraDocument");
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }
}
