package mra.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import mra.backup.Tables.Columns;
import org.postgresql.PGConnection;

/** Rows as PostgreSQL copies them: text, so that any later server reads them, compressed. */
final class Copies {
  private static final int BUFFER_BYTES = 1 << 16;

  private final PGConnection connection;

  Copies(Connection connection) throws SQLException {
    this.connection = connection.unwrap(PGConnection.class);
  }

  /**
   * @return how many rows
   */
  long out(Columns table, OutputStream to) throws SQLException, IOException {
    try (var packed = new BufferedOutputStream(new Fast(to), BUFFER_BYTES)) {
      return connection
          .getCopyAPI()
          .copyOut(
              "copy (select %s from %s) to stdout"
                  .formatted(list(table.names()), Tables.name(table.table())),
              packed);
    }
  }

  /**
   * @return how many rows
   */
  long in(Columns table, InputStream from) throws SQLException, IOException {
    try (var rows = new BufferedInputStream(new GZIPInputStream(from), BUFFER_BYTES)) {
      return connection
          .getCopyAPI()
          .copyIn(
              "copy %s (%s) from stdin".formatted(Tables.name(table.table()), list(table.names())),
              rows);
    }
  }

  private static String list(List<String> names) {
    return names.stream().map(Tables::name).collect(Collectors.joining(", "));
  }

  /** A backup waits for the disk or the network, not for the last percent. */
  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream to) throws IOException {
      super(to, BUFFER_BYTES);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
