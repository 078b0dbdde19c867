package mra;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.OptionalInt;
import javax.sql.DataSource;
import mra.GatewaySettings.Server;
import mra.fault.Fault;
import mra.fault.Refused;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** The gateway's PostgreSQL, pooled and migrated: a server of our own, or one that is given. */
public final class Database implements AutoCloseable {
  private static final String APPLICATION = "mra-gateway";
  private static final int CONNECTIONS = 24;
  private static final long CONNECT_WITHIN_MILLIS = 10_000;

  /**
   * Who is gone without a word, or stands still, must not keep rows locked that every other node
   * waits for: a machine without power for 11 seconds, a process in the middle of a transaction for
   * a minute. No step of ours leaves one idle for so long; what the server ends is tried again.
   */
  private static final String LET_GO =
      """
      set tcp_keepalives_idle = 5;
      set tcp_keepalives_interval = 2;
      set tcp_keepalives_count = 3;
      set idle_in_transaction_session_timeout = '60s'
      """;

  /** The same at the start of a connection. */
  private static final String LET_GO_OPTIONS =
      "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3"
          + " -c idle_in_transaction_session_timeout=60s";

  private static final int SILENT_SECONDS = 60;

  private final HikariDataSource source;
  private final @Nullable EmbeddedPostgres server;

  private Database(HikariDataSource source, @Nullable EmbeddedPostgres server) {
    this.source = source;
    this.server = server;
  }

  public static Database embedded(Home home) {
    var server = EmbeddedPostgres.start(home);
    try {
      var password = home.secrets().text(EmbeddedPostgres.PASSWORD);
      return new Database(migrated(server.url(), EmbeddedPostgres.USER, password), server);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  public static Database external(Server given) {
    try {
      var password = Files.readString(given.passwordFile()).strip();
      return new Database(migrated(given.url(), given.user(), password), null);
    } catch (IOException e) {
      throw new Refused(
          Fault.SETTING_INVALID, given.passwordFile().toString(), "it cannot be read", e);
    }
  }

  /** Whether a connection proves whom it speaks to. */
  static boolean verified(String url) {
    var read = Driver.parseURL(url, null);
    return read != null && "verify-full".equals(PGProperty.SSL_MODE.getOrNull(read));
  }

  public DataSource source() {
    return source;
  }

  /** Connections that nobody shares, each closed when it is given back. */
  public DataSource unpooled() {
    return alone();
  }

  /** The same, which give up on a server that says nothing for a minute. */
  public DataSource impatient() {
    var impatient = alone();
    impatient.setSocketTimeout(SILENT_SECONDS);
    impatient.setOptions(LET_GO_OPTIONS);
    return impatient;
  }

  private PGSimpleDataSource alone() {
    var unpooled = new PGSimpleDataSource();
    unpooled.setUrl(source.getJdbcUrl());
    unpooled.setUser(source.getUsername());
    unpooled.setPassword(source.getPassword());
    unpooled.setApplicationName(APPLICATION);
    unpooled.setConnectTimeout((int) (CONNECT_WITHIN_MILLIS / 1_000));
    unpooled.setTcpKeepAlive(true);
    unpooled.setLogServerErrorDetail(false);
    return unpooled;
  }

  /** Port of the embedded server. */
  public OptionalInt port() {
    return server == null ? OptionalInt.empty() : OptionalInt.of(server.port());
  }

  @Override
  public void close() {
    source.close();
    if (server != null) {
      server.close();
    }
  }

  private static HikariDataSource migrated(String url, String user, String password) {
    var source = pool(url, user, password);
    try {
      Flyway.configure().dataSource(source).load().migrate();
      return source;
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private static HikariDataSource pool(String url, String user, String password) {
    var config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(CONNECT_WITHIN_MILLIS);
    config.setConnectionInitSql(LET_GO);
    config.addDataSourceProperty("ApplicationName", APPLICATION);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // The detail of an error quotes the row, and exceptions are logged.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw new Refused(Fault.STORE_UNAVAILABLE, "PostgreSQL", "the login failed", e);
    }
  }
}
