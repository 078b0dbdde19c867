package mra.journal;

import static mra.journal.OurOperators.enterprise;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import mra.canonical.Consent;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.journal.Disclosed.Gone;
import mra.journal.Disclosed.Shown;
import mra.partner.Agreement.Ours;
import mra.partner.Agreement.Required;
import mra.partner.Agreement.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only agreed fields of agreed programmes and consenting enterprises leave. */
class DisclosureTest {
  private static final Set<Told> ALL = EnumSet.allOf(Told.class);
  private static final Disclosure EVERYTHING = disclosure(ALL, Set.of(), true);

  @Test
  void tellsTheWholeRecordWhereEverythingWasAgreedButNeverTheConsent() {
    var operator = enterprise("1100000001").operator();

    var shown = shown(EVERYTHING, enterprise("1100000001"));

    assertThat(shown.consent()).isNull();
    assertThat(shown).usingRecursiveComparison().ignoringFields("consent").isEqualTo(operator);
  }

  @Test
  void tellsCodeAndProgrammeAloneWhereNothingElseWasAgreed() {
    var shown = shown(disclosure(Set.of(), Set.of(), true), enterprise("1100000001"));

    assertThat(shown)
        .isEqualTo(
            Disclosure.bare(enterprise("1100000001").operator(), Standing.VALID, null)
                .with(Standing.VALID, null));
  }

  @ParameterizedTest
  @EnumSource(Told.class)
  void aFieldThatWasNotAgreedDoesNotLeave(Told field) {
    var others = EnumSet.complementOf(EnumSet.of(field));
    var shown = shown(disclosure(others, Set.of(), true), enterprise("1100000001"));

    switch (field) {
      case NAME -> assertThat(shown.names()).extracting(Name::lang).containsOnly("en");
      case NAME_EN -> assertThat(shown.names()).extracting(Name::lang).contains("en", "zh");
      case ADDRESS -> assertThat(shown.address()).isNull();
      case IDENTIFIERS -> assertThat(shown.identifiers()).isEmpty();
      case ROLES -> assertThat(shown.roles()).isEmpty();
      case STANDING -> assertThat(shown.standingSince()).isNull();
      case OFFICE -> assertThat(shown.office()).isNull();
      case VALIDITY -> {
        assertThat(shown.validFrom()).isNull();
        assertThat(shown.validTo()).isNull();
      }
    }
  }

  @Test
  void aChangeInWhatWasNotAgreedCannotBeSeenFromOutside() {
    var nameless = disclosure(EnumSet.of(Told.STANDING), Set.of(), true);

    assertThat(shown(nameless, enterprise("1100000001").named("Another Name")))
        .isEqualTo(shown(nameless, enterprise("1100000001")));
  }

  @Test
  void theEnglishNameAndAddressLeaveExactlyAsRegistered() {
    var registered =
        enterprise("1100000001").named("  ACME (Shenzhen)  Co., Ltd.").at("No. 1,  Rd");

    var shown = shown(EVERYTHING, registered);

    assertThat(shown.names()).contains(new Name("  ACME (Shenzhen)  Co., Ltd.", "en"));
    assertThat(Objects.requireNonNull(shown.address()).lines()).containsExactly("No. 1,  Rd");
  }

  @Test
  void anEnterpriseThatDidNotConsentIsWithdrawnAndTheReasonIsTyped() {
    var gone = gone(EVERYTHING, enterprise("1100000001").withoutConsent());

    assertThat(gone.operator().standing()).isEqualTo(Standing.WITHDRAWN);
    assertThat(gone.operator().consent()).isEqualTo(Consent.WITHDRAWN);
    assertThat(gone.operator().names()).isEmpty();
    assertThat(gone.operator().address()).isNull();
    assertThat(gone.operator().identifiers()).isEmpty();
    assertThat(gone.withheld()).isNull();
  }

  @Test
  void whereTheAgreementAsksForNoConsentItIsTold() {
    assertThat(
            disclosure(ALL, Set.of(), false)
                .of(enterprise("1100000001").withoutConsent().version()))
        .isInstanceOf(Shown.class);
  }

  @Test
  void aProgrammeThatThePartnerDoesNotRecogniseIsNotTold() {
    var gone = gone(EVERYTHING, enterprise("1100000001").graded("CN_CERTIFIED"));

    assertThat(gone.operator().standing()).isEqualTo(Standing.WITHDRAWN);
    assertThat(gone.operator().consent()).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = Standing.class,
      names = {"REVOKED", "WITHDRAWN", "EXPIRED"})
  void anEndedAuthorisationIsWithdrawnWithItsStanding(Standing ended) {
    assertThat(gone(EVERYTHING, enterprise("1100000001").standing(ended)).operator().standing())
        .isEqualTo(ended);
  }

  @Test
  void aSuspendedOneIsToldWhereStandingsAre() {
    var suspended = enterprise("1100000001").standing(Standing.SUSPENDED);

    assertThat(shown(EVERYTHING, suspended).standing()).isEqualTo(Standing.SUSPENDED);
    assertThat(gone(disclosure(Set.of(Told.NAME), Set.of(), true), suspended).operator().standing())
        .isEqualTo(Standing.WITHDRAWN);
  }

  @Test
  void anAbsentOneIsGone() {
    assertThat(EVERYTHING.of(enterprise("1100000001").absent().version())).isInstanceOf(Gone.class);
  }

  @Test
  void whoLacksWhatIsRequiredIsWithheldWithAFinding() {
    var strict = disclosure(ALL, EnumSet.allOf(Required.class), true);

    var nameless = gone(strict, enterprise("1100000001").named(null));
    var homeless = gone(strict, enterprise("1100000002").at(null));

    assertThat(Objects.requireNonNull(nameless.withheld()).fault()).isEqualTo(Fault.NOT_TELLABLE);
    assertThat(nameless.withheld().detail()).isEqualTo("it has no registered English name");
    assertThat(Objects.requireNonNull(homeless.withheld()).detail())
        .isEqualTo("it has no registered address");
    assertThat(strict.of(enterprise("1100000003").version())).isInstanceOf(Shown.class);
  }

  private static Disclosure disclosure(Set<Told> told, Set<Required> required, boolean consent) {
    return new Disclosure(new Ours(Set.of("CN_ADVANCED"), told, required, consent));
  }

  private static Operator shown(Disclosure disclosure, OurOperators one) {
    assertThat(disclosure.of(one.version())).isInstanceOf(Shown.class);
    return disclosure.of(one.version()).operator();
  }

  private static Gone gone(Disclosure disclosure, OurOperators one) {
    assertThat(disclosure.of(one.version())).isInstanceOf(Gone.class);
    return (Gone) disclosure.of(one.version());
  }
}
