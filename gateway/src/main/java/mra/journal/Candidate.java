package mra.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a partner that runs in shadow beside the one in force.
 *
 * @param version SHA-256 of its archive
 * @param by who proposed it
 * @param endedAs ACTIVATED or REPLACED; null while it runs
 * @param failedAt when two persons wanted it in force, last, and it could not be; null otherwise
 */
public record Candidate(
    UUID id,
    String partner,
    String version,
    String reason,
    String by,
    Instant at,
    @Nullable Instant endedAt,
    @Nullable String endedAs,
    @Nullable Instant failedAt,
    @Nullable String failedWhy) {

  /** How one ends. */
  public enum End {
    ACTIVATED,
    REPLACED
  }

  /** Whatever became of it meanwhile. */
  boolean isSame(Candidate other) {
    return id.equals(other.id);
  }

  static Candidate of(ResultSet row, int number) throws SQLException {
    var ended = row.getObject("ended_at", OffsetDateTime.class);
    var failed = row.getObject("failed_at", OffsetDateTime.class);
    return new Candidate(
        row.getObject("id", UUID.class),
        row.getString("partner"),
        row.getString("version"),
        row.getString("reason"),
        row.getString("by"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getString("ended_as"),
        failed == null ? null : failed.toInstant(),
        row.getString("failed_why"));
  }
}
