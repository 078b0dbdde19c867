package mra;

import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Addresses, limits and storage of the embedded broker. */
final class BrokerConfiguration {
  private static final String CHANGES = "clearance.aeo.changes";
  private static final String QUESTIONS = "clearance.recognition.questions";
  private static final String ANSWERS = "clearance.recognition.answers";
  private static final String CREDIT = "credit.enterprise.changes";
  private static final String DEAD = "clearance.dead";
  private static final String EXPIRED = "clearance.expired";

  private static final long MEMORY_BYTES = 64L << 20;
  private static final int PAGE_BYTES = 4 << 20;
  private static final int DELIVERIES_MAX = 10;
  private static final long REDELIVERY_MILLIS = 1_000;
  private static final int DISK_PERCENT_MAX = 95;

  private BrokerConfiguration() {}

  static Configuration of(Path folder, int port) {
    var configuration = new ConfigurationImpl().setName("mra").setJMXManagementEnabled(false);
    store(configuration, folder);
    configuration
        .addAcceptorConfiguration(acceptor(port))
        .setSecurityEnabled(true)
        .setSecurityRoles(BrokerLogins.permissions())
        .setTemporaryQueueNamespace(BrokerLogins.TEMPORARY)
        .addAddressConfiguration(address(CHANGES, RoutingType.MULTICAST, "clearance"))
        .addAddressConfiguration(address(QUESTIONS, RoutingType.ANYCAST, QUESTIONS))
        .addAddressConfiguration(address(ANSWERS, RoutingType.ANYCAST, ANSWERS))
        .addAddressConfiguration(address(CREDIT, RoutingType.ANYCAST, CREDIT))
        .addAddressConfiguration(address(DEAD, RoutingType.ANYCAST, DEAD))
        .addAddressConfiguration(address(EXPIRED, RoutingType.ANYCAST, EXPIRED))
        .addAddressSetting("#", limits())
        // What cannot be read ends in the journal, so a message comes again only while the database
        // is away, however long that takes, and in its old place: the desk makes the pauses.
        .addAddressSetting("credit.#", limits().setMaxDeliveryAttempts(-1).setRedeliveryDelay(0));
    return configuration;
  }

  private static void store(Configuration configuration, Path folder) {
    configuration
        .setPersistenceEnabled(true)
        // Needs no native library; the load is a few messages a list.
        .setJournalType(JournalType.NIO)
        .setJournalDirectory(folder.resolve("journal").toString())
        .setBindingsDirectory(folder.resolve("bindings").toString())
        .setLargeMessagesDirectory(folder.resolve("large").toString())
        .setPagingDirectory(folder.resolve("paging").toString())
        // What a killed relay sends twice arrives once, also across a restart of the broker.
        .setPersistIDCache(true)
        .setGlobalMaxSize(MEMORY_BYTES)
        .setMaxDiskUsage(DISK_PERCENT_MAX);
  }

  private static TransportConfiguration acceptor(int port) {
    return new TransportConfiguration(
        NettyAcceptorFactory.class.getName(),
        Map.of(
            TransportConstants.HOST_PROP_NAME, "127.0.0.1",
            TransportConstants.PORT_PROP_NAME, port,
            TransportConstants.PROTOCOLS_PROP_NAME, "CORE"),
        "loopback");
  }

  private static CoreAddressConfiguration address(String name, RoutingType type, String queue) {
    return new CoreAddressConfiguration()
        .setName(name)
        .addRoutingType(type)
        .addQueueConfig(
            QueueConfiguration.of(queue).setAddress(name).setRoutingType(type).setDurable(true));
  }

  private static AddressSettings limits() {
    return new AddressSettings()
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setMaxSizeBytes(MEMORY_BYTES / 2)
        .setPageSizeBytes(PAGE_BYTES)
        .setMaxDeliveryAttempts(DELIVERIES_MAX)
        .setRedeliveryDelay(REDELIVERY_MILLIS)
        .setDeadLetterAddress(SimpleString.of(DEAD))
        .setExpiryAddress(SimpleString.of(EXPIRED))
        // A mistyped name is refused instead of filling a queue that nobody reads.
        .setAutoCreateAddresses(false)
        .setAutoCreateQueues(false);
  }
}
