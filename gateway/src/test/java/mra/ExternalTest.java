package mra;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code ./mra run --external} against servers of somebody else, both over TLS only. */
class ExternalTest {
  private static final String QUESTIONS = "clearance.recognition.questions";

  @TempDir private Path folder;
  private int brokerPort;

  @BeforeEach
  void findAFreePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      brokerPort = socket.getLocalPort();
    }
  }

  @Test
  void startsOverTlsAndNothingOfTheRehearsalLoadsOrListens() throws Exception {
    var certificate = ServerCertificate.in(folder);
    try (var postgres = postgres(certificate)) {
      var artemis = artemis(certificate);
      try (var gateway = ExternalGateway.start(folder, environment(certificate, postgres))) {
        assertThat(health(gateway, certificate)).isEqualTo(200);
        assertThat(encrypted(postgres)).containsExactly(true);
        await().atMost(30, SECONDS).until(() -> listeners(artemis) > 0);

        assertThat(gateway.listening()).containsExactly(gateway.port());
        assertThat(gateway.loadedClasses())
            .anyMatch(name -> name.startsWith("mra.exchange."))
            .noneMatch(name -> name.startsWith("mra.rehearsal."))
            .noneMatch(name -> name.contains("wiremock") || name.startsWith("org.apache.sshd."));
        assertThat(gateway.stop()).isTrue();
        assertThat(folder.resolve("var/run.json")).doesNotExist();
      } finally {
        artemis.stop();
      }
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

  private static EmbeddedPostgres postgres(ServerCertificate certificate) throws Exception {
    return EmbeddedPostgres.builder()
        .setServerConfig("ssl", "on")
        .setServerConfig("ssl_cert_file", certificate.certificatePem().toString())
        .setServerConfig("ssl_key_file", certificate.keyPem().toString())
        .start();
  }

  /** Of the gateway's connections. */
  private static List<Boolean> encrypted(EmbeddedPostgres postgres) {
    return JdbcClient.create(postgres.getPostgresDatabase())
        .sql(
            """
            select distinct ssl from pg_stat_activity join pg_stat_ssl using (pid)
            where application_name = 'mra-gateway'
            """)
        .query(Boolean.class)
        .list();
  }

  private EmbeddedActiveMQ artemis(ServerCertificate certificate) throws Exception {
    var configuration = BrokerConfiguration.of(folder.resolve("broker"), 0);
    configuration.clearAcceptorConfigurations();
    var password = ServerCertificate.PASSWORD;
    var logins = BrokerLogins.manager(Map.of("gateway", password, "clearance", password));
    var acceptor =
        Map.<String, Object>of(
            TransportConstants.HOST_PROP_NAME,
            "localhost",
            TransportConstants.PORT_PROP_NAME,
            brokerPort,
            TransportConstants.SSL_ENABLED_PROP_NAME,
            true,
            TransportConstants.KEYSTORE_PATH_PROP_NAME,
            certificate.keys().toString(),
            TransportConstants.KEYSTORE_TYPE_PROP_NAME,
            "PKCS12",
            TransportConstants.KEYSTORE_PASSWORD_PROP_NAME,
            password);
    configuration.addAcceptorConfiguration(
        new TransportConfiguration(NettyAcceptorFactory.class.getName(), acceptor));
    return new EmbeddedActiveMQ()
        .setConfiguration(configuration)
        .setSecurityManager(logins)
        .start();
  }

  private static int listeners(EmbeddedActiveMQ artemis) {
    return artemis.getActiveMQServer().locateQueue(QUESTIONS).getConsumerCount();
  }

  private Map<String, String> environment(ServerCertificate certificate, EmbeddedPostgres postgres)
      throws Exception {
    var password = Files.writeString(folder.resolve("password"), ServerCertificate.PASSWORD);
    var environment = new HashMap<String, String>();
    environment.put("MRA_HOME", folder.resolve("var").toString());
    environment.put("MRA_PORT", "0");
    environment.put(
        "MRA_DATABASE_URL",
        "jdbc:postgresql://localhost:%d/postgres?sslmode=verify-full&sslrootcert=%s"
            .formatted(postgres.getPort(), certificate.certificatePem()));
    environment.put("MRA_DATABASE_USER", "postgres");
    environment.put(
        "MRA_BROKER_URL",
        "tcp://localhost:%d?sslEnabled=true&trustStoreType=PKCS12&trustStorePath=%s&trustStorePassword=%s"
            .formatted(brokerPort, certificate.trusted(), ServerCertificate.PASSWORD));
    environment.put("MRA_BROKER_USER", "gateway");
    environment.put("MRA_TLS_KEYSTORE", certificate.keys().toString());
    environment.put("MRA_KEYS", certificate.keys().toString());
    environment.put("MRA_SECRETS", folder.toString());
    for (var whose : new String[] {"DATABASE", "BROKER", "TLS", "KEYS"}) {
      environment.put("MRA_" + whose + "_PASSWORD_FILE", password.toString());
    }
    return environment;
  }
}
