package mra;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.clearance.CreditDesk;
import mra.clearance.Decisions;
import mra.cluster.Node;
import mra.exchange.Bell;
import mra.exchange.Commit;
import mra.exchange.Deliveries;
import mra.exchange.Entrance;
import mra.exchange.Exchanges;
import mra.exchange.InUse;
import mra.exchange.Lanes;
import mra.exchange.LeftBehind;
import mra.exchange.NodeWatch;
import mra.exchange.OurReceipts;
import mra.exchange.OwnChanges;
import mra.exchange.Permits;
import mra.exchange.Releases;
import mra.exchange.Resends;
import mra.exchange.Retakes;
import mra.exchange.Schedules;
import mra.exchange.ServedLists;
import mra.exchange.TheirReceipts;
import mra.exchange.WaitingDeltas;
import mra.exchange.Watch;
import mra.journal.Alarms;
import mra.journal.Bodies;
import mra.journal.Circuits;
import mra.journal.Departures;
import mra.journal.FourEyes;
import mra.journal.Journal;
import mra.journal.Purges;
import mra.journal.SeenFiles;
import mra.partner.Partners;
import mra.registry.Operators;
import mra.registry.Registry;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What starts exchanges: people, the clock, changes, those who bring something, other nodes' ends.
 */
@Configuration(proxyBeanMethods = false)
class StartWiring {
  @Bean
  Lanes lanes(Node node) {
    return new Lanes(node.turns());
  }

  @Bean
  Exchanges exchanges(
      CamelContext camel,
      Partners partners,
      Journal journal,
      Departures departures,
      OurReceipts ourReceipts,
      Supplier<UUID> ids,
      Lanes lanes,
      Permits permits) {
    return new Exchanges(
        camel.createProducerTemplate(),
        partners,
        journal,
        departures,
        ourReceipts::answer,
        ids,
        lanes,
        permits);
  }

  @Bean
  Retakes retakes(
      CamelContext camel,
      Partners partners,
      OurReceipts ourReceipts,
      Lanes lanes,
      Journal journal) {
    var producer = camel.createProducerTemplate();
    return new Retakes(producer, partners, ourReceipts::answer, lanes, journal);
  }

  @Bean
  WaitingDeltas waitingDeltas(
      Retakes retakes, Partners partners, Journal journal, Operators operators, Permits permits) {
    return new WaitingDeltas(retakes, partners, journal, operators, permits);
  }

  @Bean
  Releases releases(
      FourEyes persons,
      Retakes retakes,
      WaitingDeltas deltas,
      Registry registry,
      Journal journal,
      Commit commit,
      Watch watch,
      Permits permits,
      TransactionTemplate transaction,
      Clock clock) {
    return new Releases(
        persons, retakes, deltas, registry, journal, commit, watch, permits, transaction, clock);
  }

  @Bean
  Resends resends(
      Exchanges exchanges,
      Retakes retakes,
      CamelContext camel,
      Partners partners,
      Lanes lanes,
      Journal journal,
      SeenFiles seen,
      Permits permits,
      AuditLog audit,
      TransactionTemplate transaction,
      Clock clock) {
    return new Resends(
        exchanges,
        retakes,
        camel.createProducerTemplate(),
        partners,
        lanes,
        journal,
        seen,
        permits,
        audit,
        transaction,
        clock);
  }

  @Bean
  ServedLists servedLists(
      Departures departures,
      Journal journal,
      Bodies bodies,
      TheirReceipts theirReceipts,
      Exchanges exchanges,
      Permits permits) {
    return new ServedLists(departures, journal, bodies, theirReceipts, exchanges, permits);
  }

  @Bean
  Entrance entrance(
      CamelContext camel,
      Journal journal,
      OurReceipts ourReceipts,
      Supplier<UUID> ids,
      Permits permits) {
    return new Entrance(camel.createProducerTemplate(), journal, ourReceipts, ids, permits);
  }

  /** Started by the gateway once its routes run. */
  @Bean
  CreditDesk creditDesk(
      Ground ground,
      CamelContext camel,
      Partners partners,
      Journal journal,
      Supplier<UUID> ids,
      Node node) {
    var deliveries = new Deliveries(camel.createProducerTemplate(), journal, ids);
    return new CreditDesk(
        ground.broker().connections(),
        body -> deliveries.take(partners.own(), CreditDesk.QUEUE, body),
        node.turns());
  }

  @Bean
  Watch watch(
      Partners partners,
      Journal journal,
      Departures departures,
      Circuits circuits,
      Alarms alarms,
      Permits permits,
      Bell bell,
      TransactionTemplate transaction,
      Clock clock) {
    return new Watch(
        partners, journal, departures, circuits, alarms, permits, bell, transaction, clock);
  }

  @Bean
  Bell bell(Alarms alarms, AuditLog audit, Supplier<UUID> ids) {
    return new Bell(alarms, audit, ids);
  }

  @Bean(initMethod = "start")
  NodeWatch nodeWatch(
      Node node,
      Decisions decisions,
      InUse inUse,
      Bell bell,
      TransactionTemplate transaction,
      Clock clock) {
    return new NodeWatch(node.name(), decisions::waiting, inUse::leftOut, bell, transaction, clock);
  }

  @Bean
  LeftBehind leftBehind(
      Ground ground,
      Node node,
      Journal journal,
      Commit commit,
      Registry registry,
      Bodies bodies,
      Clock clock) {
    var leftBehind = new LeftBehind(node, journal, commit, registry, bodies, clock);
    leftBehind.clearUp(ground.home().succeed(node.id()));
    return leftBehind;
  }

  /** Started by the gateway when it goes on running. */
  @Bean
  Schedules schedules(
      Partners partners,
      Exchanges exchanges,
      Watch watch,
      WaitingDeltas deltas,
      Releases releases,
      Circuits circuits,
      Permits permits,
      Purges purges,
      DataSource database,
      Node node,
      Clock clock) {
    return new Schedules(
        partners, exchanges, watch, deltas, releases, circuits, permits, purges, database,
        node.id(), clock);
  }

  @Bean
  OwnChanges ownChanges(Partners partners, Circuits circuits, Permits permits) {
    return new OwnChanges(partners, circuits, permits);
  }
}
