package mra;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mra.api.LifeController;
import mra.api.PauseController;
import mra.audit.AuditLog;
import mra.clearance.IndexKeeper;
import mra.clearance.Outbox;
import mra.clearance.Relay;
import mra.cluster.Notices;
import mra.exchange.LifeCycle;
import mra.exchange.OwnChanges;
import mra.exchange.Permits;
import mra.exchange.Unanswered;
import mra.exchange.Versions;
import mra.exchange.Watch;
import mra.journal.Departures;
import mra.journal.FourEyes;
import mra.journal.Journal;
import mra.journal.Lives;
import mra.partner.Partners;
import mra.registry.Operators;
import mra.registry.PartnerVersions;
import mra.registry.Registry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The states of partners, what they permit, and who changes them. */
@Configuration(proxyBeanMethods = false)
class LifeWiring {
  @Bean
  Lives lives(DataSource database, TransactionTemplate transaction, AuditLog audit, Clock clock) {
    return new Lives(database, transaction, audit, clock);
  }

  @Bean
  Permits permits(Lives lives) {
    return new Permits(lives::state);
  }

  @Bean
  LifeCycle lifeCycle(
      Versions versions,
      PartnerVersions kept,
      Lives lives,
      FourEyes persons,
      Registry registry,
      Operators operators,
      Outbox outbox,
      Notices notices,
      IndexKeeper index,
      Relay relay,
      OwnChanges ownChanges,
      Watch watch,
      TransactionTemplate transaction,
      Departures departures,
      Journal journal,
      AuditLog audit,
      Supplier<UUID> ids,
      Clock clock) {
    Runnable moved =
        () -> {
          try {
            index.lookForStates();
          } finally {
            relay.wake();
            ownChanges.look();
          }
        };
    return new LifeCycle(
        lives,
        persons,
        kept,
        registry,
        operators,
        outbox,
        new Unanswered(departures, journal, audit, clock)::close,
        versions::files,
        () -> notices.tell(IndexKeeper.MOVED),
        moved,
        watch,
        transaction,
        ids);
  }

  @Bean
  PauseController pauseController(Partners partners, Lives lives, LifeCycle cycle) {
    return new PauseController(partners, lives, cycle);
  }

  @Bean
  LifeController lifeController(
      Partners partners, Lives lives, LifeCycle cycle, FourEyes persons, Clock clock) {
    return new LifeController(partners, lives, cycle, persons, clock);
  }
}
