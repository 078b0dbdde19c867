package mra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import mra.fault.Fault;
import mra.fault.Refused;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** Artemis in this process, its journal under the home folder, its door on loopback with logins. */
final class EmbeddedBroker implements AutoCloseable {
  static final String GATEWAY_PASSWORD = "broker.password";
  static final String CLEARANCE_PASSWORD = "clearance.password";
  static final String CREDIT_PASSWORD = "credit.password";

  private final EmbeddedActiveMQ artemis;
  private final int port;

  private EmbeddedBroker(EmbeddedActiveMQ artemis, int port) {
    this.artemis = artemis;
    this.port = port;
  }

  static EmbeddedBroker start(Home home, int wantedPort) {
    var secrets = home.secrets();
    var logins =
        BrokerLogins.manager(
            Map.of(
                BrokerLogins.GATEWAY, secrets.text(GATEWAY_PASSWORD),
                BrokerLogins.CLEARANCE, secrets.text(CLEARANCE_PASSWORD),
                BrokerLogins.CREDIT, secrets.text(CREDIT_PASSWORD)));
    int port = free(wantedPort);
    var artemis =
        new EmbeddedActiveMQ()
            .setConfiguration(BrokerConfiguration.of(home.folder("broker"), port))
            .setSecurityManager(logins);
    var broker = new EmbeddedBroker(artemis, port);
    broker.start();
    return broker;
  }

  /** Again after {@link #close}, too: with what it held, at the same address. */
  void start() {
    try {
      artemis.start();
    } catch (Exception e) {
      throw new Refused(Fault.STORE_UNAVAILABLE, "Artemis", "it does not start", e);
    }
  }

  int port() {
    return port;
  }

  String url() {
    return "tcp://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    try {
      artemis.stop();
    } catch (Exception e) {
      throw new Refused(Fault.STORE_UNAVAILABLE, "Artemis", "it does not stop", e);
    }
  }

  private static int free(int wanted) {
    try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      if (wanted == 0) {
        throw new Refused(Fault.STORE_UNAVAILABLE, "Artemis", "no port is free", taken);
      }
      return free(0);
    }
  }
}
