package mra;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import mra.trust.Spool;
import mra.trust.Trust;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which room gets which: everything that is made once, at start. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  MemoryWiring.class,
  ClearanceWiring.class,
  ExchangeWiring.class,
  OutWiring.class,
  StartWiring.class,
  ApiWiring.class,
  KnowledgeWiring.class,
  LifeWiring.class,
  VersionWiring.class
})
class Wiring {
  /** What is on the class path and is not Spring's to start. */
  static final List<String> NOT_CONFIGURED_BY_SPRING =
      List.of(
          "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration",
          "org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration",
          "org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration",
          "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration");

  /** The ground closes it, after everything that uses it. */
  @Bean(destroyMethod = "")
  DataSource database(Ground ground) {
    return ground.database().source();
  }

  @Bean
  PlatformTransactionManager transactions(DataSource database) {
    return new JdbcTransactionManager(database);
  }

  @Bean
  TransactionTemplate transaction(PlatformTransactionManager transactions) {
    return new TransactionTemplate(transactions);
  }

  @Bean
  Trust trust(Ground ground, Clock clock) throws IOException {
    return new Trust(ground.keys(), Spool.in(ground.home().folder("spool")), clock);
  }
}
