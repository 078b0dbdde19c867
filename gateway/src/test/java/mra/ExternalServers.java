package mra;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL and Artemis of somebody else, both over TLS only. */
final class ExternalServers implements AutoCloseable {
  private final Path folder;
  private final ServerCertificate certificate;
  private final EmbeddedPostgres postgres;
  private final EmbeddedActiveMQ artemis;
  private final int brokerPort;

  private ExternalServers(
      Path folder,
      ServerCertificate certificate,
      EmbeddedPostgres postgres,
      EmbeddedActiveMQ artemis,
      int brokerPort) {
    this.folder = folder;
    this.certificate = certificate;
    this.postgres = postgres;
    this.artemis = artemis;
    this.brokerPort = brokerPort;
  }

  static ExternalServers start(Path folder) throws Exception {
    var certificate = ServerCertificate.in(folder);
    int brokerPort = freePort();
    return new ExternalServers(
        folder,
        certificate,
        postgres(certificate),
        artemis(folder, certificate, brokerPort),
        brokerPort);
  }

  ServerCertificate certificate() {
    return certificate;
  }

  JdbcClient database() {
    return JdbcClient.create(postgres.getPostgresDatabase());
  }

  int consumers(String queue) {
    return artemis.getActiveMQServer().locateQueue(queue).getConsumerCount();
  }

  ActiveMQConnectionFactory connections(String login) throws Exception {
    return new ActiveMQConnectionFactory(brokerUrl(), login, ServerCertificate.PASSWORD);
  }

  /** What a gateway with this home has to be told of them. */
  Map<String, String> environment(Path home) throws Exception {
    var password = Files.writeString(folder.resolve("password"), ServerCertificate.PASSWORD);
    var environment = new HashMap<String, String>();
    environment.put("MRA_HOME", home.toString());
    environment.put("MRA_PORT", "0");
    environment.put(
        "MRA_DATABASE_URL",
        "jdbc:postgresql://localhost:%d/postgres?sslmode=verify-full&sslrootcert=%s"
            .formatted(postgres.getPort(), certificate.certificatePem()));
    environment.put("MRA_DATABASE_USER", "postgres");
    environment.put("MRA_BROKER_URL", brokerUrl());
    environment.put("MRA_BROKER_USER", "gateway");
    environment.put("MRA_TLS_KEYSTORE", certificate.keys().toString());
    environment.put("MRA_KEYS", certificate.keys().toString());
    environment.put("MRA_SECRETS", folder.toString());
    for (var whose : new String[] {"DATABASE", "BROKER", "TLS", "KEYS"}) {
      environment.put("MRA_" + whose + "_PASSWORD_FILE", password.toString());
    }
    return environment;
  }

  @Override
  public void close() throws Exception {
    artemis.stop();
    postgres.close();
  }

  private String brokerUrl() throws Exception {
    return "tcp://localhost:%d?sslEnabled=true&trustStoreType=PKCS12&trustStorePath=%s&trustStorePassword=%s"
        .formatted(brokerPort, certificate.trusted(), ServerCertificate.PASSWORD);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static EmbeddedPostgres postgres(ServerCertificate certificate) throws Exception {
    return EmbeddedPostgres.builder()
        .setServerConfig("ssl", "on")
        .setServerConfig("ssl_cert_file", certificate.certificatePem().toString())
        .setServerConfig("ssl_key_file", certificate.keyPem().toString())
        .start();
  }

  private static EmbeddedActiveMQ artemis(Path folder, ServerCertificate certificate, int port)
      throws Exception {
    var configuration = BrokerConfiguration.of(folder.resolve("broker"), 0);
    configuration.clearAcceptorConfigurations();
    var password = ServerCertificate.PASSWORD;
    var logins =
        BrokerLogins.manager(
            Map.of("gateway", password, "clearance", password, "credit", password));
    var acceptor =
        Map.<String, Object>of(
            TransportConstants.HOST_PROP_NAME,
            "localhost",
            TransportConstants.PORT_PROP_NAME,
            port,
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
}
