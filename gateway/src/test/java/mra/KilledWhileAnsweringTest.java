package mra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was answered is kept, though the gateway is killed while it answers. */
@Timeout(240)
class KilledWhileAnsweringTest {
  private static final String GATEWAY = "gateway: ";
  private static final String QUESTION =
      """
      {"declaration":"5301","flow":"IMPORT",\
      "parties":[{"role":"CONSIGNOR","country":"HK","code":"AEOHK1"}]}\
      """;
  private static final int CALLERS = 4;

  /** Of several posts, so that some are in the database and some are not. */
  private static final int ANSWERS = 2_000;

  @TempDir private Path home;

  @Test
  void everyAnswerThatLeftTheGatewayIsInTheDatabaseAfterTheNextStart() throws Exception {
    Set<String> answered = ConcurrentHashMap.newKeySet();
    var gateway = run();
    try {
      var address = address(gateway);
      try (var callers = Executors.newFixedThreadPool(CALLERS)) {
        for (int i = 0; i < CALLERS; i++) {
          callers.execute(() -> askUntilItDies(address, answered));
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> answered.size() >= ANSWERS);
        gateway.destroyForcibly().waitFor();
      }
    } finally {
      gateway.destroyForcibly();
    }
    assertThat(home.resolve("decisions")).isNotEmptyDirectory();

    try (var running = Running.patient(home, Map.of(EU, 10L, HK, 10L, MO, 10L))) {
      await().untilAsserted(() -> assertThat(kept(running)).containsAll(answered));
    }
  }

  private void askUntilItDies(URI address, Set<String> answered) {
    try (var http = HttpClient.newHttpClient()) {
      var key = Files.readString(home.resolve("secret/admin.key")).strip();
      var request =
          HttpRequest.newBuilder(address.resolve("/api/v1/recognitions"))
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(QUESTION))
              .build();
      var json = new ObjectMapper();
      while (true) {
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        answered.add(json.readTree(answer.body()).at("/decisions/0/decisionId").asText());
      }
    } catch (IOException killed) {
      // What it was asked last it may have answered or not.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Set<String> kept(Running running) {
    return new HashSet<>(
        JdbcClient.create(running.database())
            .sql("select id::text from decision")
            .query(String.class)
            .list());
  }

  /** {@code ./mra run} in a process of its own. */
  private Process run() throws IOException {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dmra.project=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "mra.cli.Mra",
                "run",
                "--operators=CN=300,EU=10,HK=10,MO=10")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(Map.of("MRA_HOME", home.toString(), "MRA_PORT", "0", "MRA_BROKER_PORT", "0"));
    return builder.start();
  }

  private static URI address(Process gateway) throws IOException {
    var lines = new BufferedReader(gateway.inputReader(UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(GATEWAY)) {
        return URI.create(line.substring(GATEWAY.length()));
      }
    }
    throw new IOException("the gateway ended before it told its address");
  }
}
