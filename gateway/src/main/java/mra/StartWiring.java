package mra;

import java.time.Clock;
import javax.sql.DataSource;
import mra.cluster.Node;
import mra.exchange.Commit;
import mra.exchange.Exchanges;
import mra.exchange.LeftBehind;
import mra.exchange.OwnChanges;
import mra.exchange.Schedules;
import mra.exchange.Watch;
import mra.journal.Bodies;
import mra.journal.Circuits;
import mra.journal.Journal;
import mra.journal.Purges;
import mra.partner.Partners;
import mra.registry.Registry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What starts exchanges by itself: the clock, changes, and what another node left behind. */
@Configuration(proxyBeanMethods = false)
class StartWiring {

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
      Circuits circuits,
      Purges purges,
      DataSource database,
      Node node,
      Clock clock) {
    return new Schedules(partners, exchanges, watch, circuits, purges, database, node.id(), clock);
  }

  @Bean
  OwnChanges ownChanges(Partners partners, Circuits circuits) {
    return new OwnChanges(partners, circuits);
  }
}
