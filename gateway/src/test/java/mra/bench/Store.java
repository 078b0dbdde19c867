package mra.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import mra.Database;
import mra.Home;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gateway's embedded PostgreSQL with a second database of the same layout for the peer. */
final class Store implements AutoCloseable {
  private static final String USER = "gateway";
  private static final String PEER = "peer";

  private final Home home;
  private final Database ours;
  private final PGSimpleDataSource peer = new PGSimpleDataSource();
  private final String password;

  private Store(Home home) {
    this.home = home;
    this.ours = Database.embedded(home);
    this.password = home.secrets().text("database.password");
    peer.setServerNames(new String[] {"127.0.0.1"});
    peer.setPortNumbers(new int[] {port()});
    peer.setDatabaseName(PEER);
    peer.setUser(USER);
    peer.setPassword(password);
  }

  static Store open(String name) {
    var store = new Store(Home.open(Project.WORK.resolve(name)));
    var known =
        JdbcClient.create(store.ours())
            .sql("select count(*) from pg_database where datname = :name")
            .param("name", PEER)
            .query(Integer.class)
            .single();
    if (known == 0) {
      JdbcClient.create(store.ours()).sql("create database " + PEER).update();
    }
    Flyway.configure().dataSource(store.peer).load().migrate();
    return store;
  }

  DataSource ours() {
    return ours.source();
  }

  DataSource peer() {
    return peer;
  }

  Path folder(String name) {
    return home.folder(name);
  }

  Path home() {
    return home.root();
  }

  /** For psql. */
  Map<String, String> login() {
    return Map.of(
        "PGHOST", "127.0.0.1",
        "PGPORT", Integer.toString(port()),
        "PGUSER", USER,
        "PGPASSWORD", password,
        "PGDATABASE", PEER);
  }

  /** As on the first day. */
  void empty() throws IOException {
    JdbcClient.create(ours()).sql(resource("empty.sql")).update();
    JdbcClient.create(peer).sql(resource("empty.sql")).update();
    settle();
  }

  /** So that no side pays for what the other one wrote. */
  void settle() {
    JdbcClient.create(ours()).sql("checkpoint").update();
  }

  String version() {
    return JdbcClient.create(ours()).sql("show server_version").query(String.class).single();
  }

  static String resource(String name) throws IOException {
    try (var in = Store.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private int port() {
    return ours.port().orElseThrow();
  }

  @Override
  public void close() {
    ours.close();
    home.close();
  }
}
