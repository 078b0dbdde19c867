package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.fault.Fault;
import mra.journal.Alarm;
import mra.journal.Alarm.Kind;
import mra.journal.Alarms;
import mra.journal.Circuits;
import mra.journal.Counts;
import mra.journal.Departures;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.Way;
import mra.partner.LifeState;
import mra.partner.Partners;
import mra.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An alarm is told once when it begins and once when it ends. */
class WatchTest {
  private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

  private final DataSource database = Databases.fresh();
  private final Journal journal = new Journal(database);
  private final Circuits circuits =
      new Circuits(database, Duration.ofSeconds(2), Duration.ofMinutes(5));
  private final Alarms alarms = new Alarms(database);
  private LifeState state = LifeState.LIVE;
  private int ids;

  @Test
  void nothingIsWrongWithAPartnerWhoseListCameInTime() {
    good("L1", START);

    lookAfter(Duration.ofHours(24));

    assertThat(alarms.current()).isEmpty();
  }

  @Test
  void aListThatDoesNotComeIsToldOnceUntilOneComes() {
    good("L1", START);

    lookAfter(Duration.ofHours(24).plusSeconds(1));
    lookAfter(Duration.ofHours(25));
    assertThat(kinds(alarms.current())).containsExactly(Kind.LIST_LATE);

    lookAfter(Duration.ofHours(72).plusSeconds(1));
    assertThat(kinds(alarms.current())).containsExactly(Kind.LIST_LATE, Kind.LIST_STALE);

    good("L2", START.plus(Duration.ofHours(73)));
    lookAfter(Duration.ofHours(74));
    lookAfter(Duration.ofHours(75));
    assertThat(alarms.current()).isEmpty();
    assertThat(alarms.all(10)).hasSize(2).allMatch(alarm -> alarm.closedAt() != null);
    assertThat(leaves())
        .containsExactly("ALARM_OPENED", "ALARM_OPENED", "ALARM_CLOSED", "ALARM_CLOSED");
  }

  @Test
  void threeFailuresInARowAreAPartnerThatIsDownAndOneThatIsReachedEndsIt() {
    unreachable();
    unreachable();
    lookAfter(Duration.ofMinutes(1));
    assertThat(alarms.current()).isEmpty();

    unreachable();
    lookAfter(Duration.ofMinutes(2));
    assertThat(kinds(alarms.current())).containsExactly(Kind.PARTNER_DOWN);
    assertThat(alarms.current().getFirst().detail()).contains("E101").contains("in since");

    circuits.reached("XX", Way.IN);
    lookAfter(Duration.ofMinutes(3));
    assertThat(alarms.current()).isEmpty();
  }

  @Test
  void aMessageInQuarantineIsToldUntilAnotherOneIsTaken() {
    quarantined();
    failed();
    lookAfter(Duration.ofMinutes(1));
    assertThat(kinds(alarms.current())).containsExactly(Kind.LIST_QUARANTINED);
    assertThat(alarms.current().getFirst().detail()).contains("E202");

    good("L1", START);
    lookAfter(Duration.ofMinutes(2));
    assertThat(alarms.current()).isEmpty();
  }

