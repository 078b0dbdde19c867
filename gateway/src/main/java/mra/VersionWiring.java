package mra;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mra.api.VersionController;
import mra.audit.AuditLog;
import mra.cluster.Node;
import mra.cluster.Notices;
import mra.exchange.Activation;
import mra.exchange.Changeover;
import mra.exchange.InUse;
import mra.exchange.Permits;
import mra.exchange.Proposer;
import mra.exchange.Proposing;
import mra.exchange.Routes;
import mra.exchange.Schedules;
import mra.exchange.Shadow;
import mra.exchange.Takeover;
import mra.exchange.Versions;
import mra.journal.Bodies;
import mra.journal.Candidates;
import mra.journal.FourEyes;
import mra.journal.Journal;
import mra.journal.Lives;
import mra.journal.SeenFiles;
import mra.partner.Partners;
import mra.registry.PartnerVersions;
import mra.registry.Registry;
import mra.trust.Trust;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Which version of each partner is in force, and how another one comes into it. */
@Configuration(proxyBeanMethods = false)
class VersionWiring {
  @Bean
  Activation activation(
      TransactionTemplate transaction, PartnerVersions kept, AuditLog audit, Clock clock) {
    return new Activation(transaction, kept, audit, clock);
  }

  @Bean
  Versions versions(Ground ground, PartnerVersions kept, Activation activation, Permits permits)
      throws IOException {
    return new Versions(
        ground.configured(),
        kept,
        activation,
        permits::exchanges,
        ground.home().folder("versions"));
  }

  /** Whoever is handed them may name their versions, and finds each in a state. */
  @Bean
  Partners partners(Ground ground, Versions versions, Lives lives) {
    var partners =
        ground.configured().overlay().isPresent() ? versions.ofFolder() : versions.inForce();
    lives.meet(partners.all(), ground.guests().partners());
    return partners;
  }

  @Bean
  Candidates candidates(DataSource database) {
    return new Candidates(database);
  }

  @Bean
  Proposing proposing(
      Ground ground, Versions versions, PartnerVersions kept, Trust trust, Clock clock) {
    return new Proposing(ground.configured(), versions, kept, ground.keys(), trust, clock);
  }

  @Bean
  Shadow shadow(
      Versions versions,
      Partners partners,
      Candidates candidates,
      Trust trust,
      Registry registry,
      Journal journal,
      SeenFiles seen,
      Bodies bodies,
      Node node,
      TransactionTemplate transaction,
      Supplier<UUID> ids,
      Clock clock) {
    return new Shadow(
        new Shadow.Parts(
            versions,
            partners,
            candidates,
            trust,
            registry,
            journal,
            seen,
            bodies,
            node.turns(),
            transaction,
            ids,
            clock));
  }

  @Bean
  InUse inUse(
      Versions versions,
      Partners partners,
      Routes routes,
      Schedules schedules,
      Journal journal,
      Candidates candidates,
      Node node,
      Clock clock) {
    return new InUse(versions, partners, routes, schedules, journal, candidates, node.id(), clock);
  }

  /** Started by the gateway once its routes run. */
  @Bean
  Takeover takeover(PartnerVersions kept, InUse inUse, Shadow shadow, Notices notices) {
    return new Takeover(kept, inUse, shadow, notices);
  }

  @Bean
  Proposer proposer(Changeover.Parts parts, InUse inUse, Takeover takeover) {
    return new Proposer(parts, inUse, takeover);
  }

  @Bean
  Changeover changeover(Changeover.Parts parts, InUse inUse, Takeover takeover) {
    return new Changeover(parts, inUse, takeover);
  }

  @Bean
  Changeover.Parts changeoverParts(
      Proposing proposing,
      Versions versions,
      PartnerVersions kept,
      Activation activation,
      Candidates candidates,
      Lives lives,
      Permits permits,
      Journal journal,
      FourEyes persons,
      Notices notices,
      AuditLog audit,
      TransactionTemplate transaction,
      Supplier<UUID> ids,
      Clock clock) {
    return new Changeover.Parts(
        proposing,
        versions,
        kept,
        activation,
        candidates,
        profile -> lives.meet(List.of(profile), Set.of()),
        permits,
        journal,
        persons,
        notices,
        audit,
        transaction,
        ids,
        clock);
  }

  @Bean
  VersionController versionController(
      Partners partners,
      Proposer proposer,
      Changeover changeover,
      Proposing proposing,
      PartnerVersions kept,
      Candidates candidates,
      FourEyes persons) {
    return new VersionController(
        partners, proposer, changeover, proposing, kept, candidates, persons);
  }
}
