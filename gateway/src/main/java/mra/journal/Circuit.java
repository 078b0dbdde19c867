package mra.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import mra.fault.Fault;

/**
 * A partner that cannot be reached.
 *
 * @param openedAt when an exchange first failed for it
 * @param failures exchanges and pings in a row
 * @param fault of the last one
 * @param pingAt not before is the partner asked again
 */
public record Circuit(
    String partner, Way way, Instant openedAt, int failures, Fault fault, Instant pingAt) {

  static Circuit of(ResultSet row, int number) throws SQLException {
    return new Circuit(
        row.getString("partner"),
        Way.valueOf(row.getString("way")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getInt("failures"),
        Fault.valueOf(row.getString("fault")),
        row.getObject("ping_at", OffsetDateTime.class).toInstant());
  }
}
