package mra.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mra.partner.Agreement.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The partners that the project brings. */
class ProjectPartnersTest {

  private static final Path PROJECT = Path.of("..");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

  private final Partners partners = PartnerFiles.load(PROJECT, Optional.empty(), Map.of());

  @Test
  void checkFindsNothing() {
    assertThat(new Check(Map.of(), CLOCK).check(PROJECT, Optional.empty(), null)).isEmpty();
  }

  @Test
  void theFirstLineNamesTheSchemaForEditors() throws IOException {
    for (var partner : partners.all()) {
      var folder = PROJECT.resolve("partners").resolve(partner.id());
      var line = Files.readAllLines(folder.resolve("partner.yaml")).getFirst();
      assertThat(folder.resolve(line.replace("# $schema: ", ""))).exists();
    }
  }

  @Test
  void weAreChina() {
    assertThat(partners.own().id()).isEqualTo("CN");
    assertThat(partners.all())
        .extracting(PartnerProfile::id)
        .containsExactly("AU", "BY", "CN", "EU", "HK", "IL", "MO", "NZ");
  }

  @Test
  void theUnionHas27Countries() {
    assertThat(partners.byId("EU").countries()).hasSize(27).contains("GR").doesNotContain("EL");
    assertThat(partners.byCountry("DE")).contains(partners.byId("EU"));
    assertThat(partners.byCountry("GB")).isEmpty();
  }

  @Test
  void theAgreementsAreAsPublished() {
    var eu = partners.byId("EU").agreements().getFirst();
    assertThat(eu.from()).isEqualTo(LocalDate.of(2015, 11, 1));
    assertThat(eu.theirs().flows()).containsExactlyInAnyOrder(Flow.IMPORT, Flow.EXPORT);
    assertThat(eu.theirs().programmes()).isEqualTo(Set.of("AEOS", "AEOF"));
    var macao = partners.byId("MO").agreements().getFirst();
    assertThat(macao.from()).isEqualTo(LocalDate.of(2023, 6, 1));
    assertThat(macao.theirs().flows()).containsExactly(Flow.IMPORT);
    assertThat(macao.theirs().programmes()).containsExactly("MO_A");
  }

  @ParameterizedTest
  @CsvSource({
    "AU,2023-12-14,IMPORT,AU_ATT",
    "BY,2019-07-24,IMPORT;EXPORT,BY_TYPE3",
    "IL,2018-10-01,IMPORT,IL_AEO",
    "NZ,2017-07-01,IMPORT,NZ_SES",
  })
  void soAreThoseOfTheExamples(String partner, LocalDate from, String flows, String programme) {
    var agreement = partners.byId(partner).agreements().getFirst();
    assertThat(agreement.from()).isEqualTo(from);
    assertThat(agreement.theirs().flows())
        .extracting(Flow::name)
        .containsExactlyInAnyOrder(flows.split(";"));
    assertThat(agreement.theirs().programmes()).containsExactly(programme);
  }

  @Test
  void nothingIsReachedBeforeItsAddressIsSet() {
    assertThat(partners.all())
        .allSatisfy(partner ->
            assertThat(partner.pull())
                .satisfiesAnyOf(
                    pull -> assertThat(pull).isNull(), pull -> assertThat(pull.from()).isNull()));
  }
}
