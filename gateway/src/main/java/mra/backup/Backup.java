package mra.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * Copies one moment of the database, and the home folder's files with it, while the gateway runs or
 * not. Original bytes are kept before the row that names them, so that a copy made after the moment
 * has all that the moment names.
 */
public final class Backup {
  private final Path home;
  private final BackupFolder folder;
  private final Consumer<String> progress;

  private Backup(Path home, BackupFolder folder, Consumer<String> progress) {
    this.home = home;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * @param sha256 of the manifest, which tells every file: whoever keeps it elsewhere can prove the
   *     backup later
   */
  public record Made(Tally tally, int files, String sha256) {}

  /**
   * @param connection with nothing begun
   * @param to new or empty
   * @param progress hears what is being copied
   */
  public static Made make(
      Connection connection, Path home, Path to, Instant now, Consumer<String> progress)
      throws Exception {
    requireEmpty(to);
    Files.createDirectories(to, BackupFolder.FOLDER);
    var folder = new BackupFolder(to);
    var backup = new Backup(home, folder, progress);
    var manifest = backup.copy(connection, now);
    folder.write(Manifest.NAME, new ByteArrayInputStream(manifest.json())::transferTo);
    return new Made(manifest.tally(), manifest.files().size(), folder.stored().getLast().sha256());
  }

  /**
   * @throws Refused E607 when something lies there
   */
  public static void requireEmpty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new Refused(Fault.SETTING_INVALID, folder.toString(), "the folder is not empty");
        }
      }
    }
  }

  private Manifest copy(Connection connection, Instant now) throws Exception {
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try {
      // Copying files takes as long as it takes, and this locks no row.
      try (var patient = connection.createStatement()) {
        patient.execute("set local idle_in_transaction_session_timeout = 0");
      }
      // The first question fixes the moment.
      var tables = new Tables(connection);
      var schema = tables.schema();
      var partitions = tables.partitions();
      var tally = Tally.of(connection);
      var copied = rows(connection, tables);
      progress.accept("copying files");
      new HomeFiles(home).copyTo(folder);
      return new Manifest(Manifest.FORMAT, now, schema, tally, copied, partitions, folder.stored());
    } finally {
      connection.rollback();
    }
  }

  private List<Manifest.Table> rows(Connection connection, Tables tables) throws Exception {
    var copied = new ArrayList<Manifest.Table>();
    for (var table : tables.all()) {
      progress.accept("copying " + table.table());
      var path = "database/" + table.table() + ".copy.gz";
      long rows = folder.write(path, out -> new Copies(connection).out(table, out));
      copied.add(new Manifest.Table(table.table(), table.names(), rows, path));
    }
    return copied;
  }
}
