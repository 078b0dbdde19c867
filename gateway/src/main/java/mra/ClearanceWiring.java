package mra;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.clearance.Answering;
import mra.clearance.Changes;
import mra.clearance.DeadLetters;
import mra.clearance.Decisions;
import mra.clearance.IndexKeeper;
import mra.clearance.LateKnowledge;
import mra.clearance.NearMissCounts;
import mra.clearance.NearMissWatch;
import mra.clearance.NearMisses;
import mra.clearance.Outbox;
import mra.clearance.PastAnswers;
import mra.clearance.QuestionDesk;
import mra.clearance.Relay;
import mra.cluster.Node;
import mra.cluster.Notices;
import mra.journal.ListsThen;
import mra.journal.Lives;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.recognition.ListRef;
import mra.recognition.NearCodes;
import mra.recognition.PartyRoles;
import mra.recognition.QuestionReader;
import mra.recognition.Recogniser;
import mra.registry.Beliefs;
import mra.registry.Operators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** What clearance is told and what it asks. */
@Configuration(proxyBeanMethods = false)
class ClearanceWiring {

  @Bean
  Outbox outbox(DataSource database) {
    return new Outbox(database);
  }

  @Bean(initMethod = "start")
  Relay relay(
      Outbox outbox,
      Operators operators,
      PlatformTransactionManager transactions,
      Ground ground,
      Clock clock) {
    return new Relay(
        outbox, new Changes(operators), transactions, ground.broker().connections(), clock);
  }

  /** Asked for after the partners are there, each with its state. */
  @Bean(initMethod = "start")
  IndexKeeper index(Operators operators, Lives lives, Partners partners) {
    return new IndexKeeper(operators, lives::now);
  }

  /** What another node applied is in this one's answers before it would have looked. */
  @Bean
  Notices notices(Ground ground, DataSource database, Node node, IndexKeeper index) {
    var notices = new Notices(database, ground.database().unpooled(), node.id());
    notices.listen(index::heard, index::compare);
    return notices;
  }

  @Bean
  DeadLetters deadLetters(
      Ground ground, PlatformTransactionManager transactions, AuditLog audit, Clock clock) {
    return new DeadLetters(ground.broker().connections(), transactions, audit, clock);
  }

  @Bean
  QuestionReader questionReader(Partners partners) {
    return new QuestionReader(partners.own().timeZone());
  }

  @Bean
  Recogniser.Setup recognitionSetup(
      Partners partners, GatewaySettings settings, Ground ground, Clock clock) {
    var roles = ground.configured().layers().file("mappings/codelists/party-role.csv");
    return new Recogniser.Setup(
        partners::all, PartyRoles.read(roles), partners.own().timeZone(), clock);
  }

  @Bean
  Recogniser recogniser(IndexKeeper index, Recogniser.Setup setup, Supplier<UUID> ids) {
    return Recogniser.operational(index::index, setup, () -> ids.get().toString());
  }

  @Bean
  PastAnswers pastAnswers(Recogniser.Setup setup, DataSource database, Lives lives) {
    var lists = new ListsThen(database);
    return new PastAnswers(
        setup,
        new Beliefs(database),
        (partner, at) ->
            lists.of(partner, at).map(list -> new ListRef(list.document(), list.asOf())),
        lives::historyOf);
  }

  @Bean
  LateKnowledge lateKnowledge(
      DataSource database,
      PlatformTransactionManager transactions,
      Recogniser.Setup setup,
      Lives lives) {
    return new LateKnowledge(database, transactions, setup, lives::historyOf);
  }

  @Bean(initMethod = "start")
  Decisions decisions(DataSource database, Ground ground, Partners partners, Clock clock) {
    return new Decisions(
        database,
        ground.database().impatient(),
        ground.home().folder("decisions"),
        clock,
        partners::byId);
  }

  @Bean
  NearMisses nearMisses(
      Partners partners,
      Recogniser recogniser,
      IndexKeeper index,
      Operators operators,
      Clock clock) {
    return new NearMisses(
        recogniser::answer, index::index, new NearCodes(partners::all), operators, clock);
  }

  @Bean
  NearMissCounts nearMissCounts(DataSource database) {
    return new NearMissCounts(database);
  }

  @Bean(initMethod = "start")
  NearMissWatch nearMissWatch(
      NearMisses misses, NearMissCounts counts, Partners partners, Clock clock) {
    return new NearMissWatch(
        misses,
        counts,
        () ->
            partners.all().stream()
                .filter(partner -> !partner.own())
                .map(PartnerProfile::id)
                .toList(),
        clock);
  }

  @Bean(initMethod = "start")
  QuestionDesk questionDesk(
      Ground ground, QuestionReader reader, Recogniser recogniser, Decisions decisions) {
    var answering = new Answering(reader, recogniser::answer, decisions);
    return new QuestionDesk(ground.broker().connections(), answering);
  }
}
