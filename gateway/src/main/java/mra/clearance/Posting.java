package mra.clearance;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Brings a page of the daybook into the database, whole or not at all. */
final class Posting {
  private static final String COPY =
      "copy %s (" + DecisionRow.COLUMNS + ") from stdin (format binary)";

  private static final String BESIDE =
      """
      create temporary table again on commit drop as
      select %s from decision with no data
      """
          .formatted(DecisionRow.COLUMNS);

  private static final String MISSING =
      """
      insert into decision (%1$s) select %1$s from again on conflict (id) do nothing
      """
          .formatted(DecisionRow.COLUMNS);

  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

  private final DataSource database;

  Posting(DataSource database) {
    this.database = database;
  }

  /** A page that nobody tried to post before. */
  void post(Path page) throws SQLException, IOException {
    inTransaction(connection -> copy(connection, "decision", page));
  }

  /** A page of which some or all may be in the database: nobody heard how the commit ended. */
  void postAgain(Path page) throws SQLException, IOException {
    inTransaction(connection -> {
      try (var statement = connection.createStatement()) {
        statement.execute(BESIDE);
        copy(connection, "again", page);
        statement.execute(MISSING);
      }
    });
  }

  private interface Work {
    void on(Connection connection) throws SQLException, IOException;
  }

  private void inTransaction(Work work) throws SQLException, IOException {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      work.on(connection);
      // Without it the pool rolls back whatever was begun.
      connection.commit();
    }
  }

  private static void copy(Connection connection, String table, Path page)
      throws SQLException, IOException {
    var copies = connection.unwrap(PGConnection.class).getCopyAPI();
    var copy = copies.copyIn(COPY.formatted(table));
    try {
      copy.writeToCopy(HEADER, 0, HEADER.length);
      Page.read(page, (bytes, length) -> copy.writeToCopy(bytes, 0, length));
      copy.writeToCopy(TRAILER, 0, TRAILER.length);
      copy.endCopy();
    } finally {
      cancelUnlessEnded(copy);
    }
  }

  private static void cancelUnlessEnded(CopyIn copy) throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
