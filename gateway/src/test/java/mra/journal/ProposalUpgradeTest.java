package mra.journal;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import mra.testing.Databases;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was proposed before the release in which proposals lapse. */
class ProposalUpgradeTest {
  private final DataSource database = Databases.empty();
  private final JdbcClient jdbc = JdbcClient.create(database);

  @Test
  void whatSomebodyProposedWhoHasNoSayAnyMoreIsProposedNoLonger() {
    Flyway.configure().dataSource(database).target("25").load().migrate();
    account("first", "OPERATOR", null, false, 3);
    account("ann", "OPERATOR", "first", false, 1);
    account("gone", "OPERATOR", "first", true, 1);
    account("moved", "AUDITOR", "first", false, 1);
    account("renewed", "OPERATOR", "first", false, 3);
    for (var by : new String[] {"first", "ann", "gone", "moved", "renewed", "nobody"}) {
      jdbc.sql(
              """
              insert into proposal (id, action, subject, reason, by, at)
              values (gen_random_uuid(), 'RELEASE', 'list of ' || :by, 'why', :by, '2026-11-02Z')
              """)
          .param("by", by)
          .update();
    }

    Flyway.configure().dataSource(database).load().migrate();

    assertThat(
            jdbc.sql("select by from proposal where closed_at is null order by by")
                .query(String.class)
                .list())
        .containsExactly("ann", "first");
  }

  private void account(
      String name, String role, @Nullable String givenBy, boolean retired, int day) {
    jdbc.sql(
            """
            insert into access_key (sha256, holder, kind, roles, created_at, retired_at, given_by)
            values (sha256(convert_to(:name, 'UTF8')), :name, 'PERSON', array[:role],
              make_timestamptz(2026, 11, :day, 0, 0, 0, 'UTC'),
              case when :retired then timestamptz '2026-11-04Z' end, :givenBy)
            """)
        .param("name", name)
        .param("role", role)
        .param("day", day)
        .param("retired", retired)
        .param("givenBy", givenBy)
        .update();
  }
}
