package mra.clearance;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.partner.Agreement.Flow;
import mra.partner.LifeMove;
import mra.recognition.Decision;
import mra.recognition.ListRef;
import mra.recognition.Party;
import mra.recognition.PartyRole;
import mra.recognition.Question;
import mra.recognition.Reason;
import mra.recognition.Recogniser;
import mra.testing.Logged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;

class IndexKeeperTest {
  private final Household house = new Household();
  private final IndexKeeper keeper = new IndexKeeper(house.operators, house.moves.lives::now);
  private List<Operator> operators = List.of();

  @BeforeEach
  void applyAndStart() {
    operators =
        Household.operators("HK", 20).stream()
            .map(operator -> operator.with(Standing.VALID, null))
            .toList();
    house.apply("HK", "HK-1", operators);
    keeper.start();
  }

  @AfterEach
  void close() {
    keeper.close();
  }

  @Test
  void holdsAtStartWhatTheRegistryHolds() {
    assertThat(keeper.index().operators()).isEqualTo(20);
    assertThat(list()).isEqualTo("HK-1");
    assertThat(reasons(operators.getFirst())).doesNotContain(Reason.SUSPENDED);
  }

  @Test
  void answersRestOnAListAsSoonAsItIsApplied() {
    keeper.applied(house.apply("HK", "HK-2", withFirst(Standing.SUSPENDED)));

    assertThat(list()).isEqualTo("HK-2");
    assertThat(reasons(operators.getFirst())).contains(Reason.SUSPENDED);
    assertThat(reasons(operators.getLast())).doesNotContain(Reason.SUSPENDED);
  }

  @Test
  void listThatChangesNothingConfirmsWhatWeKnew() {
    keeper.applied(house.apply("HK", "HK-2", operators));

    assertThat(list()).isEqualTo("HK-2");
    assertThat(keeper.index().operators()).isEqualTo(20);
  }

  @Test
  void anAnswerNamesTheUrgentListItRestsOnUntilANewerListConfirmsIt() {
    var suspended = operators.getFirst().with(Standing.SUSPENDED, null);
    keeper.applied(house.urge("HK", "HK-U1", suspended));

    expectNamed(keeper, "HK-U1", "HK-1");
    assertThat(list()).as("by which freshness is judged").isEqualTo("HK-1");
    try (var startedLater = new IndexKeeper(house.operators, house.moves.lives::now)) {
      startedLater.start();
      expectNamed(startedLater, "HK-U1", "HK-1");
    }

    keeper.applied(house.apply("HK", "HK-2", withFirst(Standing.SUSPENDED)));
    expectNamed(keeper, "HK-2", "HK-2");
  }

  /** All that looks from time to time fails with it. */
  @Test
  void anOutageOfTheDatabaseIsSaidOnceAndOnceThatItIsOver() {
    var states = new AtomicBoolean(true);
    try (var logged = new Logged(IndexKeeper.class);
        var other =
            new IndexKeeper(
                house.operators,
                () -> {
                  if (states.get()) {
                    return house.moves.lives.now();
                  }
                  throw new CannotGetJdbcConnectionException("it is away");
                })) {
      other.start();
      states.set(false);
      await().atMost(20, SECONDS).until(() -> logged.lines().size() == 1);
      for (int i = 0; i < 3; i++) {
        other.heard(IndexKeeper.MOVED);
      }

      states.set(true);

      await().atMost(20, SECONDS).until(() -> logged.lines().size() == 2);
      assertThat(logged.lines())
          .containsExactly(
              "WARN Keeping the index fails (states), and is tried until it succeeds",
              "INFO Keeping the index succeeds again");
    }
  }

  private void expectNamed(IndexKeeper by, String forFirst, String forLast) {
    assertThat(requireNonNull(decision(by, operators.getFirst()).list()).id()).isEqualTo(forFirst);
    assertThat(requireNonNull(decision(by, operators.getLast()).list()).id()).isEqualTo(forLast);
  }

  @Test
  void lostNotificationHealsWithTheNextOne() {
    house.apply("HK", "HK-2-lost", withFirst(Standing.SUSPENDED));
    keeper.applied(house.apply("HK", "HK-3", withFirst(Standing.SUSPENDED).subList(0, 19)));

    assertThat(reasons(operators.getFirst())).contains(Reason.SUSPENDED);
    assertThat(reasons(operators.getLast())).contains(Reason.ABSENT_FROM_LIST);
  }

  @Test
  void lostNotificationHealsByComparison() {
    house.apply("HK", "HK-2-lost", withFirst(Standing.SUSPENDED));
    keeper.compare();

    assertThat(list()).isEqualTo("HK-2-lost");
    assertThat(reasons(operators.getFirst())).contains(Reason.SUSPENDED);
  }