  @Test
  void aRefusedMessageIsToldAsWellUnlessTwoPersonsRefusedIt() {
    finished(Outcome.REFUSED, Fault.MALFORMED, "line 3");
    lookAfter(Duration.ofMinutes(1));
    assertThat(kinds(alarms.current())).containsExactly(Kind.LIST_QUARANTINED);
    assertThat(alarms.current().getFirst().detail()).endsWith("E301 line 3");

    finished(Outcome.REFUSED, Fault.REFUSED_BY_PERSONS, "");
    lookAfter(Duration.ofMinutes(2));
    assertThat(alarms.current()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL", "DELTA", "JOBS"})
  void anyListThatIsHeldIsToldUntilItIsHeldNoMore(ListType type) {
    var id = begin();
    journal.received(id, new mra.journal.Body("x", 1, "ab"), START);
    journal.read(id, new ListHeader("L9", type, OptionalLong.empty(), START, OptionalLong.empty()));
    journal.finish(
        id, new Ending(Outcome.HELD, Fault.DELTA_WAITS, "", "for number 8", Counts.NONE, START));

    lookAfter(Duration.ofMinutes(1));
    assertThat(kinds(alarms.current())).containsExactly(Kind.LIST_HELD);
    assertThat(alarms.current().getFirst().detail())
        .isEqualTo(type + " of exchange " + id + ": E509 for number 8");

    journal.held().supersede("XX", START, new UUID(0x7000, 0), START);
    lookAfter(Duration.ofMinutes(2));
    assertThat(alarms.current()).isEmpty();
  }

  @Test
  void itIsToldAgainWhenItBeginsAgain() {
    good("L1", START);
    lookAfter(Duration.ofHours(25));
    good("L2", START.plus(Duration.ofHours(25)));
    lookAfter(Duration.ofHours(26));
    lookAfter(Duration.ofHours(50));

    assertThat(kinds(alarms.all(10))).containsExactly(Kind.LIST_LATE, Kind.LIST_LATE);
    assertThat(alarms.current()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(LifeState.class)
  void nobodyIsCalledForAPartnerWithWhichNothingIsExchanged(LifeState moved) {
    good("L1", START);
    quarantined();
    unreachable();
    unreachable();
    unreachable();
    lookAfter(Duration.ofHours(73));
    assertThat(alarms.current()).hasSize(4);

    state = moved;
    lookAfter(Duration.ofHours(74));

    assertThat(alarms.current()).hasSize(moved.exchanges() ? 4 : 0);
  }

  @Test
  void whatWasToldOfAPartnerWhoseProfileIsGoneEnds() {
    alarms.open(UUID.randomUUID(), "YY", Kind.LIST_LATE, "long ago", START);
    alarms.open(UUID.randomUUID(), "a node", Kind.DECISIONS_WAIT, "not ours to end", START);

    lookAfter(Duration.ofMinutes(1));

    assertThat(kinds(alarms.current())).containsExactly(Kind.DECISIONS_WAIT);
    assertThat(leaves()).containsExactly("ALARM_CLOSED");
  }

  private void lookAfter(Duration time) {
    var clock = Clock.fixed(START.plus(time), ZoneOffset.UTC);
    new Watch(
            Partners.of(ExchangesTest.partner()),
            journal,
            new Departures(database),
            circuits,
            alarms,
            new Permits(any -> state),
            new Bell(alarms, new AuditLog(database), UUID::randomUUID),
            new TransactionTemplate(new JdbcTransactionManager(database)),
            clock)
        .look();
  }

  private void good(String document, Instant asOf) {
    var id = begin();
    journal.received(id, new mra.journal.Body("x", 1, "ab"), asOf);
    journal.read(
        id,
        new ListHeader(document, ListType.FULL, OptionalLong.empty(), asOf, OptionalLong.empty()));
    journal.finish(id, new Ending(Outcome.APPLIED, null, "", "", Counts.NONE, asOf));
  }

  private void unreachable() {
    circuits.failed("XX", Way.IN, Fault.PARTNER_UNREACHABLE, 1, START);
  }

  private void quarantined() {
    finished(Outcome.QUARANTINED, Fault.SIGNATURE_INVALID, "");
  }

  private void failed() {
    finished(Outcome.FAILED, Fault.PARTNER_UNREACHABLE, "");
  }

  private void finished(Outcome outcome, Fault fault, String detail) {
    journal.finish(begin(), new Ending(outcome, fault, "", detail, Counts.NONE, START));
  }

  private UUID begin() {
    var id = new UUID(0x7000, ++ids);
    journal.begin(ExchangeRecord.begun(id, "XX", Way.IN, "SFTP", "v1", START));
    return id;
  }

  private static List<Kind> kinds(List<Alarm> all) {
    return all.stream().map(Alarm::kind).toList();
  }

  private List<String> leaves() {
    return new ArrayList<>(
        JdbcClient.create(database)
            .sql("select kind from audit_leaf order by id")
            .query(String.class)
            .list());
  }
}
