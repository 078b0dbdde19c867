package mra.clearance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import mra.cluster.Node;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.testing.Databases;
import mra.testing.Nodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message leaves the queue when its outcome is committed, and not before. */
class CreditDeskTest {
  @TempDir private Path folder;
  private final Node node = Nodes.join(Databases.fresh());
  private BrokerHouse broker;
  private final List<String> taken = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open() {
    broker = new BrokerHouse(folder);
  }

  @AfterEach
  void close() {
    node.close();
    broker.close();
  }

  @Test
  void takesOneAfterTheOther() {
    try (var desk = new CreditDesk(broker.gateway(), this::note, node.turns())) {
      desk.start();
      say("one", "two", "three");
      await().untilAsserted(() -> assertThat(taken).containsExactly("one", "two", "three"));
    }
  }

  @Test
  void whatWasNotCommittedComesAgainAndKeepsItsPlace() {
    var away = new AtomicBoolean(true);
    CreditDesk.Intake intake =
        body -> {
          if (away.getAndSet(false)) {
            throw new Refused(Fault.STORE_UNAVAILABLE, "", "the database is away");
          }
          note(body);
        };
    say("one", "two");
    try (var desk = new CreditDesk(broker.gateway(), intake, node.turns())) {
      desk.start();
      await().untilAsserted(() -> assertThat(taken).containsExactly("one", "two"));
    }
  }

  @Test
  void whatWasCommittedButNotAcknowledgedComesAgain() throws Exception {
    var committed = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    CreditDesk.Intake intake =
        body -> {
          note(body);
          committed.countDown();
          waitFor(goOn);
        };
    say("one");
    try (var desk = new CreditDesk(broker.gateway(), intake, node.turns())) {
      desk.start();
      committed.await();
      broker.stop();
      goOn.countDown();
      broker.startAgain();
      await().untilAsserted(() -> assertThat(taken).containsExactly("one", "one"));
    }
  }

  @Test
  void whatIsTooLargeIsGivenOnWithoutItsBody() {
    try (var desk = new CreditDesk(broker.gateway(), this::note, node.turns())) {
      desk.start();
      say("x".repeat(500_000), "two");
      await().untilAsserted(() -> assertThat(taken).containsExactly("nothing", "two"));
    }
  }

  private void note(byte @Nullable [] body) {
    taken.add(body == null ? "nothing" : new String(body, UTF_8));
  }

  private void say(String... messages) {
    try (var credit = broker.credit()) {
      for (var message : messages) {
        credit.createProducer().send(credit.createQueue(CreditDesk.QUEUE), message);
      }
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
