package mra.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import java.util.UUID;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/** Reads a row of exchange. */
final class ExchangeRow {
  private ExchangeRow() {}

  static ExchangeRecord of(ResultSet row, int number) throws SQLException {
    return new ExchangeRecord(
        row.getObject("id", UUID.class),
        row.getString("partner"),
        Way.valueOf(row.getString("way")),
        row.getString("over"),
        row.getString("profile_version"),
        required(row, "started_at"),
        Stage.valueOf(row.getString("state")),
        instant(row, "received_at"),
        body(row),
        header(row),
        row.getString("content_digest"),
        row.getString("signer"),
        ending(row),
        instant(row, "in_effect_at"));
  }

  static LastGood lastGood(ResultSet row, int number) throws SQLException {
    return new LastGood(
        row.getObject("id", UUID.class),
        row.getString("document"),
        required(row, "as_of"),
        required(row, "received_at"));
  }

  private static @Nullable Body body(ResultSet row) throws SQLException {
    var path = row.getString("body_path");
    return path == null
        ? null
        : new Body(path, row.getLong("body_bytes"), row.getString("received_digest"));
  }

  private static @Nullable ListHeader header(ResultSet row) throws SQLException {
    var document = row.getString("document");
    if (document == null) {
      return null;
    }
    long number = row.getLong("sequence");
    var sequence = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    return new ListHeader(
        document,
        ListType.valueOf(row.getString("list_type")),
        sequence,
        required(row, "as_of"),
        OptionalLong.empty());
  }

  private static @Nullable Ending ending(ResultSet row) throws SQLException {
    var outcome = row.getString("outcome");
    return outcome == null
        ? null
        : new Ending(
            Outcome.valueOf(outcome),
            fault(row.getString("fault")),
            row.getString("fault_where"),
            row.getString("fault_detail"),
            Counts.of(row),
            required(row, "ended_at"));
  }

  private static @Nullable Fault fault(@Nullable String name) {
    return name == null ? null : Fault.valueOf(name);
  }

  private static Instant required(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
