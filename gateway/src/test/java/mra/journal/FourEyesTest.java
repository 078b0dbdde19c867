package mra.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Proposal.Action;
import mra.testing.Databases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class FourEyesTest {
  private static final Instant NOW = Instant.parse("2026-11-30T06:00:00Z");
  private static final Duration WAITS = Duration.ofDays(14);
  private static final DataSource DATABASE = Databases.fresh();
  private static final Voice ANN = new Voice("ann", true);
  private static final Voice ANNS_OTHER = new Voice("anns-other", true);
  private static final Voice BO = new Voice("bo", true);

  private long leavesBefore;

  private final JdbcClient jdbc = JdbcClient.create(DATABASE);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(DATABASE));
  private final FourEyes persons = at(NOW);

  @BeforeEach
  void nothingIsProposed() {
    jdbc.sql("truncate proposal").update();
    leavesBefore = jdbc.sql("select count(*) from audit_leaf").query(Long.class).single();
  }

  @Test
  void theFirstProposesAndTheSecondAgrees() {
    var proposed = say(Action.RELEASE, "L1", ANN);
    assertThat(proposed.isAgreed()).isFalse();
    assertThat(persons.open()).containsExactly(proposed);

    var agreed = say(Action.RELEASE, "L1", BO);

    assertThat(agreed.isAgreed()).isTrue();
    assertThat(agreed.by()).isEqualTo("ann");
    assertThat(agreed.second()).isEqualTo("bo");
    assertThat(agreed.reason()).isEqualTo("ann says so");
    assertThat(agreed.secondReason()).isEqualTo("bo says so");
    assertThat(persons.open()).isEmpty();
    assertThat(leaves()).containsExactly("PROPOSED", "AGREED");
  }

  @Test
  void oneOfTwoThatWereProposedOfTheSameIsClosed() {
    say(Action.GO_LIVE, "HK", ANN);
    var stays = say(Action.RETIRE, "HK", BO);

    persons.close(Action.GO_LIVE, "HK");

    assertThat(persons.open()).containsExactly(stays);
  }

  @Test
  void onePersonIsNotTwo() {
    say(Action.RELEASE, "L1", ANN);

    refusedWith(Fault.SECOND_PERSON, Action.RELEASE, ANN);
    assertThat(persons.open()).hasSize(1);
    assertThat(leaves()).containsExactly("PROPOSED");
  }

  @Test
  void whoMadeTheKeyOfAnotherIsNotTheSecondPersonBesideIt() {
    say(Action.RELEASE, "L1", ANN);

    assertThat(say(at(NOW.plusMillis(1)), Action.RELEASE, "L1", ANNS_OTHER).isAgreed()).isFalse();
    refusedWith(Fault.SECOND_PERSON, Action.RELEASE, ANNS_OTHER);
    assertThat(say(Action.RELEASE, "L1", BO).by()).as("the first of both").isEqualTo("ann");
  }

  @Test
  void whoeverGaveBothTheirKeysKeepsThemNotFromAgreeing() {
    var giver = new Voice("giver", true);
    assertThat(say(Action.RELEASE, "L1", giver).isAgreed()).isFalse();
    assertThat(say(Action.RELEASE, "L1", ANN).isAgreed()).isFalse();

    var agreed = say(Action.RELEASE, "L1", BO);

    assertThat(agreed.isAgreed()).isTrue();
    assertThat(agreed.by()).isEqualTo("ann");
    assertThat(agreed.second()).isEqualTo("bo");
  }

  @Test
  void anAccountIsProposedByOneAlone() {
    say(Action.ACCOUNT, "L1", ANN);

    refusedWith(Fault.SECOND_PERSON, Action.ACCOUNT, ANNS_OTHER);
  }

  @Test
  void aProposalCountsUntilItsTimeIsOver() {
    say(Action.RELEASE, "L1", ANN);
    var before = at(NOW.plus(WAITS).minusMillis(1));
    assertThat(before.open()).hasSize(1);
    transaction.executeWithoutResult(status -> before.lapse());

    assertThat(before.lapsed()).isEmpty();
    assertThat(say(before, Action.RELEASE, "L1", BO).isAgreed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 86_400_000})
  void aProposalWhoseTimeIsOverCountsForNothingAndIsShownAsLapsed(long millis) {
    say(Action.RELEASE, "L1", ANN);
    say(Action.ACCOUNT, "cy", ANN);
    var then = NOW.plus(WAITS).plusMillis(millis);
    var later = at(then);
    assertThat(later.open()).as("though nobody looked yet").isEmpty();

    assertThat(say(later, Action.RELEASE, "L1", BO).isAgreed()).isFalse();

    assertThat(later.open()).extracting(Proposal::by).containsExactly("bo");
    assertThat(later.lapsed()).extracting(Proposal::lapsedAt).containsExactly(then, then);
    assertThat(leaves())
        .containsExactly("PROPOSED", "PROPOSED", "PROPOSAL_LAPSED", "PROPOSAL_LAPSED", "PROPOSED");
    assertThat(say(later, Action.RELEASE, "L1", ANN).isAgreed()).as("anew").isTrue();
  }

  @Test
  void aLapseIsToldOnceAndForgottenInTime() {
    say(Action.RELEASE, "L1", ANN);
    var later = at(NOW.plus(WAITS));
    transaction.executeWithoutResult(status -> later.lapse());
    transaction.executeWithoutResult(status -> later.lapse());

    assertThat(leaves()).containsExactly("PROPOSED", "PROPOSAL_LAPSED");
    assertThat(at(NOW.plus(WAITS).plus(WAITS).minusMillis(1)).lapsed()).hasSize(1);
    assertThat(at(NOW.plus(WAITS).plus(WAITS)).lapsed()).isEmpty();
    assertThat(persons.about("L1")).as("it stays evidence").hasSize(1);
  }

  @Test
  void aSystemDecidesNothing() {
    refusedWith(Fault.NOT_ALLOWED, Action.RELEASE, new Voice("robot", false));
    say(Action.RELEASE, "L1", ANN);
    refusedWith(Fault.NOT_ALLOWED, Action.RELEASE, new Voice("robot", false));
  }

  @Test
  void anotherMatterAndAnotherActionAreNotAgreedOn() {
    say(Action.RELEASE, "L1", ANN);

    assertThat(say(Action.RELEASE, "L2", BO).isAgreed()).isFalse();
    assertThat(say(Action.REFUSE, "L1", BO).isAgreed()).isFalse();
    assertThat(persons.open()).hasSize(3);
  }

  @Test
  void whoProposesTheOppositeHasNoLongerProposedTheFirst() {
    say(Action.RELEASE, "L1", ANN);
    say(Action.REFUSE, "L1", ANN);

    assertThat(say(Action.RELEASE, "L1", BO).isAgreed()).isFalse();
    assertThat(persons.about("L1")).extracting(Proposal::isAgreed).containsOnly(false);
  }

  @Test
  void ofTwoAtTheSameMomentOneProposesAndOneAgrees() throws Exception {
    var together = new CyclicBarrier(2);
    var said = new ArrayList<Future<Proposal>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var voice : List.of(ANN, BO)) {
        Callable<Proposal> say =
            () -> {
              together.await();
              return say(Action.RELEASE, "L1", voice);
            };
        said.add(threads.submit(say));
      }
    }

    assertThat(said)
        .extracting(each -> each.resultNow().isAgreed())
        .containsExactlyInAnyOrder(true, false);
  }

  private static FourEyes at(Instant now) {
    return new FourEyes(
        DATABASE,
        WAITS,
        (a, b) -> a.equals("giver") || (a.equals("ann") && b.equals("anns-other")),
        new AuditLog(DATABASE),
        UUID::randomUUID,
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private Proposal say(Action action, String subject, Voice by) {
    return say(persons, action, subject, by);
  }

  private Proposal say(FourEyes eyes, Action action, String subject, Voice by) {
    return Objects.requireNonNull(
        transaction.execute(status -> eyes.say(action, subject, by.name() + " says so", by)));
  }

  private void refusedWith(Fault fault, Action action, Voice by) {
    assertThatThrownBy(() -> say(action, "L1", by))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.fault()).isEqualTo(fault));
  }

  private List<String> leaves() {
    return jdbc.sql("select kind from audit_leaf order by id offset :before")
        .param("before", leavesBefore)
        .query(String.class)
        .list();
  }
}
