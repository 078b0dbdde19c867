package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import mra.canonical.ListType;
import mra.canonical.OperatorJson;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;
import mra.journal.Receipt;
import mra.journal.Receipt.Verdict;
import mra.journal.Stage;
import mra.rehearsal.Administration;
import mra.rehearsal.Mischief;
import mra.rehearsal.Reception;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our own list, from the credit system's folder to the books of three administrations, over the
 * protocols that they speak, and the receipts of both sides.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TellingTest {
  @TempDir private static Path home;
  private static Running running;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 20L, HK, 20L, MO, 20L));
    assertThat(running.fetch("CN").ending().outcome()).isEqualTo(Outcome.APPLIED);
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @ParameterizedTest
  @EnumSource
  @Order(1)
  void theirOwnCopyEqualsWhatConsentAndAgreementAllowCodeByCode(Administration partner)
      throws Exception {
    var sent = tell(partner);

    assertThat(requireNonNull(sent.ending()).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(requireNonNull(sent.header()).type()).isEqualTo(ListType.FULL);
    assertThat(copy(partner)).isNotEmpty();
    assertThat(differing(partner)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Order(2)
  void aSecondRunSendsNoNeedlessList(Administration partner) throws Exception {
    var answers = running.rehearsal().answers(partner).size();

    var sent = tell(partner);

    assertThat(requireNonNull(sent.ending()).outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(sent.header()).isNull();
    assertThat(running.rehearsal().answers(partner)).hasSize(answers);
  }

  @Test
  @Order(3)
  void whatChangedIsToldAndTheCopiesAreEqualAgain() throws Exception {
    change();

    for (var partner : Administration.values()) {
      var sent = tell(partner);

      assertThat(requireNonNull(sent.ending()).outcome()).isEqualTo(Outcome.APPLIED);
      // Hong Kong takes full lists only.
      assertThat(requireNonNull(sent.header()).type())
          .isEqualTo(partner == HK ? ListType.FULL : ListType.DELTA);
      assertThat(differing(partner)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  @Order(4)
  void everyListOfTheirsIsAnsweredByAReceiptThatHoldsAndNamesWhatWeHold(Administration partner)
      throws Exception {
    var list = running.exchange(partner, 0, Mischief.NONE);

    var receipt = running.rehearsal().receipts(partner).getLast();
    assertThat(receipt.document()).isEqualTo(requireNonNull(list.header()).document());
    assertThat(receipt.verdict()).isEqualTo(Verdict.APPLIED);
    assertThat(requireNonNull(receipt.root()).count())
        .isEqualTo(
            running.expected(partner).values().stream()
                .map(OperatorJson::read)
                .filter(operator -> operator.standing().compareTo(Standing.SUSPENDED) <= 0)
                .count());
  }

  @ParameterizedTest
  @EnumSource
  @Order(5)
  void theSameListAgainGetsTheSameReceiptAgain(Administration partner) throws Exception {
    if (partner == HK) {
      return; // a file that was seen is not fetched again
    }
    running.fetch(partner);

    var receipts = running.rehearsal().receipts(partner);
    assertThat(receipts.stream().map(Receipt::id).distinct()).hasSize(receipts.size());
  }

  @ParameterizedTest
  @EnumSource
  @Order(6)
  void aRefusedListChangesNothingAndTheNextOneIsFull(Administration partner) throws Exception {
    running.rehearsal().receive(partner, Reception.REFUSES);
    change();
    var before = copy(partner);

    var refused = tell(partner);

    assertThat(requireNonNull(refused.ending()).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(refused.ending().fault()).isEqualTo(Fault.LIST_REFUSED_THERE);
    assertThat(copy(partner).equals(before)).isTrue();
    running.rehearsal().receive(partner, Reception.USUAL);
    var next = tell(partner);
    assertThat(requireNonNull(next.header()).type()).isEqualTo(ListType.FULL);
    assertThat(differing(partner)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Order(7)
  void aReceiptThatDoesNotHoldIsNotBelievedAndTheListGoesOutAgainUnderItsId(Administration partner)
      throws Exception {
    for (var wrong :
        List.of(
            Reception.WRONG_RECEIPT_SIGNATURE,
            Reception.RECEIPT_FOR_OTHER_CONTENT,
            Reception.RECEIPT_FOR_UNKNOWN_DOCUMENT)) {
      running.rehearsal().receive(partner, wrong);
      change();

      var first = tell(partner);

      assertThat(requireNonNull(first.ending()).fault()).isEqualTo(Fault.RECEIPT_UNUSABLE);
      running.rehearsal().receive(partner, Reception.USUAL);
      var again = tell(partner);
      assertThat(again.id()).isEqualTo(first.id());
      assertThat(again.header()).isEqualTo(first.header());
      assertThat(requireNonNull(again.ending()).outcome()).isEqualTo(Outcome.APPLIED);
      assertThat(differing(partner)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  @Order(8)
  void aConnectionThatBreaksBeforeOrAfterTheReceiptDoublesNothing(Administration partner)
      throws Exception {
    for (var broken : List.of(Reception.CLOSES_BEFORE_RECEIPT, Reception.CLOSES_AFTER_RECEIPT)) {
      running.rehearsal().receive(partner, broken);
      change();

      var first = tell(partner);
      running.rehearsal().receive(partner, Reception.USUAL);
      var again = tell(partner);

      assertThat(again.header()).isEqualTo(first.header());
      assertThat(requireNonNull(again.ending()).outcome()).isEqualTo(Outcome.APPLIED);
      assertThat(documents(partner)).doesNotHaveDuplicates();
      assertThat(differing(partner)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  @Order(9)
  void withoutAReceiptNothingNewerIsSentUntilItCame(Administration partner) throws Exception {
    running.rehearsal().receive(partner, Reception.LATE_RECEIPT);
    change();

    var first = tell(partner);
    assertThat(first.stage()).isEqualTo(Stage.SENT);
    assertThat(first.ending()).isNull();
    change();
    assertThat(tell(partner).id()).isEqualTo(first.id());

    running.rehearsal().releaseReceipts(partner);
    var answered = running.tell(partner);
    assertThat(answered.getFirst().id()).isEqualTo(first.id());
    assertThat(answered)
        .extracting(each -> requireNonNull(each.ending()).outcome())
        .containsExactly(Outcome.APPLIED, Outcome.APPLIED);
    assertThat(differing(partner)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Order(10)
  void rootsThatDifferAreNamedByTheirCodesAndHealedByAFullList(Administration partner)
      throws Exception {
    running.rehearsal().receive(partner, Reception.WRONG_ROOT);
    change();

    var first = tell(partner);

    assertThat(requireNonNull(first.ending()).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(first.ending().fault()).isEqualTo(Fault.ROOTS_DIFFER);
    assertThat(first.ending().detail()).contains(copy(partner).firstKey());
    running.rehearsal().receive(partner, Reception.USUAL);
    var healed = tell(partner);
    assertThat(requireNonNull(healed.header()).type()).isEqualTo(ListType.FULL);
    assertThat(requireNonNull(healed.ending()).fault()).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"EU", "MO"})
  @Order(11)
  void aListThatComesBeforeItsPredecessorIsHeldThereAndMadeGoodByAFullOne(Administration partner)
      throws Exception {
    change();
    // As if the one before had never arrived.
    running.tamper(
        "update audience set sequence = sequence + 1 where partner = '%s'".formatted(partner));

    var early = tell(partner);

    assertThat(requireNonNull(early.ending()).outcome()).isEqualTo(Outcome.HELD);
    assertThat(early.ending().fault()).isEqualTo(Fault.LIST_HELD_THERE);
    var next = tell(partner);
    assertThat(requireNonNull(next.header()).type()).isEqualTo(ListType.FULL);
    assertThat(requireNonNull(next.ending()).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(differing(partner)).isEmpty();
  }

  @Test
  @Order(12)
  void theLedgerTellsWhatEverLeftAboutAnEnterprise() throws Exception {
    var code = copy(EU).firstKey();

    var lines = disclosures(code);

    assertThat(lines).contains("\"partner\":\"EU\"", "2014/772/EU", code, "\"change\":\"GRANTED\"");
    assertThat(lines).doesNotContain("USCC");
    assertThat(disclosures(code.replace("AEOCN", "cn"))).isEqualTo(lines);
  }

  @Test
  @Order(13)
  void anEnterpriseThatNobodyWasToldOfIsNotTakenForOneThatIsNotOurs() throws Exception {
    var told = Stream.of(Administration.values()).flatMap(each -> copy(each).keySet().stream());
    var silent = new TreeSet<>(running.exported("CN").keySet());
    silent.removeAll(told.toList());

    assertThat(disclosures(silent.first())).isEqualTo("[]");
    assertThat(disclosures("AEOCN0000000000")).contains("E704");
    assertThat(disclosures("DEAEOF0000025")).contains("E701", "a code of EU");
  }

  private static String disclosures(String code) throws Exception {
    return running.get("/api/v1/disclosures?code=" + code).body();
  }

  /** Few enough for the gate, and enough that every partner hears of some. */
  private static void change() throws Exception {
    running.rehearsal().creditSystem().publish(12);
    assertThat(running.fetch("CN").ending().outcome()).isEqualTo(Outcome.APPLIED);
  }

  private static List<String> differing(Administration partner) {
    return TheirCopies.differing(running.rehearsal(), partner);
  }

  private static ExchangeRecord tell(Administration partner) throws Exception {
    return running.tell(partner).getFirst();
  }

  private static List<String> documents(Administration partner) throws Exception {
    return running.rehearsal().answers(partner).stream().map(Receipt::id).toList();
  }

  private static SortedMap<String, String> copy(Administration partner) {
    return TheirCopies.of(running.rehearsal(), partner);
  }
}
