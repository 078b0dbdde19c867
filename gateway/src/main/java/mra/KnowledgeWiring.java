package mra;

import java.time.Clock;
import javax.sql.DataSource;
import mra.api.BenefitController;
import mra.api.DisclosureController;
import mra.api.HistoryController;
import mra.api.LateKnowledgeController;
import mra.api.NearMissController;
import mra.api.OperatorController;
import mra.api.RecognitionController;
import mra.api.RepairController;
import mra.clearance.Decisions;
import mra.clearance.LateKnowledge;
import mra.clearance.NearMissCounts;
import mra.clearance.NearMisses;
import mra.clearance.PastAnswers;
import mra.clearance.Repairs;
import mra.journal.Departures;
import mra.journal.Lives;
import mra.journal.Receipts;
import mra.journal.RepairLists;
import mra.partner.Partners;
import mra.recognition.QuestionReader;
import mra.recognition.Recogniser;
import mra.registry.Histories;
import mra.registry.Operators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Doors to what is known, was known, was answered and was told. */
@Configuration(proxyBeanMethods = false)
class KnowledgeWiring {
  @Bean
  BenefitController benefitController(Partners partners, Clock clock) {
    return new BenefitController(partners, clock);
  }

  @Bean
  HistoryController historyController(Partners partners, DataSource database) {
    return new HistoryController(partners, new Histories(database));
  }

  @Bean
  LateKnowledgeController lateKnowledgeController(
      Partners partners, LateKnowledge late, Clock clock) {
    return new LateKnowledgeController(partners, late, clock);
  }

  @Bean
  DisclosureController disclosureController(
      Partners partners,
      Operators operators,
      Departures departures,
      RepairLists repairs,
      Receipts receipts,
      Clock clock) {
    return new DisclosureController(partners, operators, departures, repairs, receipts, clock);
  }

  @Bean
  RepairController repairController(
      Partners partners, DataSource database, RepairLists lists, Clock clock) {
    return new RepairController(partners, new Repairs(database), lists, clock);
  }

  @Bean
  NearMissController nearMissController(
      QuestionReader reader,
      NearMisses misses,
      NearMissCounts counts,
      Decisions decisions,
      Clock clock) {
    return new NearMissController(reader, misses, counts, decisions, clock);
  }

  @Bean
  RecognitionController recognition(
      Partners partners, Recogniser recogniser, PastAnswers past, Decisions decisions) {
    return new RecognitionController(partners.own().timeZone(), recogniser, past, decisions);
  }

  @Bean
  OperatorController operatorController(
      Partners partners, Operators operators, Lives lives, Clock clock) {
    return new OperatorController(partners, operators, lives, clock);
  }
}
