package mra.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import mra.partner.LifeState;
import org.jspecify.annotations.Nullable;

/**
 * One step in a partner's life: the state it came to, and who brought it there.
 *
 * @param step 1 for the first
 * @param by who said so first, or alone
 * @param agreedBy the second person; null where one was enough
 * @param files SHA-256 of the files whose conformance report it rests on; null where it takes none
 */
public record LifeStep(
    String partner,
    int step,
    LifeState state,
    Instant since,
    String by,
    @Nullable String agreedBy,
    String reason,
    @Nullable String files) {

  static LifeStep of(ResultSet row, int number) throws SQLException {
    return new LifeStep(
        row.getString("partner"),
        row.getInt("step"),
        LifeState.valueOf(row.getString("state")),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getString("by"),
        row.getString("agreed_by"),
        row.getString("reason"),
        row.getString("files"));
  }
}
