package mra.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mra.canonical.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes what one list tells, in batches. */
final class Ledger {
  private static final int BATCH = 1_000;

  private record Line(String code, @Nullable Change change, @Nullable String record) {}

  private final UUID exchange;
  private final JdbcTemplate jdbc;
  private final List<Line> lines = new ArrayList<>(BATCH);

  Ledger(UUID exchange, JdbcTemplate jdbc) {
    this.exchange = exchange;
    this.jdbc = jdbc;
  }

  /**
   * @param change null where it is repeated as it was told before
   * @param record null where it is repeated
   */
  void tell(String code, @Nullable Change change, @Nullable String record) {
    lines.add(new Line(code, change, record));
    if (lines.size() == BATCH) {
      flush();
    }
  }

  void flush() {
    jdbc.batchUpdate(
        DepartureSql.TELL,
        lines,
        BATCH,
        (row, line) -> {
          row.setObject(1, exchange);
          row.setString(2, line.code());
          row.setString(3, line.change() == null ? null : line.change().name());
          row.setString(4, line.record());
        });
    lines.clear();
  }
}
