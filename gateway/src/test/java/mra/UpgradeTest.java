package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import mra.audit.AuditLog;
import mra.canonical.OperatorJson;
import mra.clearance.Decisions;
import mra.journal.Outcome;
import mra.recognition.Reason;
import mra.rehearsal.Administration;
import mra.rehearsal.Mischief;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * This release starts on what the one of schema 5 left, which the seed beside this test was dumped
 * from: a migration that was released is never edited, or it would fail here.
 */
class UpgradeTest {
  private static final Map<Administration, Long> SIZES = Map.of(EU, 5L, HK, 6L, MO, 4L);
  private static final UUID OLD_LIST = UUID.fromString("01a20f77-8418-7dda-a173-68baf39a989b");
  private static final UUID OLD_DECISION = UUID.fromString("01a20f77-c466-76f9-8aa0-ab8b9300ad8f");

  @TempDir private Path home;

  @BeforeEach
  void fillAsTheReleaseBefore() throws Exception {
    var seed =
        new ClassPathResource("mra/upgrade/V5.sql").getContentAsString(StandardCharsets.UTF_8);
    try (var owned = Home.open(home);
        var server = EmbeddedPostgres.start(owned)) {
      var password = owned.secrets().text(EmbeddedPostgres.PASSWORD);
      Flyway.configure()
          .dataSource(server.url(), EmbeddedPostgres.USER, password)
          .target("5")
          .load()
          .migrate();
      try (var connection =
              DriverManager.getConnection(server.url(), EmbeddedPostgres.USER, password);
          var statement = connection.createStatement()) {
        statement.execute(seed);
      }
    }
  }

  @Test
  void findsEverythingOldAndGoesOnWithNewLists() throws Exception {
    try (var running = Running.start(home, SIZES)) {
      assertThat(exported(running)).hasSize(10);
      assertThat(running.get("/api/v1/exchanges/" + OLD_LIST).body())
          .contains("HK-2025-001", "APPLIED");
      var decisions =
          new Decisions(
              running.database(),
              running.database(),
              Files.createDirectory(home.resolve("elsewhere")),
              Clock.systemUTC(),
              partner -> {
                throw new IllegalStateException("nothing is kept here");
              });
      assertThat(decisions.find(OLD_DECISION).orElseThrow().decision().decidedBy())
          .isEqualTo(Reason.ROLE_NOT_COVERED);
      assertThat(leavesProven(running)).isGreaterThanOrEqualTo(4);
      // Clearance had not heard of Hong Kong's list when the old release was stopped.
      assertThat(new Clearance(running.told()).present(HK))
          .isEqualTo(running.exported(HK).keySet());

      // Today's rehearsal numbers its lists from 1 again, for which the gate would hold them.
      running.tamper("update partner set last_sequence = null");
      for (var partner : Administration.values()) {
        assertThat(running.fetch(partner).ending().outcome())
            .isIn(Outcome.APPLIED, Outcome.UNCHANGED);
        assertThat(running.exchange(partner, 2, Mischief.NONE).ending().outcome())
            .isEqualTo(Outcome.APPLIED);
        assertThat(running.exported(partner)).isEqualTo(running.expected(partner));
      }
      assertThat(knownBefore(running)).hasSize(6);
    }
  }

  private static List<String> exported(Running running) throws Exception {
    var all = new ArrayList<String>(running.exported(HK).values());
    all.addAll(running.exported(MO).values());
    return all;
  }

  private static long leavesProven(Running running) {
    var transaction = new TransactionTemplate(new JdbcTransactionManager(running.database()));
    var check = transaction.execute(status -> new AuditLog(running.database()).check());
    return requireNonNull(check).count();
  }

  /** What was known of Hong Kong's operators under the release before. */
  private static Stream<String> knownBefore(Running running) throws Exception {
    var lines =
        running.get(
            "/api/v1/export?partner=HK&at=2026-01-16T00:00:00Z&knownAt=2026-01-16T00:00:00Z");
    return lines.body().lines().map(line -> OperatorJson.read(line).code().normalised());
  }
}
