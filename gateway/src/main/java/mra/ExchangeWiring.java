package mra;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mra.api.ListTimers;
import mra.audit.AuditLog;
import mra.clearance.AppliedList;
import mra.clearance.IndexKeeper;
import mra.clearance.NearMissCounts;
import mra.clearance.Outbox;
import mra.clearance.Relay;
import mra.cluster.Notices;
import mra.exchange.Arrivals;
import mra.exchange.Commit;
import mra.exchange.Erasures;
import mra.exchange.Ids;
import mra.exchange.Inbound;
import mra.exchange.Outbound;
import mra.exchange.OwnChanges;
import mra.exchange.PartnerClocks;
import mra.exchange.Patience;
import mra.exchange.Permits;
import mra.exchange.Routes;
import mra.exchange.Versions;
import mra.journal.Bodies;
import mra.journal.Candidates;
import mra.journal.Circuits;
import mra.journal.Departures;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Lives;
import mra.journal.PurgeProofs;
import mra.journal.Purges;
import mra.journal.RepairLists;
import mra.journal.SeenFiles;
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
  Supplier<UUID> ids(Journal journal, Clock clock) {
    return new Ids(clock, journal.page(null, null, 1).stream().map(ExchangeRecord::id).findFirst());
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
      Permits permits,
      IndexKeeper index,
      Relay relay,
      OwnChanges ownChanges,
      MeterRegistry meters,
      Notices notices,
      Clock clock) {
    Consumer<AppliedList> tell = list -> notices.tell(list.notice());
    Consumer<AppliedList> applied =
        list -> {
          try {
            index.applied(list);
          } finally {
            relay.wake();
            ownChanges.applied(list.partner());
          }
        };
    return new Commit(
        transaction,
        registry,
        journal,
        audit,
        outbox,
        permits,
        tell,
        applied,
        new ListTimers(meters),
        clock);
  }

  @Bean
  Inbound inbound(
      Trust trust, Versions versions, Registry registry, Journal journal, Commit commit) {
    return new Inbound(trust, versions::mappings, registry, journal, commit);
  }

  @Bean
  Routes routes(
      CamelContext camel,
      Ground ground,
      Partners partners,
      Inbound inbound,
      Outbound outbound,
      Arrivals arrivals,
      Commit commit,
      Journal journal,
      SeenFiles seen,
      Departures departures,
      Circuits circuits,
      Patience patience,
      Clock clock) {
    return new Routes(
        new Routes.Parts(
            partners,
            inbound,
            outbound,
            arrivals,
            commit,
            journal,
            seen,
            departures,
            circuits,
            ground.secrets(),
            ground.keys(),
            patience,
            clock),
        camel);
  }

  @Bean
  CamelContextConfiguration camelRoutes(Routes routes) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext camel) {
        try {
          routes.addAll();
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
  PurgeProofs purgeProofs(DataSource database, AuditLog audit) {
    return new PurgeProofs(database, audit);
  }

  @Bean
  Purges purges(
      DataSource database,
      TransactionTemplate transaction,
      Registry registry,
      Bodies bodies,
      PurgeProofs proofs,
      IndexKeeper index,
      Supplier<UUID> ids,
      Clock clock) {
    return new Purges(
        database, transaction, registry, bodies, proofs, rereading(index), ids, clock);
  }

  @Bean
  Erasures erasures(
      DataSource database,
      TransactionTemplate transaction,
      Registry registry,
      Outbox outbox,
      PurgeProofs proofs,
      IndexKeeper index,
      Supplier<UUID> ids,
      Clock clock) {
    return new Erasures(
        database, transaction, registry, outbox, proofs, rereading(index), ids, clock);
  }

  /** As after a list that is not the one that follows: the partner's operators are read again. */
  private static BiConsumer<String, UUID> rereading(IndexKeeper index) {
    return (partner, purge) -> index.applied(new AppliedList(partner, purge, purge, 0));
  }

  @Bean
  RepairLists repairLists(
      DataSource database,
      TransactionTemplate transaction,
      AuditLog audit,
      Supplier<UUID> ids,
      Clock clock) {
    return new RepairLists(database, transaction, audit, ids, clock);
  }

  @Bean
  PartnerClocks partnerClocks(
      Partners partners,
      Journal journal,
      Lives lives,
      Circuits circuits,
      NearMissCounts nearMisses,
      Candidates candidates,
      Clock clock) {
    return new PartnerClocks(partners, journal, lives, circuits, nearMisses, candidates, clock);
  }
}
