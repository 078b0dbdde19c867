package mra.clearance;

import jakarta.jms.JMSContext;
import java.nio.file.Path;
import mra.Broker;
import mra.Home;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A real broker that can be stopped and started again, and clearance's login to it. */
final class BrokerHouse implements AutoCloseable {
  static final String SUBSCRIPTION = "clearance.aeo.changes::clearance";

  private final Home home;
  private final int port;
  private final ActiveMQConnectionFactory gateway;
  private Broker broker;

  BrokerHouse(Path folder) {
    home = Home.open(folder);
    broker = Broker.embedded(home, 0);
    port = broker.port().orElseThrow();
    gateway = login("gateway", "broker.password");
  }

  /** With the gateway's login; also while the broker is down. */
  ActiveMQConnectionFactory gateway() {
    return gateway;
  }

  JMSContext clearance() {
    return login("clearance", "clearance.password").createContext();
  }

  /** Our own credit system's login. */
  JMSContext credit() {
    return login("credit", "credit.password").createContext();
  }

  void stop() {
    broker.close();
  }

  void startAgain() {
    broker = Broker.embedded(home, port);
  }

  private ActiveMQConnectionFactory login(String user, String secret) {
    return new ActiveMQConnectionFactory(
        "tcp://127.0.0.1:" + port, user, home.secrets().text(secret));
  }

  @Override
  public void close() {
    gateway.close();
    broker.close();
    home.close();
  }
}
