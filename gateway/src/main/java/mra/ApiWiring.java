package mra;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.time.Clock;
import javax.sql.DataSource;
import mra.api.AccessKeys;
import mra.api.AccountController;
import mra.api.Accounts;
import mra.api.AlarmController;
import mra.api.ApiDescription;
import mra.api.DeadLetterController;
import mra.api.Doors;
import mra.api.HeldController;
import mra.api.Holder;
import mra.api.ImportController;
import mra.api.JobController;
import mra.api.KeyController;
import mra.api.ListController;
import mra.api.NodeController;
import mra.api.PartnerController;
import mra.api.PartnerMetrics;
import mra.api.PartnersHealth;
import mra.api.Problems;
import mra.api.ResendController;
import mra.api.RetentionController;
import mra.api.Role;
import mra.api.ServedListController;
import mra.audit.AuditLog;
import mra.clearance.DeadLetters;
import mra.clearance.Decisions;
import mra.clearance.IndexKeeper;
import mra.clearance.NearMissCounts;
import mra.clearance.Outbox;
import mra.cluster.Node;
import mra.exchange.Entrance;
import mra.exchange.Erasures;
import mra.exchange.Exchanges;
import mra.exchange.PartnerClocks;
import mra.exchange.Releases;
import mra.exchange.Resends;
import mra.exchange.ServedLists;
import mra.exchange.SoapDoor;
import mra.exchange.TheirReceipts;
import mra.journal.Alarms;
import mra.journal.FourEyes;
import mra.journal.Journal;
import mra.journal.Purges;
import mra.partner.Partners;
import mra.registry.Jobs;
import mra.registry.Registry;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.support.TransactionTemplate;

/** REST, its doors and what monitoring sees. */
@OpenAPIDefinition(
    info = @Info(title = "MRA Gateway", version = "1"),
    security = @SecurityRequirement(name = "key"))
@SecurityScheme(name = "key", type = SecuritySchemeType.HTTP, scheme = "bearer")
@Configuration(proxyBeanMethods = false)
class ApiWiring {
  static final String FIRST_KEY = "admin.key";

  private static final String GUEST = "rehearsal";

  /** The first key belongs to whoever can read the folder; it is never printed. */
  @Bean
  AccessKeys accessKeys(
      Ground ground,
      GatewaySettings settings,
      DataSource database,
      TransactionTemplate transaction,
      AuditLog audit,
      Clock clock) {
    var keys = new AccessKeys(JdbcClient.create(database), transaction, audit, clock);
    var secrets = ground.home().secrets();
    // Each node makes one of its own, and none may shut another's out.
    var name = settings.external().map(given -> "admin@" + given.node()).orElse("admin");
    keys.admit(new Holder(name, Holder.Kind.PERSON, Role.ofTheHouse()), secrets.text(FIRST_KEY));
    for (var partner : ground.guests().partners()) {
      keys.admit(Holder.of(partner, GUEST), secrets.text(guestKey(partner)));
    }
    return keys;
  }

  /** Name of the secret that a rehearsed partner shows. */
  static String guestKey(String partner) {
    return partner + "-" + GUEST + ".key";
  }

  @Bean
  SecurityFilterChain doors(HttpSecurity http, AccessKeys keys) throws Exception {
    return Doors.chain(http, keys);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadBodies() {
    return tomcat -> tomcat.addEngineValves(new UnreadBodies());
  }

  /** Takes the place of one that warns at every start of what is meant: the API is described. */
  @Bean
  Object springDocAppInitializer() {
    return new Object();
  }

  @Bean
  Problems problems() {
    return new Problems();
  }

  @Bean
  PartnerController partnerController(
      Partners partners, PartnerClocks clocks, Exchanges exchanges, Journal journal, Clock clock) {
    return new PartnerController(partners, clocks, exchanges, journal, clock);
  }

  @Bean
  ListController listController(Partners partners, Entrance entrance) {
    return new ListController(partners, entrance);
  }

  @Bean
  ImportController importController(Partners partners, Entrance entrance, Clock clock) {
    return new ImportController(partners, entrance, clock);
  }

  @Bean
  ServedListController servedListController(Partners partners, ServedLists lists) {
    return new ServedListController(partners, lists);
  }

  @Bean
  KeyController keyController(Partners partners, AccessKeys keys) {
    return new KeyController(partners, keys);
  }

  @Bean
  ServletRegistrationBean<SoapDoor> soapDoor(
      Ground ground, Partners partners, Entrance entrance, TheirReceipts receipts, Clock clock) {
    var door = new SoapDoor(partners, ground.keys(), entrance, receipts, clock);
    var servlet = new ServletRegistrationBean<>(door, "/exchange/*");
    servlet.setLoadOnStartup(1);
    return servlet;
  }

  @Bean
  AlarmController alarmController(Alarms alarms) {
    return new AlarmController(alarms);
  }

  @Bean
  JobController jobController(Partners partners, DataSource database, Clock clock) {
    return new JobController(
        new Jobs(JdbcClient.create(database)), partners.own().timeZone(), clock);
  }

  @Bean
  RetentionController retentionController(Partners partners, Purges purges, Erasures erasures) {
    return new RetentionController(partners, purges, erasures);
  }

  @Bean
  ApiDescription apiDescription() {
    return new ApiDescription();
  }

  @Bean
  NodeController nodeController(Node node) {
    return new NodeController(node);
  }

  @Bean
  ResendController resendController(Resends resends, Clock clock) {
    return new ResendController(resends, clock);
  }

  @Bean
  Accounts accounts(
      AccessKeys keys,
      FourEyes persons,
      DataSource database,
      TransactionTemplate transaction,
      AuditLog audit,
      Clock clock) {
    return new Accounts(JdbcClient.create(database), keys, persons, transaction, audit, clock);
  }

  @Bean
  AccountController accountController(Accounts accounts, FourEyes persons) {
    return new AccountController(accounts, persons);
  }

  @Bean
  HeldController heldController(
      Releases releases, Registry registry, Journal journal, Clock clock) {
    return new HeldController(releases, registry, journal, clock);
  }

  @Bean
  DeadLetterController deadLetterController(DeadLetters letters) {
    return new DeadLetterController(letters);
  }

  @Bean
  PartnersHealth partnersHealth(PartnerClocks clocks) {
    return new PartnersHealth(clocks);
  }

  @Bean
  PartnerMetrics partnerMetrics(
      PartnerClocks clocks,
      Outbox outbox,
      IndexKeeper index,
      Registry registry,
      NearMissCounts nearMisses,
      Decisions decisions,
      Clock clock) {
    return new PartnerMetrics(
        clocks,
        outbox,
        partner -> operators(index, partner),
        registry,
        nearMisses,
        decisions,
        clock);
  }

  private static double operators(IndexKeeper index, String partner) {
    var part = index.index().part(partner);
    return part == null ? 0 : part.operators();
  }
}
