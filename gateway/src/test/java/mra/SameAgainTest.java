package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mra.journal.Outcome;
import mra.journal.Receipt;
import mra.rehearsal.Administration;
import mra.rehearsal.Mischief;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same message five times at once has one effect, and every copy gets the same answer. */
@Timeout(120)
class SameAgainTest {
  private static final int COPIES = 5;

  @TempDir private static Path home;
  private static Running running;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 60L, HK, 60L, MO, 60L));
    Rounds.good(running);
    running.told();
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @ParameterizedTest
  @EnumSource
  void aListThatIsFetchedFiveTimesAtOnce(Administration partner) throws Exception {
    Rounds.change(running, partner);
    var earlier = running.rehearsal().receipts(partner).size();

    var ended = atOnce(() -> running.fetch(partner));

    var outcomes = ended.stream().map(each -> each.ending().outcome()).toList();
    assertThat(outcomes).isSubsetOf(Outcome.APPLIED, Outcome.UNCHANGED);
    assertThat(running.exported(partner)).isEqualTo(running.expected(partner));
    assertThat(ended.stream().filter(each -> each.ending().counts().records() > 0)).hasSize(1);
    var receipts = running.rehearsal().receipts(partner);
    assertThat(receipts).as("one answer, however often it is given").hasSize(earlier + 1);
    assertThat(receipts.stream().map(Receipt::id)).doesNotHaveDuplicates();
    assertThat(new Clearance(running.told()).repeated()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aListThatDoesNotReadIsRefusedByOneReceipt(Administration partner) throws Exception {
    running.told();
    running.rehearsal().publish(partner, 0, Mischief.WRONG_COUNT);
    var earlier = running.rehearsal().receipts(partner).size();

    var ended = new ArrayList<>(atOnce(() -> running.fetch(partner)));
    ended.add(running.fetch(partner));

    var outcomes = ended.stream().map(each -> each.ending().outcome()).toList();
    // A file that was seen is not fetched once more.
    assertThat(outcomes).isSubsetOf(Outcome.REFUSED, Outcome.UNCHANGED).contains(Outcome.REFUSED);
    var receipts = running.rehearsal().receipts(partner);
    assertThat(receipts).as("one answer, however often it is given").hasSize(earlier + 1);
    assertThat(receipts.getLast().fault()).isEqualTo("E306");
    assertThat(running.told()).isEmpty();
  }

  @Test
  void aChangeThatOurCreditSystemSaysFiveTimesAtOnce() throws Exception {
    running.told();
    var message = CreditMessages.suspension("CN-U-FIVE", CreditMessages.valid(running));
    atOnce(() -> {
      running.send("credit", message);
      return message;
    });

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> CreditMessages.outcomes(running, "CN-U-FIVE").size() == COPIES);
    assertThat(CreditMessages.outcomes(running, "CN-U-FIVE")).containsOnly(Outcome.APPLIED);
    assertThat(
            running.ofDocument("CN-U-FIVE").stream()
                .filter(each -> requireNonNull(each.ending()).counts().suspended() == 1))
        .as("it had its effect once")
        .hasSize(1);
    assertThat(running.told()).hasSize(1);
  }

  @Test
  void aFileOfOurRegisterThatLiesThereFiveTimes() throws Exception {
    running.rehearsal().creditSystem().publish(6);
    for (int copy = 1; copy < COPIES; copy++) {
      copied(copy);
    }

    atOnce(() -> running.fetch("CN"));

    assertThat(running.exported("CN"))
        .isEqualTo(Running.byCode(running.rehearsal().creditSystem().expected()));
    // Who came last may have found nothing any more.
    var newest =
        running.journalOf("CN").stream()
            .flatMap(each -> Optional.ofNullable(each.header()).stream())
            .findFirst()
            .orElseThrow()
            .document();
    var copies = running.ofDocument(newest);
    assertThat(copies).hasSize(COPIES);
    assertThat(copies.stream().filter(each -> requireNonNull(each.ending()).counts().records() > 0))
        .hasSize(1);
    assertThat(new Clearance(running.told()).repeated()).isEmpty();
  }

  /** The newest list and its signature under another name, the signature last. */
  private static void copied(int copy) throws Exception {
    var folder = running.rehearsal().creditSystem().folder();
    try (Stream<Path> files = Files.list(folder)) {
      var signature =
          files
              .filter(file -> file.toString().endsWith(".p7s"))
              .filter(file -> !file.getFileName().toString().startsWith("copy"))
              .sorted()
              .toList()
              .getLast();
      var name = signature.getFileName().toString();
      var list = name.substring(0, name.length() - ".p7s".length());
      Files.copy(folder.resolve(list), folder.resolve("copy" + copy + "-" + list));
      Files.copy(signature, folder.resolve("copy" + copy + "-" + name));
    }
  }

  private static <T> List<T> atOnce(Callable<T> what) throws Exception {
    var barrier = new CyclicBarrier(COPIES);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<T> together =
          () -> {
            barrier.await();
            return what.call();
          };
      var all = new ArrayList<T>();
      for (var each :
          threads.invokeAll(List.of(together, together, together, together, together))) {
        all.add(each.get());
      }
      return all;
    }
  }
}
