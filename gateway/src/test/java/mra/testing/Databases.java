package mra.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Real PostgreSQL for tests: one server per JVM, stopped with it; every call gives a database of
 * its own, copied from a migrated template in some 50 ms.
 */
public final class Databases {
  private static final String TEMPLATE = "mra_template";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Databases() {}

  /** A pool over a fresh, migrated database. */
  public static DataSource fresh() {
    var name = "mra_" + COUNT.incrementAndGet();
    execute("create database " + name + " template " + TEMPLATE);
    return pool(name);
  }

  /** A pool over a database in which nothing is made yet. */
  public static DataSource empty() {
    var name = "mra_" + COUNT.incrementAndGet();
    execute("create database " + name);
    return pool(name);
  }

  /** Connections to a database of {@link #fresh} that nobody shares. */
  public static DataSource unpooled(DataSource pool) {
    var unpooled = new PGSimpleDataSource();
    unpooled.setUrl(((HikariDataSource) pool).getJdbcUrl());
    unpooled.setUser("postgres");
    return unpooled;
  }

  private static HikariDataSource pool(String database) {
    var config = new HikariConfig();
    config.setJdbcUrl(Server.POSTGRES.getJdbcUrl("postgres", database));
    config.setUsername("postgres");
    config.setMaximumPoolSize(12);
    config.setMinimumIdle(0);
    config.setIdleTimeout(Duration.ofSeconds(10).toMillis());
    return new HikariDataSource(config);
  }

  private static void execute(String sql) {
    try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts at first use; its own shutdown hook stops it and deletes its data. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        var postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "300")
                .setServerConfig("fsync", "off")
                .start();
        migrateTemplate(postgres);
        return postgres;
      } catch (IOException | SQLException e) {
        throw new IllegalStateException("PostgreSQL for tests does not start", e);
      }
    }

    private static void migrateTemplate(EmbeddedPostgres postgres) throws SQLException {
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + TEMPLATE);
      }
      Flyway.configure()
          .dataSource(postgres.getJdbcUrl("postgres", TEMPLATE), "postgres", null)
          .load()
          .migrate();
    }
  }
}
