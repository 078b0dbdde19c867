package mra.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A table for one list. Its connection holds an advisory lock for as long as the table is needed: a
 * table whose lock is free was left over by a crash.
 */
final class StagingTable implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StagingTable.class);

  private static final String SWEEP =
      """
      do $$
      declare
        leftover text;
      begin
        for leftover in select 'staging.' || tablename from pg_tables where schemaname = 'staging'
        loop
          if pg_try_advisory_xact_lock(hashtextextended(leftover, 0)) then
            begin
              execute 'drop table if exists ' || leftover;
            exception when others then
              raise warning 'staging leftover stays: %', sqlerrm;
            end;
          end if;
        end loop;
      end $$
      """;

  /** The disk writes while rows still come, not all at once at the commit. */
  private static final String WRITE_BACK = "set local backend_flush_after = '1MB'";

  private static final int FETCH_ROWS = 1000;

  private final String name;
  private final Connection connection;
  private final JdbcClient jdbc;

  private StagingTable(String name, Connection connection) {
    this.name = name;
    this.connection = connection;
    var template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    template.setFetchSize(FETCH_ROWS);
    this.jdbc = JdbcClient.create(template);
  }

  static StagingTable open(UUID exchange, DataSource database) throws SQLException {
    var name = "staging.list_" + exchange.toString().replace('-', '_');
    var table = new StagingTable(name, database.getConnection());
    table.select("select pg_advisory_lock(hashtextextended(:table, 0))");
    return table;
  }

  /** One that cannot be dropped stays, and keeps no list waiting. */
  static void sweep(JdbcClient jdbc) {
    jdbc.sql(SWEEP).update();
  }

  String name() {
    return name;
  }

  Connection connection() {
    return connection;
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  /** Within the transaction that fills it. */
  void create() {
    jdbc.sql(WRITE_BACK).update();
    jdbc.sql("drop table if exists " + name).update();
    jdbc.sql(Tuple.TABLE.formatted(name)).update();
  }

  /** What a database that went away keeps of it is swept before the next list. */
  @Override
  public void close() {
    try (connection) {
      drop();
    } catch (SQLException | DataAccessException away) {
      LOG.warn("{} is left over for now", name, away);
    }
  }

  /** A pooled connection outlives the table, and its lock with it. */
  private void drop() {
    try {
      jdbc.sql("drop table if exists " + name).update();
    } finally {
      select("select pg_advisory_unlock(hashtextextended(:table, 0))");
    }
  }

  private void select(String sql) {
    jdbc.sql(sql).param("table", name).query(row -> {});
  }
}
