package mra.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How far we are with a partner that is told of our programme.
 *
 * @param fullAt when it last took a full list; null before
 * @param fullDue whether the next list has to be a full one: none was taken yet, one was refused,
 *     or the roots of both sides differ
 */
public record Audience(@Nullable Instant fullAt, boolean fullDue) {

  static Audience of(ResultSet row, int number) throws SQLException {
    var fullAt = row.getObject("full_at", OffsetDateTime.class);
    return new Audience(fullAt == null ? null : fullAt.toInstant(), row.getBoolean("full_due"));
  }
}
