package mra.exchange;

import static java.util.Objects.requireNonNull;
import static mra.canonical.ListType.DELTA;
import static mra.canonical.ListType.FULL;
import static mra.canonical.ListType.URGENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.canonical.Code;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.Standing;
import mra.clearance.Outbox;
import mra.fault.Fault;
import mra.journal.Body;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Identity;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.Way;
import mra.partner.PartnerProfile;
import mra.registry.Registry;
import mra.testing.Databases;
import mra.testing.Moves;
import mra.testing.SteppedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What one list may not change at once, several may not change within a day. */
class StepByStepTest {
  private static final PartnerProfile PARTNER = ExchangesTest.partner();
  private static final Instant FIRST = Instant.parse("2026-11-20T03:00:00Z");
  private static final Duration DAY_AHEAD = Duration.ofHours(23);

  private final DataSource database = Databases.fresh();
  private final SteppedClock clock = new SteppedClock();
  private final Journal journal = new Journal(database);
  private final Registry registry = new Registry(database);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new DataSourceTransactionManager(database));
  private final Commit commit =
      new Commit(
          transaction,
          registry,
          journal,
          new AuditLog(database),
          new Outbox(database),
          Moves.ALL_LIVE,
          list -> {},
          list -> {},
          inEffect -> {},
          clock);
  private int lists;

  @BeforeEach
  void aThousandAreKnown() {
    assertThat(bring(FULL, StepByStepTest::valid, 0, 1_000)).isEqualTo(Outcome.APPLIED);
  }

  @Test
  void fullListsThatLoseATenthEachAreHeldAtTheSecond() {
    assertThat(bring(FULL, StepByStepTest::valid, 100, 1_000)).isEqualTo(Outcome.APPLIED);

    var second = take(FULL, StepByStepTest::valid, 200, 1_000);

    assertThat(second.fault()).isEqualTo(Fault.LIST_SHRUNK);
    assertThat(second.detail()).isEqualTo("200 of 1000 within a day, the bound is 15.0 %");
    assertThat(bring(FULL, StepByStepTest::valid, 100, 1_000))
        .as("who takes no more away is not held for what went before")
        .isEqualTo(Outcome.UNCHANGED);
    clock.wrongBy(Duration.ofHours(25));
    assertThat(bring(FULL, StepByStepTest::valid, 200, 1_000)).isEqualTo(Outcome.APPLIED);
  }

  @Test
  void aBurstOfSuspensionsThatIsSplitOverDeltasIsHeld() {
    assertThat(bring(DELTA, StepByStepTest::suspended, 0, 30)).isEqualTo(Outcome.APPLIED);

    assertThat(take(DELTA, StepByStepTest::suspended, 30, 60).fault())
        .isEqualTo(Fault.SUSPENSION_BURST);
  }

  @Test
  void newcomersInManyDeltasAreCountedTogether() {
    assertThat(bring(DELTA, StepByStepTest::valid, 1_000, 1_900)).isEqualTo(Outcome.APPLIED);

    assertThat(take(DELTA, StepByStepTest::valid, 1_900, 2_100).fault()).isEqualTo(Fault.LIST_GREW);
  }

  @Test
  void whatTwoPersonsReleasedIsLookedAt() {
    assertThat(bring(FULL, StepByStepTest::valid, 100, 1_000)).isEqualTo(Outcome.APPLIED);
    JdbcClient.create(database).sql("update exchange set released_at = ended_at").update();

    assertThat(bring(FULL, StepByStepTest::valid, 200, 1_000)).isEqualTo(Outcome.APPLIED);
  }

  @Test
  void whatTwoPersonsReleasedIsHeldAgainWhereAnotherProfileReadsIt() {
    var held = list(FULL, StepByStepTest::valid, 500, 1_000, FIRST.plusSeconds(60));
    assertThat(begin(held)).extracting(Ending::fault).isEqualTo(Fault.LIST_SHRUNK);
    JdbcClient.create(database).sql("update exchange set profile_version = 'before'").update();

    assertThat(release(held)).extracting(Ending::outcome).isEqualTo(Outcome.HELD);
    assertThat(release(held)).extracting(Ending::outcome).isEqualTo(Outcome.APPLIED);
  }

  private Ending release(Given list) {
    journal.held().release(list.exchange(), clock.instant());
    journal.takenAgain(list.exchange(), PARTNER.version());
    return commit(list);
  }

  /** Each within its own bound, they would take recognition from everybody, ahead of the gate. */
  @Test
  void urgentListsTogetherChangeNoMoreInADayThanOneMay() {
    assertThat(bring(URGENT, StepByStepTest::suspended, 0, 60)).isEqualTo(Outcome.APPLIED);
    assertThat(bring(URGENT, StepByStepTest::suspended, 60, 100)).isEqualTo(Outcome.APPLIED);

    assertThat(take(URGENT, StepByStepTest::suspended, 100, 101).fault())
        .isEqualTo(Fault.SUSPENSION_BURST);
    assertThat(bring(DELTA, StepByStepTest::suspended, 101, 140))
        .as("what came urgently is no burst of the lists")
        .isEqualTo(Outcome.APPLIED);
  }

  /** In force, it would make every true list after it an older one, and never grow stale itself. */
  @Test
  void aListOfTheDayAfterTomorrowIsHeld() {
    var first = take(FULL, StepByStepTest::valid, 0, 1_000, clock.instant().plus(DAY_AHEAD));
    assertThat(first.outcome()).isEqualTo(Outcome.UNCHANGED);

    var later = clock.instant().plus(DAY_AHEAD).plus(Duration.ofHours(2));
    for (var type : List.of(URGENT, DELTA, FULL)) {
      assertThat(take(type, StepByStepTest::suspended, 0, 1, later).fault())
          .isEqualTo(Fault.DATES_WRONG);
    }
  }

  private Outcome bring(ListType type, IntFunction<Operator> how, int from, int to) {
    return take(type, how, from, to).outcome();
  }

  private Ending take(ListType type, IntFunction<Operator> how, int from, int to) {
    return take(type, how, from, to, FIRST.plusSeconds(lists));
  }

  private Ending take(ListType type, IntFunction<Operator> how, int from, int to, Instant asOf) {
    return begin(list(type, how, from, to, asOf));
  }

  private Given list(ListType type, IntFunction<Operator> how, int from, int to, Instant asOf) {
    return new Given(
        UUID.randomUUID(), header(type, asOf), () -> IntStream.range(from, to).mapToObj(how));
  }

  private Ending begin(Given list) {
    var id = list.exchange();
    var at = clock.instant();
    journal.begin(ExchangeRecord.begun(id, "XX", Way.IN, "test", PARTNER.version(), at));
    journal.received(id, new Body("x", 1, "0"), at);
    journal.opened(id, id.toString(), null);
    journal.read(id, list.header());
    return commit(list);
  }

  private Ending commit(Given list) {
    var id = list.exchange();
    try (var staged = registry.stage(id, PARTNER, () -> list)) {
      var document = list.header().document();
      commit.list(staged, new Identity("XX", Way.IN, document, id.toString()));
    }
    return requireNonNull(journal.find(id).orElseThrow().ending());
  }

  private ListHeader header(ListType type, Instant asOf) {
    lists++;
    return new ListHeader("L" + lists, type, OptionalLong.empty(), asOf, OptionalLong.empty());
  }

  private static Operator valid(int i) {
    return new Operator(
        "XX",
        Code.of("C%05d".formatted(i)),
        new TreeMap<>(),
        List.of(new Name("Number " + i, "en")),
        null,
        "AEOF",
        List.of(),
        Standing.VALID,
        null,
        null,
        null,
        null,
        null);
  }

  private static Operator suspended(int i) {
    return valid(i).with(Standing.SUSPENDED, LocalDate.of(2026, 11, 20));
  }

  private record Given(UUID exchange, ListHeader header, Supplier<Stream<Operator>> records)
      implements OperatorStream {
    @Override
    public void forEach(Sink sink) {
      records.get().forEach(sink::operator);
    }
  }
}
