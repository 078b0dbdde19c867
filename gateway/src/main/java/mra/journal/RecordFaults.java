package mra.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import mra.canonical.Code;
import mra.canonical.SetAside;
import mra.canonical.Standing;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The records an exchange set aside, for people to look at. */
final class RecordFaults {
  private static final int KEPT = 10_000;
  private static final int BATCH = 1000;

  private static final String KEEP =
      """
      insert into record_fault
        (exchange, number, record, at, fault, detail, code, standing, standing_since)
      values (?, ?, ?, ?, ?, ?, ?, ?::standing, ?)
      """;

  private static final String OF =
      "select * from record_fault where exchange = ? order by number limit ?";

  private final JdbcTemplate jdbc;

  RecordFaults(DataSource database) {
    this.jdbc = new JdbcTemplate(database);
  }

  void keep(UUID exchange, List<SetAside> records) {
    var number = new AtomicInteger();
    var kept = records.subList(0, Math.min(records.size(), KEPT));
    jdbc.batchUpdate(
        KEEP, kept, BATCH, (row, record) -> bind(row, exchange, number.incrementAndGet(), record));
  }

  List<SetAside> of(UUID exchange, int limit) {
    return jdbc.query(OF, RecordFaults::read, exchange, limit);
  }

  private static void bind(PreparedStatement row, UUID exchange, int number, SetAside record)
      throws SQLException {
    var code = record.code();
    var standing = record.standing();
    row.setObject(1, exchange);
    row.setInt(2, number);
    row.setLong(3, record.record());
    row.setString(4, storable(record.at()));
    row.setString(5, record.fault().name());
    row.setString(6, storable(record.detail()));
    row.setString(7, code == null ? null : storable(code.received()));
    row.setString(8, standing == null ? null : standing.name());
    row.setObject(9, record.standingSince());
  }

  /** PostgreSQL stores every character but U+0000. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  private static SetAside read(ResultSet row, int number) throws SQLException {
    return new SetAside(
        row.getLong("record"),
        row.getString("at"),
        Fault.valueOf(row.getString("fault")),
        row.getString("detail"),
        code(row.getString("code")),
        standing(row.getString("standing")),
        row.getObject("standing_since", LocalDate.class));
  }

  private static @Nullable Code code(@Nullable String received) {
    return received == null ? null : Code.of(received);
  }

  private static @Nullable Standing standing(@Nullable String name) {
    return name == null ? null : Standing.valueOf(name);
  }
}
