package mra;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.time.Clock;
import java.util.EnumSet;
import javax.sql.DataSource;
import mra.api.AccessKeys;
import mra.api.AlarmController;
import mra.api.DeadLetterController;
import mra.api.DisclosureController;
import mra.api.Doors;
import mra.api.Holder;
import mra.api.NodeController;
import mra.api.OperatorController;
import mra.api.PartnerController;
import mra.api.PartnerMetrics;
import mra.api.PartnersHealth;
import mra.api.PauseController;
import mra.api.Problems;
import mra.api.RecognitionController;
import mra.api.ResendController;
import mra.api.Role;
import mra.clearance.DeadLetters;
import mra.clearance.Decisions;
import mra.clearance.IndexKeeper;
import mra.clearance.Outbox;
import mra.clearance.PartnerPauses;
import mra.cluster.Node;
import mra.exchange.Exchanges;
import mra.exchange.PartnerClocks;
import mra.exchange.Resends;
import mra.journal.Alarms;
import mra.journal.Departures;
import mra.journal.Journal;
import mra.journal.Receipts;
import mra.partner.Partners;
import mra.recognition.Recogniser;
import mra.registry.Operators;
import mra.registry.Registry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** REST, its doors and what monitoring sees. */
@OpenAPIDefinition(
    info = @Info(title = "MRA Gateway", version = "1"),
    security = @SecurityRequirement(name = "key"))
@SecurityScheme(name = "key", type = SecuritySchemeType.HTTP, scheme = "bearer")
@Configuration(proxyBeanMethods = false)
class ApiWiring {
  static final String FIRST_KEY = "admin.key";

  /** The first key belongs to whoever can read the folder; it is never printed. */
  @Bean
  AccessKeys accessKeys(Ground ground, GatewaySettings settings, DataSource database, Clock clock) {
    var keys = new AccessKeys(JdbcClient.create(database), clock);
    // Each node makes one of its own, and none may shut another's out.
    var name = settings.external().map(given -> "admin@" + given.node()).orElse("admin");
    var admin = new Holder(name, Holder.Kind.PERSON, EnumSet.allOf(Role.class));
    keys.admit(admin, ground.home().secrets().text(FIRST_KEY));
    return keys;
  }

  @Bean
  SecurityFilterChain doors(HttpSecurity http, AccessKeys keys) throws Exception {
    return Doors.chain(http, keys);
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
  RecognitionController recognition(Partners partners, Recogniser recogniser, Decisions decisions) {
    return new RecognitionController(partners.own().timeZone(), recogniser::answer, decisions);
  }

  @Bean
  OperatorController operatorController(Partners partners, Operators operators, Clock clock) {
    return new OperatorController(partners, operators, clock);
  }

  @Bean
  PartnerController partnerController(
      Partners partners, PartnerClocks clocks, Exchanges exchanges, Journal journal, Clock clock) {
    return new PartnerController(partners, clocks, exchanges, journal, clock);
  }

  @Bean
  AlarmController alarmController(Alarms alarms) {
    return new AlarmController(alarms);
  }

  @Bean
  NodeController nodeController(Node node) {
    return new NodeController(node);
  }

  @Bean
  DisclosureController disclosureController(
      Partners partners, Operators operators, Departures departures, Receipts receipts) {
    return new DisclosureController(partners, operators, departures, receipts);
  }

  @Bean
  PauseController pauseController(Partners partners, PartnerPauses pauses, IndexKeeper index) {
    return new PauseController(partners, pauses, index::lookForPauses);
  }

  @Bean
  ResendController resendController(Resends resends, Clock clock) {
    return new ResendController(resends, clock);
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
      PartnerClocks clocks, Outbox outbox, IndexKeeper index, Registry registry) {
    return new PartnerMetrics(clocks, outbox, partner -> operators(index, partner), registry);
  }

  private static double operators(IndexKeeper index, String partner) {
    var part = index.index().part(partner);
    return part == null ? 0 : part.operators();
  }
}
