package mra;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import mra.GatewaySettings.Server;
import mra.fault.Fault;
import mra.fault.Refused;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.utils.ConfigurationHelper;
import org.jspecify.annotations.Nullable;

/** The gateway's Artemis: one of our own in this process, or one that is given. */
public final class Broker implements AutoCloseable {
  /** Sends of a broker that fell silent fail after this, and the relay tries again. */
  private static final int ANSWER_WITHIN_MILLIS = 10_000;

  private final ActiveMQConnectionFactory connections;
  private final @Nullable EmbeddedBroker server;

  private Broker(ActiveMQConnectionFactory connections, @Nullable EmbeddedBroker server) {
    this.connections = connections;
    this.server = server;
  }

  /**
   * Starts one in this process.
   *
   * @param port wanted; another free one is taken when it is in use or 0
   */
  public static Broker embedded(Home home, int port) {
    var server = EmbeddedBroker.start(home, port);
    var password = home.secrets().text(EmbeddedBroker.GATEWAY_PASSWORD);
    return new Broker(connections(server.url(), BrokerLogins.GATEWAY, password), server);
  }

  public static Broker external(Server given) {
    try {
      var password = Files.readString(given.passwordFile()).strip();
      return new Broker(connections(given.url(), given.user(), password), null);
    } catch (IOException e) {
      throw new Refused(
          Fault.SETTING_INVALID, given.passwordFile().toString(), "it cannot be read", e);
    }
  }

  /** Whether every connection proves whom it speaks to. */
  static boolean verified(String url) {
    try (var factory = new ActiveMQConnectionFactory(url)) {
      return Stream.of(factory.getStaticConnectors())
          .map(TransportConfiguration::getCombinedParams)
          .allMatch(Broker::verifies);
    } catch (RuntimeException noAddress) {
      return false;
    }
  }

  private static boolean verifies(Map<String, Object> connector) {
    return is(TransportConstants.SSL_ENABLED_PROP_NAME, connector, false)
        && is(TransportConstants.VERIFY_HOST_PROP_NAME, connector, true)
        && !is(TransportConstants.TRUST_ALL_PROP_NAME, connector, false);
  }

  private static boolean is(String name, Map<String, Object> connector, boolean standard) {
    return ConfigurationHelper.getBooleanProperty(name, standard, connector);
  }

  /** Null when it is given. */
  @Nullable EmbeddedBroker server() {
    return server;
  }

  /** Connections with the gateway's own login. */
  public ActiveMQConnectionFactory connections() {
    return connections;
  }

  /** Port of the embedded broker. */
  public OptionalInt port() {
    return server == null ? OptionalInt.empty() : OptionalInt.of(server.port());
  }

  @Override
  public void close() {
    connections.close();
    if (server != null) {
      server.close();
    }
  }

  private static ActiveMQConnectionFactory connections(String url, String user, String password) {
    var factory = new ActiveMQConnectionFactory(url, user, password);
    factory.setCallTimeout(ANSWER_WITHIN_MILLIS);
    factory.setBlockOnDurableSend(true);
    // Whoever uses a connection opens a new one when it breaks, and knows that it did.
    factory.setReconnectAttempts(0);
    return factory;
  }
}
