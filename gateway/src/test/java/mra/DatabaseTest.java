package mra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import mra.GatewaySettings.Server;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTest {
  @TempDir private Path folder;

  @Test
  void dataOutlivesStopAndStart() {
    try (var home = Home.open(folder)) {
      try (var first = Database.embedded(home)) {
        client(first).sql("create table kept as select 'before the stop' as word").update();
      }
      try (var second = Database.embedded(home)) {
        assertThat(kept(second)).isEqualTo("before the stop");
        assertThat(setting(second, "fsync")).isEqualTo("on");
        assertThat(setting(second, "idle_in_transaction_session_timeout"))
            .as("who stands still lets go of rows")
            .isEqualTo("1min");
        assertThat(setting(second, "tcp_keepalives_idle")).isEqualTo("5");
        onlyThePasswordOpens(home, second);
      }
    }
  }

  @Test
  void killedGatewayIsRecoveredWithTheServerItLeft() throws Exception {
    Holder.start(folder, "database").kill();
    long orphan = postmaster();
    assertThat(ProcessHandle.of(orphan)).isPresent();

    try (var home = Home.open(folder);
        var database = Database.embedded(home)) {
      assertThat(kept(database)).isEqualTo("before the kill");
      assertThat(postmaster()).isNotEqualTo(orphan);
    }
  }

  @Test
  void oneThatIsNotThereIsSaidAtTheStart() throws Exception {
    int port;
    try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = nobody.getLocalPort();
    }
    var password = Files.writeString(folder.resolve("password"), "any");
    var absent = new Server("jdbc:postgresql://127.0.0.1:" + port + "/mra", "gateway", password);

    assertThatThrownBy(() -> Database.external(absent))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.fault()).isEqualTo(Fault.STORE_UNAVAILABLE));
  }

  @Test
  void numberOfAnotherProcessInTheLockFileIsNoObstacle() throws Exception {
    try (var home = Home.open(folder)) {
      Database.embedded(home).close();
      Files.writeString(
          folder.resolve("postgres/data/postmaster.pid"), ProcessHandle.current().pid() + "\n");

      try (var database = Database.embedded(home)) {
        assertThat(setting(database, "data_checksums")).isEqualTo("on");
      }
    }
  }

  @Test
  void anErrorQuotesNoRowNeitherToUsNorInTheServersLog() throws Exception {
    try (var home = Home.open(folder);
        var database = Database.embedded(home)) {
      client(database).sql("create table trader (name text primary key)").update();
      var insert = client(database).sql("insert into trader values ('Muster Handels GmbH')");
      insert.update();
      assertThatThrownBy(insert::update)
          .hasStackTraceContaining("duplicate key")
          .rootCause()
          .hasMessageNotContaining("Muster");
    }
    assertThat(folder.resolve("postgres/server.log")).content().doesNotContain("Muster");
  }

  private static void onlyThePasswordOpens(Home home, Database database) {
    var url = "jdbc:postgresql://127.0.0.1:" + database.port().orElseThrow() + "/postgres";
    assertThatThrownBy(() -> DriverManager.getConnection(url, "gateway", "guess").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThat(home.root().resolve("secret/database.password")).isRegularFile();
  }

  private long postmaster() throws IOException {
    return Long.parseLong(
        Files.readAllLines(folder.resolve("postgres/data/postmaster.pid")).getFirst().strip());
  }

  private static String kept(Database database) {
    return client(database).sql("select word from kept").query(String.class).single();
  }

  private static String setting(Database database, String name) {
    return client(database)
        .sql("select current_setting(?)")
        .param(name)
        .query(String.class)
        .single();
  }

  private static JdbcClient client(Database database) {
    return JdbcClient.create(database.source());
  }
}
