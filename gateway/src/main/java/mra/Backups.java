package mra;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Consumer;
import mra.backup.Backup;
import mra.backup.Restore;
import mra.backup.Tally;
import mra.fault.Fault;
import mra.fault.Refused;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/** Backs up a gateway's home and database, running or not, and restores them into new ones. */
public final class Backups {
  private final GatewaySettings settings;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * @param progress hears what is being done
   */
  public Backups(GatewaySettings settings, Clock clock, Consumer<String> progress) {
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
  }

  /** A login to PostgreSQL. */
  private record Login(String url, String user, String password) {
    static Login external(GatewaySettings.Server given) throws IOException {
      return new Login(given.url(), given.user(), Files.readString(given.passwordFile()).strip());
    }

    static Login embedded(String url, Path home) throws IOException {
      var password = home.resolve("secret").resolve(EmbeddedPostgres.PASSWORD);
      return new Login(url, EmbeddedPostgres.USER, Files.readString(password).strip());
    }

    Connection open() {
      try {
        return DriverManager.getConnection(url, user, password);
      } catch (SQLException e) {
        throw new Refused(Fault.STORE_UNAVAILABLE, "PostgreSQL", "the login failed", e);
      }
    }
  }

  /**
   * @param to new or empty
   */
  public Backup.Made make(Path to) throws Exception {
    var home = settings.home();
    var external = settings.external();
    if (external.isPresent()) {
      return make(Login.external(external.get().database()), to);
    }
    if (!Files.isDirectory(home.resolve("postgres"))) {
      throw new Refused(Fault.NOT_FOUND, home.toString(), "no gateway ever ran on this folder");
    }
    try (var owned = Home.open(home);
        var server = EmbeddedPostgres.start(owned)) {
      return make(Login.embedded(server.url(), home), to);
    } catch (Refused refused) {
      if (refused.fault() != Fault.HOME_IN_USE) {
        throw refused;
      }
      return make(Login.embedded(runningUrl(home), home), to);
    }
  }

  private Backup.Made make(Login login, Path to) throws Exception {
    try (var connection = login.open()) {
      return Backup.make(connection, settings.home(), to, clock.instant(), progress);
    }
  }

  private static String runningUrl(Path home) throws IOException {
    var port =
        new ObjectMapper()
            .readTree(home.resolve("run.json").toFile())
            .path("ports")
            .path("database")
            .asInt();
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /**
   * The home is built beside its place and moved there last: it is there whole or not at all.
   *
   * @return what came back
   */
  public Tally restore(Path from) throws Exception {
    var home = settings.home();
    Backup.requireEmpty(home);
    var restore = Restore.from(from, progress);
    var building = home.resolveSibling(home.getFileName() + ".restoring");
    FileSystemUtils.deleteRecursively(building);
    try {
      var tally = restore(restore, building);
      Files.deleteIfExists(home);
      Files.move(building, home, StandardCopyOption.ATOMIC_MOVE);
      return tally;
    } finally {
      FileSystemUtils.deleteRecursively(building);
    }
  }

  private Tally restore(Restore restore, Path building) throws Exception {
    try (var home = Home.open(building)) {
      restore.files(building);
      var external = settings.external();
      if (external.isPresent()) {
        return rows(restore, Login.external(external.get().database()));
      }
      try (var server = EmbeddedPostgres.start(home)) {
        return rows(restore, Login.embedded(server.url(), building));
      }
    }
  }

  private Tally rows(Restore restore, Login login) throws Exception {
    Flyway.configure()
        .dataSource(login.url, login.user, login.password)
        .target(restore.schema())
        .load()
        .migrate();
    try (var connection = login.open()) {
      return restore.rows(connection, clock.instant());
    }
  }
}
