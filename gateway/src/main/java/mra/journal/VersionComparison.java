package mra.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One list as the version in force and a candidate read it, counted.
 *
 * @param exchange that brought the list
 * @param version that was in force
 * @param header what its two headers say differently; empty where they agree
 * @param same operators that both read alike
 */
public record VersionComparison(
    UUID id,
    UUID exchange,
    @Nullable String document,
    @Nullable Instant asOf,
    String version,
    Instant at,
    long millis,
    Side live,
    Side candidate,
    String header,
    long same,
    long different,
    long onlyLive,
    long onlyCandidate,
    long setAsideByLive,
    long setAsideByCandidate) {

  /**
   * What one version makes of the list.
   *
   * @param verdict APPLY, or what the gate would do with its fault; for a list that cannot be read
   *     the fault alone
   * @param records null where the list cannot be read, as are the others
   * @param changes operators that it would change now
   */
  public record Side(
      String verdict, @Nullable Long records, @Nullable Long setAside, @Nullable Long changes) {

    /** Whether it could be opened and read to its end. */
    public boolean isRead() {
      return records != null;
    }

    private static Side of(ResultSet row, String prefix) throws SQLException {
      return new Side(
          row.getString(prefix + "verdict"),
          row.getObject(prefix + "records", Long.class),
          row.getObject(prefix + "set_aside", Long.class),
          row.getObject(prefix + "changes", Long.class));
    }
  }

  /** Records that are not read alike. */
  public long differences() {
    return different + onlyLive + onlyCandidate + setAsideByLive + setAsideByCandidate;
  }

  static VersionComparison of(ResultSet row, int number) throws SQLException {
    var asOf = row.getObject("as_of", OffsetDateTime.class);
    return new VersionComparison(
        row.getObject("id", UUID.class),
        row.getObject("exchange", UUID.class),
        row.getString("document"),
        asOf == null ? null : asOf.toInstant(),
        row.getString("version"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getLong("millis"),
        Side.of(row, "live_"),
        Side.of(row, "candidate_"),
        row.getString("header"),
        row.getLong("same"),
        row.getLong("different"),
        row.getLong("only_live"),
        row.getLong("only_candidate"),
        row.getLong("set_aside_by_live"),
        row.getLong("set_aside_by_candidate"));
  }
}
