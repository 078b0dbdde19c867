package mra.clearance;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings entries of the daybook into the database, all of them or none. For one thread. */
final class Posting implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Posting.class);

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

  private static final int BLOCK_BYTES = 1 << 16;

  /** Classes of SQLSTATE: data exceptions, and integrity constraints. */
  private static final String BAD_DATA = "22";

  private static final String BAD_ROW = "23";

  private final DataSource database;
  private @Nullable Connection open;

  /**
   * @param database whose connections are nobody else's
   */
  Posting(DataSource database) {
    this.database = database;
  }

  /** Decisions that nobody tried to post before. */
  void post(Entries entries) throws SQLException, IOException {
    inTransaction(connection -> copy(connection, "decision", entries));
  }

  /** Of which some or all may be in the database: nobody heard how the commit ended. */
  void postAgain(Entries entries) throws SQLException, IOException {
    inTransaction(connection -> {
      try (var statement = connection.createStatement()) {
        statement.execute(BESIDE);
        copy(connection, "again", entries);
        statement.execute(MISSING);
      }
    });
  }

  /** Whether it would say the same to these entries tomorrow. */
  static boolean isForGood(SQLException refused) {
    var state = refused.getSQLState();
    return state != null && (state.startsWith(BAD_DATA) || state.startsWith(BAD_ROW));
  }

  /** Hands over what is to be posted. */
  interface Entries {
    void into(Page.Reader reader) throws SQLException, IOException;
  }

  private interface Work {
    void on(Connection connection) throws SQLException, IOException;
  }

  private void inTransaction(Work work) throws SQLException, IOException {
    var connection = connection();
    boolean committed = false;
    try {
      work.on(connection);
      connection.commit();
      committed = true;
    } finally {
      if (!committed) {
        close();
      }
    }
  }

  /**
   * The same one for page after page: each server process has to make room for its COPY and to find
   * the table's end anew, which costs as much as the rows of a page.
   */
  private Connection connection() throws SQLException {
    var connection = open;
    if (connection == null) {
      connection = database.getConnection();
      open = connection;
      connection.setAutoCommit(false);
    }
    return connection;
  }

  /** What was begun is rolled back. */
  @Override
  public void close() {
    var connection = open;
    open = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException gone) {
        log.debug("A connection is gone", gone);
      }
    }
  }

  private static void copy(Connection connection, String table, Entries entries)
      throws SQLException, IOException {
    var copies = connection.unwrap(PGConnection.class).getCopyAPI();
    var copy = copies.copyIn(COPY.formatted(table));
    try {
      var block = new Block(copy);
      block.add(HEADER, HEADER.length);
      entries.into(block::add);
      block.add(TRAILER, TRAILER.length);
      block.send();
      copy.endCopy();
    } finally {
      cancelUnlessEnded(copy);
    }
  }

  /** Many entries at once: each send looks what the server says meanwhile. */
  private static final class Block {
    private final byte[] bytes = new byte[BLOCK_BYTES];
    private final CopyIn copy;
    private int size;

    Block(CopyIn copy) {
      this.copy = copy;
    }

    void add(byte[] more, int length) throws SQLException {
      if (length > bytes.length - size) {
        send();
      }
      if (length > bytes.length) {
        copy.writeToCopy(more, 0, length);
      } else {
        System.arraycopy(more, 0, bytes, size, length);
        size += length;
      }
    }

    void send() throws SQLException {
      copy.writeToCopy(bytes, 0, size);
      size = 0;
    }
  }

  private static void cancelUnlessEnded(CopyIn copy) throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
