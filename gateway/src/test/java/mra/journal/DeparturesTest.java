package mra.journal;

import static mra.canonical.ListType.DELTA;
import static mra.canonical.ListType.FULL;
import static mra.canonical.ListType.URGENT;
import static mra.journal.OurOperators.enterprise;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.partner.Agreement;
import mra.partner.Agreement.NameCheck;
import mra.partner.Agreement.Ours;
import mra.partner.Agreement.Required;
import mra.partner.Agreement.Theirs;
import mra.partner.Agreement.Told;
import mra.partner.Retention;
import mra.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a partner is told, list after list, and what its receipts make of it. */
class DeparturesTest {
  private static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");
  private static final OurOperators ONE = enterprise("1100000001");
  private static final OurOperators TWO = enterprise("1100000002");
  private static final OurOperators THREE = enterprise("1100000003");

  private final DataSource database = Databases.fresh();
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database));
  private final Journal journal = new Journal(database);
  private final Departures departures = new Departures(database);
  private int ids;

  @Test
  void theFirstListTellsEverybodyWhoMayBeTold() {
    var list = told(FULL, ONE, TWO.withoutConsent(), THREE.graded("CN_CERTIFIED"));

    assertThat(list.records()).extracting(Operator::code).containsExactly(ONE.operator().code());
    assertThat(list.departure().counts().granted()).isEqualTo(1);
    assertThat(list.departure().header().document()).isEqualTo("CN-HK-2026-000001");
    assertThat(list.departure().header().sequence()).hasValue(1);
    assertThat(list.departure().header().count()).hasValue(1);
  }

  @Test
  void aDeltaTellsWhatChangedSinceTheLastReceiptOnly() {
    confirm(told(FULL, ONE, TWO));

    var delta = told(DELTA, ONE, TWO.named("Another Name"), THREE);

    assertThat(codes(delta)).containsExactly(TWO.code(), THREE.code());
    assertThat(delta.departure().counts().amended()).isEqualTo(1);
    assertThat(delta.departure().counts().granted()).isEqualTo(1);
  }

  @Test
  void nothingIsToldTwiceAndNoNeedlessListIsMade() {
    confirm(told(FULL, ONE, TWO));

    assertThat(compose(DELTA, ONE, TWO)).isEmpty();
  }

  @Test
  void withoutItsReceiptAListChangesNothingAboutWhatThePartnerHas() {
    told(FULL, ONE, TWO);

    assertThat(has()).isEmpty();
    assertThat(codes(told(DELTA, ONE, TWO))).containsExactly(ONE.code(), TWO.code());
  }

  @Test
  void consentWithdrawnIsToldOnceAsATypedWithdrawal() {
    confirm(told(FULL, ONE, TWO));

    var delta = told(DELTA, ONE.withoutConsent(), TWO);

    assertThat(delta.records())
        .singleElement()
        .satisfies(record -> {
          assertThat(record.standing()).isEqualTo(Standing.WITHDRAWN);
          assertThat(record.names()).isEmpty();
        });
    assertThat(delta.departure().counts().revoked()).isEqualTo(1);
    confirm(delta);
    assertThat(has()).containsExactly(TWO.code());
    assertThat(compose(DELTA, ONE.withoutConsent(), TWO)).isEmpty();
  }

  @Test
  void aFullListNamesWhoIsWithdrawnAndRepeatsTheRest() {
    confirm(told(FULL, ONE, TWO, THREE));

    var full = told(FULL, ONE, TWO.standing(Standing.REVOKED), THREE);

    assertThat(codes(full)).containsExactly(ONE.code(), TWO.code(), THREE.code());
    assertThat(full.departure().counts().unchanged()).isEqualTo(2);
    confirm(full);
    assertThat(has()).containsExactly(ONE.code(), THREE.code());
  }

  @Test
  void anUrgentListOnlyTakesAwayAndDoesNotCount() {
    confirm(told(FULL, ONE, TWO));

    var urgent = told(URGENT, ONE.standing(Standing.SUSPENDED), TWO.named("Another Name"), THREE);

    assertThat(codes(urgent)).containsExactly(ONE.code());
    assertThat(urgent.departure().header().document()).isEqualTo("CN-HK-2026-U000001");
    assertThat(urgent.departure().header().sequence()).isEmpty();
    confirm(urgent);
    assertThat(told(DELTA, ONE.standing(Standing.SUSPENDED), TWO, THREE).departure().header())
        .satisfies(header -> assertThat(header.sequence()).hasValue(2));
  }

  @Test
  void whatIsUrgentIsSaidOnceWhileItsReceiptIsAwaited() {
    confirm(told(FULL, ONE, TWO));
    var urgent = told(URGENT, ONE.standing(Standing.SUSPENDED), TWO);
    journal.sent(urgent.id());

    assertThat(compose(URGENT, ONE.standing(Standing.SUSPENDED), TWO)).isEmpty();
    assertThat(compose(URGENT, ONE.standing(Standing.REVOKED), TWO)).isPresent();
  }

  @Test
  void whoWasGrantedInAListNotAnsweredYetIsSuspendedAtOnceAndOnce() {
    confirm(told(FULL, ONE));
    var delta = told(DELTA, ONE, TWO);
    journal.sent(delta.id());

    var urgent = told(URGENT, ONE, TWO.standing(Standing.SUSPENDED));

    assertThat(codes(urgent)).containsExactly(TWO.code());
    assertThat(urgent.departure().counts().suspended()).isEqualTo(1);
    assertThat(compose(URGENT, ONE, TWO.standing(Standing.SUSPENDED))).isEmpty();
    confirm(urgent);
    assertThat(compose(URGENT, ONE, TWO.standing(Standing.SUSPENDED))).isEmpty();
    confirm(delta);
    assertThat(compose(URGENT, ONE, TWO.standing(Standing.SUSPENDED))).isEmpty();
    assertThat(compose(DELTA, ONE, TWO.standing(Standing.SUSPENDED))).isEmpty();
  }

  @Test
  void whoWasGrantedInAListNotAnsweredYetAndIsRevokedIsWithdrawnOnce() {
    confirm(told(FULL, ONE));
    journal.sent(told(DELTA, ONE, TWO).id());

    var urgent = told(URGENT, ONE, TWO.standing(Standing.REVOKED));

    assertThat(codes(urgent)).containsExactly(TWO.code());
    confirm(urgent);
    assertThat(compose(URGENT, ONE, TWO.standing(Standing.REVOKED))).isEmpty();
  }

  @Test
  void whoWasReinstatedInAListNotAnsweredYetIsSuspendedAgainAtOnce() {
    confirm(told(FULL, ONE.standing(Standing.SUSPENDED)));
    journal.sent(told(DELTA, ONE).id());

    assertThat(codes(told(URGENT, ONE.standing(Standing.SUSPENDED)))).containsExactly(ONE.code());
  }

  @Test
  void whatAListNotAnsweredYetTakesAwayIsUrgentAllTheSame() {
    confirm(told(FULL, ONE));
    journal.sent(told(DELTA, ONE.standing(Standing.SUSPENDED)).id());

    assertThat(codes(told(URGENT, ONE.standing(Standing.SUSPENDED)))).containsExactly(ONE.code());
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "QUARANTINED", "HELD"})
  void aListThatThePartnerMayHaveReadCountsThoughItWasNotTaken(Outcome outcome) {
    confirm(told(FULL, ONE));
    endKept(told(DELTA, ONE, TWO), outcome);

    assertThat(codes(told(URGENT, ONE, TWO.standing(Standing.SUSPENDED))))
        .containsExactly(TWO.code());
    confirm(told(FULL, ONE));
    assertThat(compose(URGENT, ONE, TWO.standing(Standing.SUSPENDED)))
        .as("a full list without it was taken since")
        .isEmpty();
  }

  @Test
  void ofARefusedListNobodyKnowsAnythingAndTheNextOneTellsTheRightStanding() {
    confirm(told(FULL, ONE));
    var delta = told(DELTA, ONE, TWO, THREE);
    journal.sent(delta.id());
    var urgent = told(URGENT, ONE, TWO.standing(Standing.SUSPENDED), THREE);
    confirm(urgent);
    endKept(delta, Outcome.REFUSED);

    assertThat(compose(URGENT, ONE, TWO.standing(Standing.SUSPENDED), THREE.absent())).isEmpty();
    var full = told(FULL, ONE, TWO.standing(Standing.SUSPENDED), THREE);
    assertThat(full.records())
        .extracting(each -> each.code().normalised() + " " + each.standing())
        .containsExactly(ONE.code() + " VALID", TWO.code() + " SUSPENDED", THREE.code() + " VALID");
  }

  @Test
  void everyListIsAsOfALaterSecondThanTheOneBeforeIt() {
    var full = told(FULL, ONE);
    confirm(full);

    var urgent = told(URGENT, ONE.standing(Standing.SUSPENDED));

    assertThat(urgent.departure().header().asOf()).isAfter(full.departure().header().asOf());
  }

  @Test
  void aReceiptThatComesLateDoesNotUndoWhatALaterOneSaid() {
    confirm(told(FULL, ONE));
    var delta = told(DELTA, ONE.named("Another Name"));
    var urgent = told(URGENT, ONE.named("Another Name").standing(Standing.REVOKED));

    confirm(urgent);
    assertThat(has()).isEmpty();
    confirm(delta);

    assertThat(codes(told(DELTA, ONE.standing(Standing.REVOKED)))).containsExactly(ONE.code());
  }

  @Test
  void whoIsWithheldIsCountedAndNamed() {
    var list = told(FULL, ONE, TWO.named(null), THREE.at(null));

    assertThat(codes(list)).containsExactly(ONE.code());
    assertThat(list.departure().counts().setAside()).isEqualTo(2);
    assertThat(list.departure().withheld())
        .extracting(aside -> aside.at() + " " + aside.detail())
        .containsExactly(
            TWO.code() + " it has no registered English name",
            THREE.code() + " it has no registered address");
  }

  @Test
  void aFullListIsDueUntilOneWasTakenAndAgainAfterOneWasRefused() {
    assertThat(audience().fullDue()).isTrue();
    var full = told(FULL, ONE);
    confirm(full);
    assertThat(audience()).isEqualTo(new Audience(AT, false));

    transaction.executeWithoutResult(status -> departures.startOver(full.id()));

    assertThat(audience().fullDue()).isTrue();
  }

  @Test
  void whatNoReceiptAnsweredIsFoundAgainUnderItsId() {
    var full = told(FULL, ONE);
    journal.ready(full.id(), new Body("x.raw", 1, "ab"), "cd", AT);
    assertThat(departures.unanswered("HK", false)).hasValue(full.id());

    journal.sent(full.id());
    assertThat(departures.unanswered("HK", false)).hasValue(full.id());
    assertThat(departures.unanswered("HK", true)).isEmpty();

    journal.finish(full.id(), Ending.sent(Outcome.APPLIED, full.departure().counts(), AT));
    assertThat(departures.unanswered("HK", false)).isEmpty();
  }

  @Test
  void aReceiptThatIsFasterThanTheHandingOverStands() {
    var full = told(FULL, ONE);
    journal.ready(full.id(), new Body("x.raw", 1, "ab"), "cd", AT);
    journal.finish(full.id(), Ending.sent(Outcome.APPLIED, full.departure().counts(), AT));
    var answered = journal.find(full.id());

    journal.sent(full.id());
    journal.reopen(full.id());

    assertThat(journal.find(full.id())).isEqualTo(answered);
  }

  @Test
  void aReceiptIsMissingFromTheMomentAfterTheTimeAgreed() {
    var full = told(FULL, ONE);
    journal.ready(full.id(), new Body("x.raw", 1, "ab"), "cd", AT);

    assertThat(departures.unansweredSince("HK", AT)).isEmpty();
    assertThat(departures.unansweredSince("HK", AT.plusMillis(1))).hasValue("CN-HK-2026-000001");
    journal.finish(full.id(), Ending.sent(Outcome.APPLIED, full.departure().counts(), AT));
    assertThat(departures.unansweredSince("HK", AT.plusMillis(1))).isEmpty();
  }

  @Test
  void manyMoreThanOneBatchPass() {
    var many = new OurOperators[2_500];
    Arrays.setAll(many, i -> enterprise("%010d".formatted(i)));

    confirm(told(FULL, many));

    assertThat(has()).hasSize(2_500);
    assertThat(compose(DELTA, many)).isEmpty();
  }

  private record ToldList(UUID id, Departure departure, List<Operator> records) {}

  private ToldList told(ListType type, OurOperators... ours) {
    return compose(type, ours).orElseThrow();
  }

  private Optional<ToldList> compose(ListType type, OurOperators... ours) {
    var id = new UUID(7, ++ids);
    return Objects.requireNonNull(
        transaction.execute(status -> {
          departures.lock("HK");
          journal.begin(ExchangeRecord.begun(id, "HK", Way.OUT, "SFTP", "v1", AT));
          var versions = Arrays.stream(ours).map(OurOperators::version);
          var departure = departures.compose(id, "HK", type, agreement(), versions, AT);
          if (departure.isEmpty()) {
            status.setRollbackOnly();
          }
          return departure.map(list -> {
            journal.read(id, list.header());
            try (var records = departures.records(id)) {
              return new ToldList(id, list, records.toList());
            }
          });
        }));
  }

  private void confirm(ToldList list) {
    transaction.executeWithoutResult(status -> departures.confirm(list.id(), AT));
    journal.finish(list.id(), Ending.sent(Outcome.APPLIED, list.departure().counts(), AT));
  }

  private void endKept(ToldList list, Outcome outcome) {
    journal.ready(list.id(), new Body("x.raw", 1, "ab"), "cd", AT);
    journal.finish(list.id(), Ending.sent(outcome, list.departure().counts(), AT));
  }

  private List<String> has() {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          try (var all = departures.has("HK")) {
            return all.map(operator -> operator.code().normalised()).toList();
          }
        }));
  }

  private Audience audience() {
    return Objects.requireNonNull(transaction.execute(status -> departures.lock("HK")));
  }

  private static List<String> codes(ToldList list) {
    return list.records().stream().map(operator -> operator.code().normalised()).toList();
  }

  private static Agreement agreement() {
    return new Agreement(
        "Arrangement",
        LocalDate.EPOCH,
        null,
        new Theirs(Set.of(), Set.of(), Set.of(), List.of(), Set.of()),
        new Ours(
            Set.of("CN_ADVANCED"),
            EnumSet.of(Told.NAME, Told.ADDRESS, Told.STANDING, Told.VALIDITY),
            EnumSet.allOf(Required.class),
            true),
        NameCheck.REPORT,
        Retention.USUAL);
  }
}
