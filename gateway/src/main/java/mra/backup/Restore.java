package mra.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.audit.Event;
import mra.audit.Event.Kind;
import mra.backup.Tables.Columns;
import mra.clearance.Outbox;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Departures;
import mra.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brings a backup back: files into a new home, rows into an empty database in one transaction that
 * proves what it took. What happened between the backup and now is forgotten, and others remember
 * it; so every number that others have seen goes on with a gap.
 */
public final class Restore {
  /** More lists, changes and leaves than happen between two backups. */
  private static final long GAP = 10_000;

  /**
   * A new broker has none of the messages that clearance had not taken yet; longer than this no
   * clearance system stays away.
   */
  private static final Duration TOLD_AGAIN = Duration.ofDays(7);

  private final Manifest manifest;
  private final BackupFolder folder;
  private final Consumer<String> progress;

  private Restore(Manifest manifest, BackupFolder folder, Consumer<String> progress) {
    this.manifest = manifest;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * @throws Refused E609 naming the first file that is missing or not as it was written
   */
  public static Restore from(Path backup, Consumer<String> progress) throws IOException {
    var manifest = Manifest.in(backup);
    var folder = new BackupFolder(backup);
    for (var file : manifest.files()) {
      progress.accept("verifying " + file.path());
      folder.verify(file);
    }
    return new Restore(manifest, folder, progress);
  }

  /** Version of the last migration, up to which the database has to be migrated first. */
  public String schema() {
    return manifest.schema();
  }

  /**
   * @param home new
   */
  public void files(Path home) throws IOException {
    progress.accept("restoring files");
    new HomeFiles(home).takeFrom(folder, manifest.files());
  }

  /**
   * All or nothing.
   *
   * @param connection to a database that was migrated and holds nothing
   */
  public Tally rows(Connection connection, Instant now) throws SQLException, IOException {
    connection.setAutoCommit(false);
    try {
      requireSchema(new Tables(connection));
      var tally = fill(connection);
      goOnWithAGap(connection, now);
      connection.commit();
      return tally;
    } catch (IOException | SQLException | RuntimeException failed) {
      connection.rollback();
      throw failed;
    }
  }

  private void requireSchema(Tables tables) {
    if (!tables.schema().equals(manifest.schema())) {
      throw new Refused(
          Fault.BACKUP_INVALID,
          "schema " + manifest.schema(),
          "the database has schema " + tables.schema() + "; use the release that made the backup");
    }
  }

  private Tally fill(Connection connection) throws SQLException, IOException {
    var tables = new Tables(connection);
    for (var table : manifest.tables()) {
      requireNothing(tables, table);
    }
    manifest.partitions().forEach(tables::make);
    for (var table : manifest.tables()) {
      progress.accept("restoring " + table.name());
      fill(connection, table);
    }
    progress.accept("verifying the audit log");
    var tally = Tally.of(connection);
    if (!tally.equals(manifest.tally())) {
      throw new Refused(
          Fault.BACKUP_INVALID,
          Manifest.NAME,
          "it tells " + manifest.tally() + " and not " + tally);
    }
    return tally;
  }

  /** One row that a migration put in is no more than that. */
  private static void requireNothing(Tables tables, Manifest.Table table) {
    long rows = tables.rows(table.name());
    if (rows > 1) {
      throw new Refused(
          Fault.SETTING_INVALID,
          table.name(),
          "the database is not empty: it holds " + rows + " rows");
    }
    if (rows == 1) {
      tables.empty(table.name());
    }
  }

  private void fill(Connection connection, Manifest.Table table) throws SQLException, IOException {
    try (var in = folder.read(table.file())) {
      long rows = new Copies(connection).in(new Columns(table.name(), table.columns()), in);
      if (rows != table.rows()) {
        throw new Refused(Fault.BACKUP_INVALID, table.file(), "it holds " + rows + " rows");
      }
    }
  }

  private void goOnWithAGap(Connection connection, Instant now) throws SQLException {
    DataSource database = new SingleConnectionDataSource(connection, true);
    new Tables(connection).skipNumbers(GAP);
    new Registry(database).skipNumbers(GAP);
    new Departures(database).skipNumbers(GAP);
    int again = new Outbox(database).relayAgain(manifest.madeAt().minus(TOLD_AGAIN));
    new AuditLog(database).append(new Event(Kind.RESTORED, now, facts(again)));
  }

  private Map<String, @Nullable Object> facts(int again) {
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("backupOf", manifest.madeAt());
    facts.put("leaves", manifest.tally().leaves().count());
    facts.put("highest", manifest.tally().leaves().highest());
    facts.put("highestHash", manifest.tally().leaves().hash());
    facts.put("toldAgain", again);
    return facts;
  }
}
