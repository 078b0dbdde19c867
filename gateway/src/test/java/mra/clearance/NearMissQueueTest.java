package mra.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mra.partner.Agreement.Flow;
import mra.recognition.Answer;
import mra.recognition.Decision;
import mra.recognition.NearCodes;
import mra.recognition.Outcome;
import mra.recognition.Party;
import mra.recognition.PartyRole;
import mra.recognition.Question;
import mra.recognition.Reason;
import mra.recognition.RecognitionIndex;
import mra.registry.Operators;
import mra.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Whoever asks for suggestions again and again must not take the threads that clearance needs. */
@Timeout(60)
class NearMissQueueTest {
  private static final Question QUESTION =
      new Question(
          null, Flow.IMPORT, null, List.of(new Party(PartyRole.CONSIGNOR, "DE", "X1", null)));

  private final CountDownLatch mayLook = new CountDownLatch(1);
  private final NearMisses misses = misses();

  @Test
  void aFewWaitAndTheOthersAreSentAwayAtOnce() throws Exception {
    var asked = new ArrayList<Future<List<NearMiss>>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < NearMisses.AT_ONCE_MAX; i++) {
        asked.add(threads.submit(() -> misses.of(QUESTION)));
      }
      await().until(() -> misses.asking() == NearMisses.AT_ONCE_MAX);

      assertThatThrownBy(() -> misses.of(QUESTION)).hasMessageContaining("E711");

      mayLook.countDown();
    }
    assertThat(asked).allMatch(each -> each.state() == Future.State.SUCCESS);
    assertThat(misses.of(QUESTION)).as("and then there is room again").hasSize(1);
  }

  private NearMisses misses() {
    var database = Databases.fresh();
    return new NearMisses(
        question -> unknown(),
        () -> {
          try {
            mayLook.await();
          } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
          }
          return RecognitionIndex.empty();
        },
        new NearCodes(List::of),
        new Operators(database, new DataSourceTransactionManager(database)),
        Clock.systemUTC());
  }

  private static Answer unknown() {
    var decision =
        new Decision(
            0,
            PartyRole.CONSIGNOR,
            Outcome.NOT_RECOGNISED,
            "EU",
            "X1",
            null,
            List.of(),
            List.of(Reason.CODE_UNKNOWN),
            null,
            null);
    return new Answer(null, List.of(decision));
  }
}