  @Test
  void gathersManyChangesWithoutLosingTheNextOne() {
    var many = Household.operators("EU", 40_000);
    house.apply("EU", "EU-1", many.subList(0, 38_900));
    keeper.compare();
    keeper.applied(house.apply("EU", "EU-2", many));
    var scattered = requireNonNull(keeper.index().part("EU"));

    keeper.tidy();
    var gathered = requireNonNull(keeper.index().part("EU"));
    keeper.applied(house.apply("EU", "EU-3", many.subList(0, 39_999)));

    assertThat(gathered).isNotSameAs(scattered);
    assertThat(gathered.operators()).isEqualTo(scattered.operators());
    assertThat(gathered.list()).isEqualTo(scattered.list());
    assertThat(requireNonNull(keeper.index().part("EU")).list())
        .extracting(ListRef::id)
        .isEqualTo("EU-3");
  }

  @Test
  void rowThatCannotBeReadIsNotTheEndOfComparing() {
    house.apply("HK", "HK-2-lost", withFirst(Standing.SUSPENDED));
    identifiers("{broken}");
    keeper.compareOrSay();
    assertThat(list()).isEqualTo("HK-1");

    identifiers("{}");
    keeper.compareOrSay();
    assertThat(list()).isEqualTo("HK-2-lost");
  }

  private void identifiers(String all) {
    JdbcClient.create(house.database)
        .sql("update operator_version set identifiers = :all::text[]")
        .param("all", all)
        .update();
  }

  @Test
  void notificationsThatOvertakeEachOtherEndInTheSameState() {
    var second = house.apply("HK", "HK-2", withFirst(Standing.SUSPENDED));
    var third = house.apply("HK", "HK-3", withFirst(Standing.REVOKED));
    keeper.applied(third);
    keeper.applied(second);

    assertThat(list()).isEqualTo("HK-3");
    assertThat(reasons(operators.getFirst())).contains(Reason.REVOKED);
  }

  @Test
  void pauseThatAnotherNodeWasToldOfIsSeenWithinASecond() {
    house.moves.pause("HK", "their list is not to be believed", "Wang");
    await().atMost(1, SECONDS).until(() -> keeper.index().notLive().equals(Set.of("HK")));
    assertThat(reasons(operators.getFirst())).contains(Reason.PARTNER_PAUSED);

    house.moves.resume("HK", "they mended it", "Wang");
    await().atMost(1, SECONDS).until(() -> keeper.index().notLive().isEmpty());
    assertThat(reasons(operators.getFirst())).doesNotContain(Reason.PARTNER_PAUSED);
  }

  @Test
  void aPartnerThatClearanceDoesNotSeeIsNotHeldAndComesInWithItsOperatorsAtOnce() {
    house.moves.move("HK", LifeMove.RETIRE, "it ended", "Wang");
    keeper.heard(IndexKeeper.MOVED);
    await().atMost(1, SECONDS).until(() -> keeper.index().part("HK") == null);
    assertThat(reasons(operators.getFirst())).containsExactly(Reason.COUNTRY_NOT_PARTNER);

    keeper.applied(house.apply("HK", "HK-2", withFirst(Standing.SUSPENDED)));
    keeper.compare();
    assertThat(keeper.index().part("HK")).as("whatever its lists say").isNull();

    for (var move : List.of(LifeMove.REOPEN, LifeMove.REHEARSE, LifeMove.SHADOW_RUN)) {
      house.moves.move("HK", move, "once more", "Wang");
      keeper.lookForStates();
      assertThat(keeper.index().part("HK")).isNull();
    }
    house.moves.move("HK", LifeMove.GO_LIVE, "compared", "Wang");
    keeper.lookForStates();
    assertThat(list()).isEqualTo("HK-2");
    assertThat(reasons(operators.getFirst())).contains(Reason.SUSPENDED);
    assertThat(keeper.index().operators()).isEqualTo(20);
  }

  @Test
  void lookingForStatesKeepsNoConnection() {
    for (int i = 0; i < 40; i++) { // the pool has 12
      keeper.lookForStates();
    }
    assertThat(keeper.index().notLive()).isEmpty();
  }

  private List<Operator> withFirst(Standing standing) {
    var list = new ArrayList<>(operators);
    list.set(0, operators.getFirst().with(standing, null));
    return list;
  }

  private String list() {
    var part = requireNonNull(keeper.index().part("HK"));
    return requireNonNull(part.list()).id();
  }

  private List<Reason> reasons(Operator operator) {
    return decision(keeper, operator).reasons();
  }

  private static Decision decision(IndexKeeper by, Operator operator) {
    var party = new Party(PartyRole.CONSIGNOR, "HK", operator.code().received(), null);
    return recogniser(by)
        .answer(new Question(null, Flow.IMPORT, null, List.of(party)))
        .decisions()
        .getFirst();
  }

  private static Recogniser recogniser(IndexKeeper by) {
    var setup =
        new Recogniser.Setup(
            Household.PARTNERS.all(),
            Map.of("CONSIGNOR", Set.of("EX")),
            ZoneId.of("Asia/Shanghai"),
            Clock.systemUTC());
    return Recogniser.whatIf(by.index(), setup);
  }
}
