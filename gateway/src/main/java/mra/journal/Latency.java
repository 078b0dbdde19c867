package mra.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How long lists took from their last byte until answers of the node that applied them rested on
 * them.
 *
 * @param lists how many were looked at, the newest ones
 */
public record Latency(Duration latest, Duration worst, long lists) {

  static Latency of(ResultSet row, int number) throws SQLException {
    return new Latency(
        Duration.ofMillis(row.getLong("latest")),
        Duration.ofMillis(row.getLong("worst")),
        row.getLong("lists"));
  }
}
