package mra.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import mra.canonical.ListType;

/**
 * A list on which answers rest from now on.
 *
 * @param took since its last byte had come
 */
public record InEffect(String partner, ListType type, Duration took) {

  static InEffect of(ResultSet row, int number) throws SQLException {
    return new InEffect(
        row.getString("partner"),
        ListType.valueOf(row.getString("list_type")),
        Duration.between(
            row.getObject("received_at", OffsetDateTime.class),
            row.getObject("in_effect_at", OffsetDateTime.class)));
  }
}
