package mra.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.clearance.WaitingDecisions;
import mra.journal.Alarm.Kind;
import mra.journal.Alarms;
import mra.testing.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Decisions that do not go into the database are told of, by the node that has them. */
class NodeWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-30T06:00:00Z");
  private static final WaitingDecisions NONE = new WaitingDecisions(0, 100, null, 0);

  private Map<String, String> leftOut = Map.of();
  private final DataSource database = Databases.fresh();
  private final Alarms alarms = new Alarms(database);

  @Test
  void nothingIsToldOfDecisionsThatGoIntoTheDatabaseInTime() {
    look("a", NONE);
    look("a", new WaitingDecisions(50, 100, NOW.minusSeconds(60), 0));

    assertThat(alarms.all(10)).isEmpty();
  }

  @Test
  void decisionsThatWaitForLongerThanAMinuteAreToldUntilNoneDoes() {
    look("a", new WaitingDecisions(1, 100, NOW.minusSeconds(61), 0));
    assertThat(kinds()).containsExactly(Kind.DECISIONS_WAIT);
    assertThat(alarms.current().getFirst().detail())
        .isEqualTo("1 bytes since 2026-11-30T05:58:59Z");

    look("a", NONE);
    assertThat(kinds()).isEmpty();
  }

  @Test
  void moreThanHalfOfWhatMayWaitIsTold() {
    look("a", new WaitingDecisions(51, 100, NOW, 0));
    assertThat(kinds()).containsExactly(Kind.DECISIONS_WAIT);
  }

  @Test
  void decisionsThatWerePutAsideAreToldUntilSomebodySawToThem() {
    look("a", new WaitingDecisions(0, 100, null, 2));
    assertThat(kinds()).containsExactly(Kind.DECISIONS_SET_ASIDE);
    assertThat(alarms.current().getFirst().detail()).startsWith("E712").contains("2 files");

    look("a", NONE);
    assertThat(kinds()).isEmpty();
  }

  @Test
  void aNodeThatIsWellDoesNotEndTheAlarmOfAnother() {
    look("a", new WaitingDecisions(51, 100, NOW, 0));

    look("b", NONE);

    assertThat(alarms.current()).singleElement().matches(alarm -> alarm.partner().equals("a"));
  }

  @Test
  void partnersThatTheNodeGoesWithoutAreToldUntilItHasThem() {
    leftOut = Map.of("ZZ", "NO belongs to YY, and ZZ names it too");
    look("a", NONE);
    assertThat(kinds()).containsExactly(Kind.PARTNER_LEFT_OUT);
    assertThat(alarms.current().getFirst().detail()).startsWith("E614").contains("YY", "ZZ");

    leftOut = Map.of();
    look("a", NONE);
    assertThat(kinds()).isEmpty();
  }

  private void look(String node, WaitingDecisions waiting) {
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    var bell = new Bell(alarms, new AuditLog(database), UUID::randomUUID);
    new NodeWatch(
            node, () -> waiting, () -> leftOut, bell, transaction, Clock.fixed(NOW, ZoneOffset.UTC))
        .look();
  }

  private List<Kind> kinds() {
    return alarms.current().stream().map(alarm -> alarm.kind()).toList();
  }
}
