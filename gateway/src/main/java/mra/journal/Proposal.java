package mra.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to be done, and takes another person's agreement.
 *
 * @param subject what it is about; for a list, the exchange's id; for a partner's life, its id; for
 *     a version, its partner and SHA-256
 * @param by the account of who proposed it
 * @param second the account of who agreed; null while it waits, or when it was dropped
 * @param closedAt null while it waits
 * @param lapsedAt since when it counts for nothing because nobody agreed in time; otherwise null
 */
public record Proposal(
    UUID id,
    Action action,
    String subject,
    String reason,
    String by,
    Instant at,
    @Nullable String second,
    @Nullable String secondReason,
    @Nullable Instant closedAt,
    @Nullable Instant lapsedAt) {

  /** What takes two; the names are API. */
  public enum Action {
    /** A held list passes the gate. */
    RELEASE,
    /** A held list is refused for good. */
    REFUSE,
    /** An account of a person is given or changed. */
    ACCOUNT,
    /** A candidate comes into force. */
    ACTIVATE,
    /** The same, though it did not read the newest list. */
    ACTIVATE_UNCOMPARED,
    /** The version before comes into force again. */
    ROLL_BACK,
    /** A partner's operators are recognised from now on. */
    GO_LIVE,
    /** A partner's exchanges end. */
    RETIRE
  }

  /** Whether two persons said so. */
  public boolean isAgreed() {
    return second != null;
  }

  static Proposal of(ResultSet row, int number) throws SQLException {
    return new Proposal(
        row.getObject("id", UUID.class),
        Action.valueOf(row.getString("action")),
        row.getString("subject"),
        row.getString("reason"),
        row.getString("by"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("second"),
        row.getString("second_reason"),
        instant(row, "closed_at"),
        instant(row, "lapsed_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
