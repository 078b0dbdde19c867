package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mra.canonical.Change;
import mra.canonical.Consent;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;
import mra.journal.Stage;
import mra.rehearsal.Administration;
import mra.rehearsal.PlannedChange;
import mra.rehearsal.Reception;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An enterprise that a list without a receipt names is suspended meanwhile: the partner hears of it
 * at once, whether it read that list, refused it or never got it.
 */
@Timeout(180)
class UrgentMeanwhileTest {
  private static final long A_GRANT_AMONG = 5;

  @TempDir private static Path home;
  private static Running running;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 5L, HK, 5L, MO, 5L));
    Rounds.good(running);
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @ParameterizedTest
  @EnumSource
  void ofAListWhoseReceiptIsAwaited(Administration partner) throws Exception {
    var fresh = granted();
    running.rehearsal().receive(partner, Reception.LATE_RECEIPT);
    var list = running.tell(partner).getFirst();
    running.rehearsal().receive(partner, Reception.USUAL);
    assertThat(list.stage()).isEqualTo(Stage.SENT);
    assertThat(standing(partner, fresh)).isEqualTo(Standing.VALID);

    expectSuspended(partner, fresh);

    assertThat(running.tellUrgently(partner)).allMatch(each -> outcome(each) == Outcome.UNCHANGED);
    running.rehearsal().releaseReceipts(partner);
    expectRightInTheEnd(partner, fresh);
  }

  @ParameterizedTest
  @EnumSource
  void ofAListThatIsLostAndComesLater(Administration partner) throws Exception {
    var fresh = granted();
    running.rehearsal().receive(partner, Reception.CLOSES_BEFORE_RECEIPT);
    var list = running.tell(partner).getFirst();
    running.rehearsal().receive(partner, Reception.USUAL);
    assertThat(outcome(list)).isEqualTo(Outcome.FAILED);
    assertThat(standing(partner, fresh)).isNull();

    expectSuspended(partner, fresh);

    assertThat(running.tell(partner).getFirst().id()).isEqualTo(list.id());
    expectRightInTheEnd(partner, fresh);
  }

  @ParameterizedTest
  @EnumSource
  void ofAListThatIsLostAndThenRefused(Administration partner) throws Exception {
    var fresh = granted();
    running.rehearsal().receive(partner, Reception.CLOSES_BEFORE_RECEIPT);
    var list = running.tell(partner).getFirst();
    running.rehearsal().receive(partner, Reception.USUAL);

    expectSuspended(partner, fresh);

    running.rehearsal().receive(partner, Reception.REFUSES);
    assertThat(running.tell(partner))
        .filteredOn(each -> each.id().equals(list.id()))
        .allMatch(each -> outcome(each) == Outcome.REFUSED);
    running.rehearsal().receive(partner, Reception.USUAL);
    expectRightInTheEnd(partner, fresh);
  }

  private static void expectSuspended(Administration partner, Operator fresh) {
    var message = "CN-%s-%s".formatted(partner, fresh.code().normalised());
    running.send("credit", CreditMessages.suspension(message, fresh));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> CreditMessages.outcomes(running, message).contains(Outcome.APPLIED));

    var urgent = running.tellUrgently(partner).getLast();

    assertThat(outcome(urgent)).as("%s", urgent.ending()).isEqualTo(Outcome.APPLIED);
    assertThat(requireNonNull(urgent.header()).type()).isEqualTo(ListType.URGENT);
    assertThat(requireNonNull(urgent.ending()).counts().suspended()).isPositive();
    assertThat(standing(partner, fresh)).isEqualTo(Standing.SUSPENDED);
  }

  /** Suspended it stays until our register says otherwise; then everything is equal. */
  private static void expectRightInTheEnd(Administration partner, Operator fresh) throws Exception {
    while (running.tell(partner).stream().anyMatch(each -> outcome(each) != Outcome.UNCHANGED)) {
      assertThat(standing(partner, fresh)).isEqualTo(Standing.SUSPENDED);
    }
    assertThat(TheirCopies.differing(running.rehearsal(), partner))
        .singleElement()
        .asString()
        .contains("| SUSPENDED |", "| VALID |");
    // A list of the same second as the suspension would not undo it.
    await().atMost(Duration.ofSeconds(30)).until(() -> isEqualSinceTheNextList(partner));
  }

  private static boolean isEqualSinceTheNextList(Administration partner) throws Exception {
    running.rehearsal().creditSystem().publish(0);
    running.fetch("CN");
    running.tell(partner);
    return TheirCopies.differing(running.rehearsal(), partner).isEmpty();
  }

  /** Our register grants somebody of whom all three may hear; none of them has yet. */
  private static Operator granted() throws Exception {
    Optional<Operator> fresh = Optional.empty();
    while (fresh.isEmpty()) {
      running.rehearsal().creditSystem().publish(A_GRANT_AMONG);
      fresh =
          running.rehearsal().creditSystem().changes().stream()
              .filter(change -> change.kind() == Change.GRANTED)
              .map(PlannedChange::operator)
              .filter(UrgentMeanwhileTest::isTold)
              .findFirst();
    }
    assertThat(running.fetch("CN").ending().outcome()).isEqualTo(Outcome.APPLIED);
    return fresh.get();
  }

  private static boolean isTold(Operator one) {
    return one.consent() == Consent.GIVEN
        && one.programme().equals("CN_ADVANCED")
        && one.standing() == Standing.VALID
        && one.address() != null
        && one.names().stream().anyMatch(name -> "en".equals(name.lang()));
  }

  private static @Nullable Standing standing(Administration partner, Operator one) {
    var known = running.rehearsal().theirCopy(partner).get(one.code().normalised());
    return known == null ? null : known.standing();
  }

  private static @Nullable Outcome outcome(ExchangeRecord each) {
    var ending = each.ending();
    return ending == null ? null : ending.outcome();
  }
}
