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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.Way;
import mra.rehearsal.Administration;
import mra.rehearsal.Brought;
import mra.rehearsal.Mischief;
import mra.rehearsal.Misdelivery;
import mra.rehearsal.Reception;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a partner does wrong when it brings a list, it gets its answer and changes nothing. */
@Timeout(180)
class PushedListTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private static Path folder;
  private static Running running;
  private static Recognised recognised;

  @BeforeAll
  static void start() throws Exception {
    var config = ConfigCopy.in(folder.resolve("config"));
    for (var partner : List.of("EU", "MO")) {
      var profile = config.profile(partner);
      Files.writeString(profile, Files.readString(profile) + "\nlimits: {bytes: 600KiB}\n");
    }
    running =
        Running.patient(folder.resolve("var"), config.folder(), Map.of(EU, 100L, HK, 60L, MO, 60L));
    recognised = new Recognised(running);
    for (var partner : Administration.values()) {
      assertThat(running.fetch(partner).ending().outcome()).isEqualTo(Outcome.APPLIED);
    }
    running.fetch("CN");
    running.told();
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "EU, FORGED, 500, SIGNATURE_INVALID",
    "EU, FORGED_ENVELOPE, 500, SIGNATURE_INVALID",
    "EU, TOO_LARGE, 413, TOO_LARGE",
    "MO, FORGED, 400, SIGNATURE_INVALID",
    "MO, TOO_LARGE, 413, TOO_LARGE"
  })
  void whoProvesNothingIsToldNothingAndItIsKeptAsEvidence(
      Administration by, Misdelivery how, int status, Fault fault) throws Exception {
    var brought = urge(by, how);

    assertThat(brought.status()).isEqualTo(status);
    assertThat(brought.receipt()).isNull();
    assertThat(brought.problem()).doesNotContain("E202");
    // A forged envelope is opened again once it was answered.
    await().atMost(SOON).until(() -> running.journalOf(by.name()).getFirst().ending() != null);
    var exchange = running.journalOf(by.name()).getFirst();
    var ending = requireNonNull(exchange.ending());
    assertThat(ending.fault()).isEqualTo(fault);
    assertThat(ending.outcome()).isEqualTo(Outcome.QUARANTINED);
    assertThat(exchange.over()).contains("pushed by " + by + "/rehearsal");
    assertThat(running.told()).isEmpty();
    if (by == MO && fault != Fault.TOO_LARGE) {
      assertThat(brought.problem()).contains("E213", "urn:mra:fault");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EU", "MO"})
  void aListThatIsCutIsNoList(Administration by) throws Exception {
    urge(by, Misdelivery.CUT);

    await()
        .atMost(SOON)
        .until(() -> outcome(running.journalOf(by.name()).getFirst()) == Outcome.FAILED);
    var failed = requireNonNull(running.journalOf(by.name()).getFirst().ending());
    assertThat(failed.fault()).isEqualTo(Fault.TRANSFER_BROKEN);
    assertThat(running.told()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"EU", "MO"})
  void whatIsWrongInsideIsRefusedByASignedReceiptAndItsIdIsTaken(Administration by)
      throws Exception {
    var brought = urge(by, Misdelivery.WRONG_COUNT);

    assertThat(brought.status()).isEqualTo(by == EU ? 200 : 422);
    var receipt = running.rehearsal().receipts(by).getLast();
    assertThat(receipt.document()).isEqualTo(brought.document());
    assertThat(receipt.fault()).isEqualTo("E306");
    assertThat(running.told()).isEmpty();

    var again = running.rehearsal().urgent(by).again();
    assertThat(again.status()).isEqualTo(brought.status());
    assertThat(again.receipt()).as("the same again").isEqualTo(requireNonNull(brought.receipt()));

    var mended = urge(by, Misdelivery.OTHER_CONTENT);
    assertThat(mended.document()).isEqualTo(brought.document());
    assertThat(mended.status()).isEqualTo(brought.status());
    assertThat(running.rehearsal().receipts(by).getLast().fault()).isEqualTo("E501");
    assertThat(running.told()).isEmpty();
  }

  @Test
  void anEnvelopeThatNamesAnotherListIsRefused() throws Exception {
    urge(EU, Misdelivery.OTHER_NAME);

    assertThat(running.rehearsal().receipts(EU).getLast().fault()).isEqualTo("E304");
    assertThat(running.told()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"EU", "MO"})
  void theSameAgainGetsTheSameAnswerAndOtherContentUnderItsIdIsRefused(Administration by)
      throws Exception {
    var desk = running.rehearsal().urgent(by);
    var two = recognised.first(by, 2);
    var first = desk.urge(codes(two.getFirst()), Misdelivery.NONE);
    assertThat(running.told()).hasSize(1);

    var again = desk.again();
    var other = desk.urge(codes(two.getLast()), Misdelivery.OTHER_CONTENT);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.receipt()).isEqualTo(requireNonNull(first.receipt()));
    assertThat(other.status()).isEqualTo(by == EU ? 200 : 422);
    assertThat(running.rehearsal().receipts(by).getLast().fault()).isEqualTo("E501");
    assertThat(recognised.answer(two.getLast())).startsWith("RECOGNISED");
    assertThat(running.told()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"EU", "MO"})
  void fiveAtTheSameTimeHaveOneEffectAndOneAnswer(Administration by) throws Exception {
    var one = recognised.first(by, 1).getFirst();

    var answers = running.rehearsal().urgent(by).urgeAtOnce(codes(one), 5);

    assertThat(answers).hasSize(5).allMatch(each -> each.status() == 200);
    assertThat(answers)
        .allMatch(each -> Arrays.equals(each.receipt(), answers.getFirst().receipt()));
    assertThat(recognised.answer(one)).isEqualTo("NOT_RECOGNISED SUSPENDED");
    assertThat(running.told()).hasSize(1);
    var five = running.journalOf(by.name()).subList(0, 5);
    assertThat(five).allMatch(each -> outcome(each) == Outcome.APPLIED);
    assertThat(five).filteredOn(each -> each.inEffectAt() != null).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void anUrgentListPassesAHeldOneAndTakesNoTurnInTheSequence(Administration by) throws Exception {
    assertThat(running.exchange(by, 0, Mischief.EMPTY).ending().outcome()).isEqualTo(Outcome.HELD);
    var one = recognised.first(by, 1).getFirst();

    running.rehearsal().urgent(by).urge(codes(one), Misdelivery.NONE);
    if (by == HK) {
      assertThat(running.fetch(HK).ending().outcome()).isEqualTo(Outcome.APPLIED);
    }

    assertThat(recognised.answer(one)).isEqualTo("NOT_RECOGNISED SUSPENDED");
    assertThat(running.exchange(by, 0, Mischief.NONE).ending().outcome())
        .isEqualTo(Outcome.UNCHANGED);
    running.told();
  }

  @Test
  void moreAtOnceThanTheBoundIsRefused() throws Exception {
    var many =
        running.expected(EU).values().stream()
            .map(OperatorJson::read)
            .filter(each -> each.standing() == Standing.VALID)
            .limit(51)
            .toList();

    running.rehearsal().urgent(EU).urge(Recognised.codes(many), Misdelivery.TOO_MANY);

    assertThat(running.rehearsal().receipts(EU).getLast().fault()).isEqualTo("E510");
    assertThat(running.exported(EU)).isEqualTo(running.expected(EU));
  }

  @Test
  void theUnionsReceiptForOurListComesInByTheSameDoor() throws Exception {
    running.rehearsal().receive(EU, Reception.LATE_RECEIPT);
    var sent = running.tell(EU).getLast().id();
    assertThat(ofOurs(sent).ending()).isNull();

    running.rehearsal().bringReceipts();

    assertThat(requireNonNull(ofOurs(sent).ending()).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(running.journalOf("EU").getFirst().id()).as("no list came").isEqualTo(sent);
  }

  private static ExchangeRecord ofOurs(UUID id) {
    return new Journal(running.database()).find(id).orElseThrow();
  }

  @Test
  void whoHangsUpBeforeTheAnswerGetsItTheOrdinaryWay() throws Exception {
    running.rehearsal().publish(MO);
    var bulk = running.rehearsal().sealed(MO);
    var before = running.journalOf("MO").getFirst().id();
    try (var connection = running.database().getConnection();
        var statement = connection.createStatement();
        var slow = new SlowPush(running, MO, bulk)) {
      connection.setAutoCommit(false);
      statement.execute("select from partner where id = 'MO' for update");
      slow.sendAll();
      await()
          .atMost(SOON)
          .until(() ->
              !running.journalOf("MO").getFirst().id().equals(before)
                  && running.journalOf("MO").getFirst().header() != null);
      slow.hangUp();
      connection.rollback();
    }
    var exchange = running.journalOf("MO").getFirst().id();
    await().atMost(SOON).until(() -> running.receiptOf(exchange).isPresent());
    assertThat(running.receiptOf(exchange).orElseThrow().sentAt()).isNull();

    running.followUp(MO);

    await().atMost(SOON).until(() -> running.receiptOf(exchange).orElseThrow().sentAt() != null);
    assertThat(running.rehearsal().receipts(MO))
        .anyMatch(each -> each.id().equals(exchange.toString()));
  }

  private static Brought urge(Administration by, Misdelivery how) throws Exception {
    var one = recognised.first(by, 1).getFirst();
    var brought = running.rehearsal().urgent(by).urge(codes(one), how);
    assertThat(recognised.answer(one)).startsWith("RECOGNISED");
    return brought;
  }

  private static List<String> codes(Operator one) {
    return Recognised.codes(List.of(one));
  }

  private static Outcome outcome(ExchangeRecord exchange) {
    var ending = exchange.ending();
    return exchange.way() == Way.IN && ending != null ? ending.outcome() : Outcome.HELD;
  }
}
