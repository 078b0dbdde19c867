package mra.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import mra.canonical.Change;

/** Reads a row of {@link OperatorSql#CHANGES}. */
final class ChangeRow {
  private ChangeRow() {}

  static OperatorChange of(ResultSet row, int number) throws SQLException {
    boolean known = row.getString("before_code") != null;
    return new OperatorChange(
        Change.valueOf(row.getString("change")),
        known ? VersionRow.operator(row, "before_") : null,
        VersionRow.operator(row),
        row.getBoolean("present"),
        Times.required(row, "in_force_from"));
  }
}
