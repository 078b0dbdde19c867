package mra.backup;

import java.sql.Connection;
import java.sql.SQLException;
import mra.audit.AuditLog;
import mra.audit.LeafCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What a database holds, in numbers that a person can compare.
 *
 * @param operators present ones, of all partners
 * @param leaves of the audit log, each proven by its hash
 */
public record Tally(long exchanges, long operators, LeafCheck leaves) {

  /** Takes part in the connection's transaction. */
  static Tally of(Connection connection) throws SQLException {
    var database = new SingleConnectionDataSource(connection, true);
    var jdbc = JdbcClient.create(database);
    return new Tally(
        number(jdbc, "select count(*) from exchange"),
        number(jdbc, "select coalesce(sum(present), 0) from partner"),
        new AuditLog(database).check());
  }

  private static long number(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
