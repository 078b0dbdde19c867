package mra;

import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import mra.audit.AuditLog;
import mra.clearance.AppliedList;
import mra.clearance.IndexKeeper;
import mra.clearance.Outbox;
import mra.clearance.Relay;
import mra.exchange.Arrivals;
import mra.exchange.Commit;
import mra.exchange.Exchanges;
import mra.exchange.Ids;
import mra.exchange.Inbound;
import mra.exchange.PartnerClocks;
import mra.exchange.Patience;
import mra.exchange.Routes;
import mra.journal.Bodies;
import mra.journal.Journal;
import mra.journal.SeenFiles;
import mra.mapping.Mappings;
import mra.partner.Partners;
import mra.registry.Registry;
import mra.trust.Trust;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The routes, and the one transaction at their end. */
@Configuration(proxyBeanMethods = false)
class ExchangeWiring {

  @Bean
  Supplier<UUID> ids(Clock clock) {
    return new Ids(clock);
  }

  @Bean
  Mappings mappings(Ground ground, GatewaySettings settings) {
    return Mappings.load(settings.config(), ground.overlay());
  }

  @Bean
  Arrivals arrivals(Ground ground, Bodies bodies, Journal journal, Patience patience, Clock clock)
      throws IOException {
    var arrivals = new Arrivals(ground.home().folder("arrivals"), bodies, journal, patience, clock);
    arrivals.sweep();
    return arrivals;
  }

  @Bean
  Commit commit(
      TransactionTemplate transaction,
      Registry registry,
      Journal journal,
      AuditLog audit,
      Outbox outbox,
      IndexKeeper index,
      Relay relay,
      Clock clock) {
    Consumer<AppliedList> applied =
        list -> {
          index.applied(list);
          relay.wake();
        };
    var commit = new Commit(transaction, registry, journal, audit, outbox, applied, clock);
    commit.endInterrupted();
    return commit;
  }

  @Bean
  Inbound inbound(
      Trust trust, Mappings mappings, Registry registry, Journal journal, Commit commit) {
    return new Inbound(trust, mappings, registry, journal, commit);
  }

  @Bean
  Routes routes(
      Ground ground,
      Partners partners,
      Inbound inbound,
      Arrivals arrivals,
      Commit commit,
      Journal journal,
      SeenFiles seen,
      Patience patience,
      Clock clock) {
    return new Routes(
        partners,
        inbound,
        arrivals,
        commit,
        journal,
        seen,
        ground.secrets(),
        ground.keys(),
        patience,
        clock);
  }

  @Bean
  CamelContextConfiguration camelRoutes(Routes routes) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext camel) {
        try {
          routes.addTo(camel);
        } catch (Exception wrong) {
          throw new IllegalStateException(wrong);
        }
      }

      @Override
      public void afterApplicationStart(CamelContext camel) {
        // Schedules begin when the gateway says so.
      }
    };
  }

  @Bean
  Exchanges exchanges(CamelContext camel, Partners partners, Journal journal, Supplier<UUID> ids) {
    return new Exchanges(camel.createProducerTemplate(), partners, journal, ids);
  }

  @Bean
  PartnerClocks partnerClocks(Partners partners, Journal journal, Clock clock) {
    return new PartnerClocks(partners, journal, clock);
  }
}
