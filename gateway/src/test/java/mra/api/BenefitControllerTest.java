package mra.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import mra.api.BenefitController.BenefitView;
import mra.partner.PartnerFiles;
import org.junit.jupiter.api.Test;

class BenefitControllerTest {
  private final BenefitController benefits =
      new BenefitController(
          PartnerFiles.load(Path.of(".."), Optional.empty(), Map.of()),
          Clock.fixed(Instant.parse("2026-11-30T16:00:00Z"), ZoneOffset.UTC));

  @Test
  void saysWhatAPartnersOperatorsHaveByTheAgreementOfTheDay() {
    assertThat(benefits.benefits("MO", LocalDate.parse("2023-05-31"))).isEmpty();
    assertThat(benefits.benefits("MO", LocalDate.parse("2023-06-01")))
        .extracting(BenefitView::code)
        .containsExactly(
            "LOWER_INSPECTION_RATE",
            "PRIORITY_PHYSICAL_INSPECTION",
            "LIAISON_OFFICER",
            "PRIORITY_AFTER_DISRUPTION");
    assertThat(benefits.benefits("MO", null))
        .allSatisfy(benefit ->
            assertThat(benefit)
                .returns("GACC Announcement 49/2023", BenefitView::basis)
                .matches(each -> !each.en().isEmpty() && !each.zh().isEmpty()));
  }

  @Test
  void keepsThoseOfOurOwnApartAndSaysWhereNoLawWasFound() {
    assertThat(benefits.benefits("CN", LocalDate.parse("2021-10-31"))).isEmpty();
    assertThat(benefits.benefits("CN", LocalDate.parse("2026-03-31")))
        .hasSize(6)
        .allMatch(benefit -> benefit.source().startsWith("GACC Decree 251"));
    assertThat(benefits.benefits("CN", LocalDate.parse("2026-04-01")))
        .hasSize(6)
        .allMatch(benefit -> benefit.source().startsWith("configuration"));
    assertThat(benefits.benefits(null, null))
        .filteredOn(benefit -> benefit.code().startsWith("OWN_"))
        .allMatch(benefit -> benefit.partner().equals("CN"));
  }
}
