package mra;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mra run --external} against servers of somebody else, both over TLS only. */
class ExternalTest {
  private static final String QUESTIONS = "clearance.recognition.questions";

  @TempDir private Path folder;

  @Test
  void startsOverTlsAndNothingOfTheRehearsalLoadsOrListens() throws Exception {
    try (var servers = ExternalServers.start(folder);
        var gateway = ExternalGateway.start(folder, servers.environment(folder.resolve("var")))) {
      assertThat(health(gateway, servers.certificate())).isEqualTo(200);
      assertThat(encrypted(servers)).containsExactly(true);
      await().atMost(30, SECONDS).until(() -> servers.consumers(QUESTIONS) > 0);

      assertThat(gateway.listening()).containsExactly(gateway.port());
      assertThat(gateway.loadedClasses())
          .anyMatch(name -> name.startsWith("mra.exchange."))
          .noneMatch(name -> name.startsWith("mra.rehearsal."))
          .noneMatch(name -> name.contains("wiremock") || name.startsWith("org.apache.sshd."));
      assertThat(gateway.stop()).isTrue();
      assertThat(folder.resolve("var/run.json")).doesNotExist();
    }
  }

  private static int health(ExternalGateway gateway, ServerCertificate certificate)
      throws Exception {
    try (var client = HttpClient.newBuilder().sslContext(certificate.client()).build()) {
      var liveness =
          URI.create("https://localhost:" + gateway.port() + "/actuator/health/liveness");
      var request = HttpRequest.newBuilder(liveness).build();
      return client.send(request, BodyHandlers.ofString()).statusCode();
    }
  }

  /** Of the gateway's connections, those for locks and notices included. */
  private static List<Boolean> encrypted(ExternalServers servers) {
    return servers
        .database()
        .sql(
            """
            select distinct ssl from pg_stat_activity join pg_stat_ssl using (pid)
            where application_name like 'mra-gateway%'
            """)
        .query(Boolean.class)
        .list();
  }
}
