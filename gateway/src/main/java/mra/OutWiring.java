package mra;

import java.io.IOException;
import java.time.Clock;
import mra.audit.AuditLog;
import mra.cluster.Node;
import mra.exchange.OurReceipts;
import mra.exchange.Outbound;
import mra.exchange.Sealing;
import mra.exchange.TheirReceipts;
import mra.exchange.Versions;
import mra.journal.Bodies;
import mra.journal.Departures;
import mra.journal.Journal;
import mra.journal.Receipts;
import mra.partner.Partners;
import mra.registry.Operators;
import mra.trust.Trust;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The way of our list out, and what both sides say of a list. */
@Configuration(proxyBeanMethods = false)
class OutWiring {

  @Bean
  Sealing sealing(Ground ground, Trust trust, Versions versions) throws IOException {
    var sealing =
        new Sealing(trust, ground.keys(), versions::mappings, ground.home().folder("departures"));
    sealing.sweep();
    return sealing;
  }

  @Bean
  TheirReceipts theirReceipts(
      Trust trust,
      TransactionTemplate transaction,
      Journal journal,
      Departures departures,
      Receipts receipts,
      AuditLog audit,
      Partners partners,
      Clock clock) {
    return new TheirReceipts(
        trust, transaction, journal, departures, receipts, audit, partners.own().id(), clock);
  }

  @Bean
  OurReceipts ourReceipts(
      Trust trust,
      Ground ground,
      TransactionTemplate transaction,
      Journal journal,
      Receipts receipts,
      Operators operators,
      AuditLog audit,
      Node node,
      Partners partners,
      Clock clock) {
    return new OurReceipts(
        trust,
        ground.keys(),
        transaction,
        journal,
        receipts,
        operators,
        audit,
        node.turns(),
        partners.own().id(),
        clock);
  }

  @Bean
  Outbound outbound(
      TransactionTemplate transaction,
      Operators operators,
      Departures departures,
      Journal journal,
      Bodies bodies,
      Sealing sealing,
      TheirReceipts receipts,
      Partners partners,
      Clock clock) {
    return new Outbound(
        transaction,
        operators,
        departures,
        journal,
        bodies,
        sealing,
        receipts,
        partners.own(),
        clock);
  }
}
