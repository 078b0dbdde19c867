package mra.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.partner.LifeState;
import mra.testing.Databases;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What became of partners and their pauses in the release in which partners have states. */
class LifeUpgradeTest {
  private final DataSource database = Databases.empty();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Lives lives =
      new Lives(
          database,
          new TransactionTemplate(new JdbcTransactionManager(database)),
          new AuditLog(database),
          Clock.systemUTC());

  @Test
  void whoWasExchangedWithIsLiveAndItsPausesAnswerQuestionsAboutThePastAsBefore() {
    Flyway.configure().dataSource(database).target("26").load().migrate();
    version("HK", "2026-10-01T00:00:00Z");
    version("HK", "2026-09-01T00:00:00Z");
    version("EU", "2026-10-01T00:00:00Z");
    pause("HK", "2026-10-02T00:00:00Z", "2026-10-03T00:00:00Z");
    pause("HK", "2026-10-03T00:00:00Z", null);

    Flyway.configure().dataSource(database).load().migrate();

    assertThat(lives.all("HK"))
        .extracting(
            step -> "%s %s %s %s".formatted(step.step(), step.state(), step.since(), step.by()))
        .containsExactly(
            "1 LIVE 2026-09-01T00:00:00Z the upgrade",
            "2 PAUSED 2026-10-02T00:00:00Z ann",
            "3 LIVE 2026-10-03T00:00:00Z bo",
            "4 PAUSED 2026-10-03T00:00:00Z ann");
    var then = lives.historyOf("HK");
    assertThat(then.apply(Instant.parse("2026-08-31T23:59:59Z"))).isEqualTo(LifeState.LIVE);
    assertThat(then.apply(Instant.parse("2026-09-01T00:00:00Z"))).isEqualTo(LifeState.LIVE);
    assertThat(then.apply(Instant.parse("2026-10-01T23:59:59Z"))).isEqualTo(LifeState.LIVE);
    assertThat(then.apply(Instant.parse("2026-10-02T00:00:00Z"))).isEqualTo(LifeState.PAUSED);
    assertThat(then.apply(Instant.parse("2026-10-02T23:59:59Z"))).isEqualTo(LifeState.PAUSED);
    assertThat(then.apply(Instant.parse("2026-10-03T00:00:00Z"))).isEqualTo(LifeState.PAUSED);
    assertThat(lives.last("EU").state()).isEqualTo(LifeState.LIVE);
    assertThat(lives.last("MO").state()).as("nobody met it").isEqualTo(LifeState.DRAFT);
    assertThat(lives.now())
        .containsEntry("EU", LifeState.LIVE)
        .containsEntry("HK", LifeState.PAUSED)
        .hasSize(2);
  }

  private void version(String partner, String at) {
    jdbc.sql(
            """
            insert into partner_version (sha256, partner, archive, activated_at)
            values (:partner || :at, :partner, '', :at::timestamptz)
            """)
        .param("partner", partner)
        .param("at", at)
        .update();
  }

  private void pause(String partner, String from, @org.jspecify.annotations.Nullable String to) {
    jdbc.sql(
            """
            insert into partner_pause
              (partner, reason, paused_at, paused_by, resumed_at, resumed_by, resumed_reason)
            values (:partner, 'why', :from::timestamptz, 'ann', :to::timestamptz,
              case when :to::text is not null then 'bo' end,
              case when :to::text is not null then 'mended' end)
            """)
        .param("partner", partner)
        .param("from", from)
        .param("to", to)
        .update();
  }
}
