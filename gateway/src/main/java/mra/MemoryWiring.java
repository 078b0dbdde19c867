package mra;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mra.api.Accounts;
import mra.audit.AuditLog;
import mra.cluster.Node;
import mra.exchange.Patience;
import mra.journal.Alarms;
import mra.journal.Bodies;
import mra.journal.Circuits;
import mra.journal.Departures;
import mra.journal.FourEyes;
import mra.journal.Journal;
import mra.journal.Receipts;
import mra.journal.SeenFiles;
import mra.registry.Operators;
import mra.registry.PartnerVersions;
import mra.registry.Registry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Registry, journal and audit. */
@Configuration(proxyBeanMethods = false)
class MemoryWiring {

  @Bean
  Registry registry(DataSource database) {
    return new Registry(database);
  }

  @Bean
  Operators operators(DataSource database, PlatformTransactionManager transactions) {
    return new Operators(database, transactions);
  }

  @Bean
  PartnerVersions partnerVersions(DataSource database) {
    return new PartnerVersions(database);
  }

  @Bean
  Journal journal(DataSource database, Node node) {
    return new Journal(database, node.id());
  }

  @Bean
  Departures departures(DataSource database) {
    return new Departures(database);
  }

  @Bean
  Circuits circuits(DataSource database, Patience patience) {
    return new Circuits(database, patience.first(), patience.most());
  }

  @Bean
  Alarms alarms(DataSource database) {
    return new Alarms(database);
  }

  @Bean
  Receipts receipts(DataSource database) {
    return new Receipts(database);
  }

  @Bean
  SeenFiles seenFiles(DataSource database) {
    return new SeenFiles(database);
  }

  @Bean
  Bodies bodies(Ground ground) {
    return ground.bodies();
  }

  @Bean
  AuditLog audit(DataSource database) {
    return new AuditLog(database);
  }

  @Bean
  FourEyes fourEyes(
      GatewaySettings settings,
      DataSource database,
      AuditLog audit,
      Supplier<UUID> ids,
      Clock clock) {
    var jdbc = JdbcClient.create(database);
    return new FourEyes(
        database,
        settings.proposalsWait(),
        (a, b) -> Accounts.together(jdbc, a, b),
        audit,
        ids,
        clock);
  }
}
