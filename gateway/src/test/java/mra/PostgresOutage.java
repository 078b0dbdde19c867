package mra;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Takes the embedded PostgreSQL away as a crash does, and starts it again where it was. */
final class PostgresOutage {
  /** Who asks for a connection meanwhile hears of it soon, so that tests do not take long. */
  private static final long SOON_MILLIS = 500;

  private final PostgresProgram program;
  private final String data;
  private final String log;
  private final HikariDataSource pool;

  PostgresOutage(Path home, DataSource database) throws SQLException {
    var folder = home.resolve("postgres");
    program = PostgresProgram.in(folder);
    data = "--pgdata=" + folder.resolve("data");
    log = "--log=" + folder.resolve("server.log");
    pool = database.unwrap(HikariDataSource.class);
    pool.setConnectionTimeout(SOON_MILLIS);
  }

  void stop() {
    program.run("pg_ctl", "stop", "--wait", "--silent", "--mode=immediate", data);
  }

  /** Returns when the pool has found it again. */
  void start() {
    program.run("pg_ctl", "start", "--wait", "--silent", data, log);
    await().ignoreExceptions().until(this::answers);
  }

  private boolean answers() throws SQLException {
    try (var connection = pool.getConnection()) {
      return connection.isValid(1);
    }
  }

  void restart() {
    stop();
    start();
  }
}
