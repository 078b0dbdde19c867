package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static mra.recognition.Parties.as;
import static mra.recognition.Parties.consignor;
import static mra.recognition.Parties.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mra.canonical.Standing;
import mra.partner.Agreement.NameCheck;
import mra.partner.Freshness.WhenStale;
import mra.partner.LifeState;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reason has a question that it decides. */
class ReasonTest {
  private static final String CODE = "DEAEOF0000025/08";
  private static final Party PARTY = consignor("DE", CODE);
  private static final Map<Reason, Supplier<Decision>> SCENES = scenes();

  private static AnOperator operator() {
    return anOperator("EU", CODE).named("Muster Handels GmbH");
  }

  private static ClearanceDesk knowing(AnOperator operator) {
    return ClearanceDesk.open().knows(operator);
  }

  private static ClearanceDesk checking(NameCheck check) {
    return knowing(operator()).agreed("EU", old -> Agreements.checking(old, check));
  }

  private static Map<Reason, Supplier<Decision>> scenes() {
    var scenes = new EnumMap<Reason, Supplier<Decision>>(Reason.class);
    scenes.put(Reason.MATCHED, () -> knowing(operator()).asks(PARTY));
    scenes.put(Reason.NO_CODE, () -> knowing(operator()).asks(consignor("DE", "NO")));
    scenes.put(Reason.CODE_MALFORMED, () -> knowing(operator()).asks(consignor("DE", "AEOF")));
    scenes.put(Reason.CODE_INCOMPLETE, () -> knowing(operator()).asks(consignor("0000025/08")));
    scenes.put(Reason.CODE_UNKNOWN, () -> ClearanceDesk.open().asks(PARTY));
    scenes.put(Reason.OWN_OPERATOR, () -> knowing(operator()).asks(consignor("CN4403131697")));
    scenes.put(Reason.COUNTRY_NOT_PARTNER, () -> knowing(operator()).asks(consignor("US", "US1")));
    scenes.put(
        Reason.AGREEMENT_NOT_IN_FORCE,
        () -> knowing(operator().valid(null, null)).about("2015-10-31T23:59:59+08:00").asks(PARTY));
    scenes.put(Reason.PARTNER_PAUSED, () -> knowing(operator()).paused("EU").asks(PARTY));
    scenes.put(
        Reason.FLOW_NOT_COVERED,
        () ->
            ClearanceDesk.open()
                .knows(anOperator("MO", "MO123456789"))
                .export()
                .asks(consignor("MO", "MO123456789")));
    scenes.put(Reason.ROLE_NOT_COVERED, () -> knowing(operator().roles("CA", "WH")).asks(PARTY));
    scenes.put(
        Reason.PROGRAMME_NOT_ELIGIBLE, () -> knowing(operator().programme("AEOC")).asks(PARTY));
    for (var standing : List.of(Standing.SUSPENDED, Standing.REVOKED, Standing.WITHDRAWN)) {
      scenes.put(
          Reason.valueOf(standing.name()),
          () -> knowing(operator().standing(standing, "2026-11-01")).asks(PARTY));
    }
    scenes.put(Reason.EXPIRED, () -> knowing(operator().valid(null, "2026-11-23")).asks(PARTY));
    scenes.put(
        Reason.NOT_YET_VALID, () -> knowing(operator().valid("2026-11-25", null)).asks(PARTY));
    scenes.put(Reason.ABSENT_FROM_LIST, () -> knowing(operator().absent()).asks(PARTY));
    scenes.put(Reason.CONSENT_WITHDRAWN, () -> knowing(operator().withoutConsent()).asks(PARTY));
    scenes.put(
        Reason.NAME_MISMATCH,
        () -> checking(NameCheck.REQUIRE).asks(named(PARTY, "Andere Handels GmbH")));
    scenes.put(
        Reason.RECORD_SET_ASIDE,
        () -> knowing(operator().setAsideSince("2020-01-01T00:00:00Z")).asks(PARTY));
    scenes.put(
        Reason.LIST_STALE,
        () ->
            knowing(operator())
                .stale("EU", Duration.ofHours(72), WhenStale.STOP)
                .listAged("EU", Duration.ofHours(73))
                .asks(PARTY));
    return scenes;
  }

  @TestFactory
  Stream<DynamicTest> decidesAQuestion() {
    return SCENES.entrySet().stream()
        .map(scene ->
            DynamicTest.dynamicTest(
                scene.getKey().name(),
                () -> assertThat(scene.getValue().get().decidedBy()).isEqualTo(scene.getKey())));
  }

  @Test
  void thereIsAQuestionForEachReason() {
    assertThat(SCENES.keySet()).isEqualTo(Set.of(Reason.values()));
  }

  @Test
  void benefitsComeWithRecognitionOnly() {
    assertThat(SCENES.values().stream().map(Supplier::get))
        .allSatisfy(decision ->
            assertThat(decision.benefits().isEmpty())
                .isEqualTo(decision.outcome() != Outcome.RECOGNISED));
  }

  @Test
  void eachReasonIsWordedInBothLanguagesAndFitsJsonUnescaped() {
    assertThat(Reason.values())
        .allSatisfy(reason -> {
          assertThat(reason.english()).endsWith(".").doesNotContain("\"", "\\");
          assertThat(reason.chinese()).endsWith("。").doesNotContain("\"", "\\");
        })
        .extracting(Reason::english)
        .doesNotHaveDuplicates();
  }

  @Test
  void severalReasonsAreToldInTheOrderOfTheRules() {
    var decision =
        knowing(
                operator()
                    .programme("AEOC")
                    .roles("CA")
                    .standing(Standing.REVOKED, "2026-01-01")
                    .absent()
                    .withoutConsent())
            .asks(PARTY);

    assertThat(decision.reasons())
        .containsExactly(
            Reason.ROLE_NOT_COVERED,
            Reason.PROGRAMME_NOT_ELIGIBLE,
            Reason.REVOKED,
            Reason.ABSENT_FROM_LIST,
            Reason.CONSENT_WITHDRAWN);
  }

  @Test
  void aPauseStopsOnePartnerAndIsToldOfUnknownCodesToo() {
    var other = anOperator("HK", "AEOHK1234567890");
    assertThat(knowing(operator()).paused("HK").asks(PARTY).outcome())
        .isEqualTo(Outcome.RECOGNISED);
    assertThat(ClearanceDesk.open().knows(other).paused("EU").asks(PARTY).reasons())
        .containsExactly(Reason.CODE_UNKNOWN, Reason.PARTNER_PAUSED);
  }

  @Test
  void aPauseHoldsWhateverDayIsAskedAbout() {
    var paused = knowing(operator()).paused("EU");
    assertThat(paused.about("2026-11-20T00:00:00+08:00").asks(PARTY).decidedBy())
        .isEqualTo(Reason.PARTNER_PAUSED);
    assertThat(paused.about("2026-11-30T00:00:00+08:00").asks(PARTY).decidedBy())
        .isEqualTo(Reason.PARTNER_PAUSED);
  }

  @Test
  void anAgreementMayLimitTheRolesThatBenefit() {
    var desk =
        knowing(operator())
            .agreed("EU", old -> Agreements.limitedTo(old, Set.of("CONSIGNEE", "CARRIER")));

    assertThat(desk.asks(PARTY).decidedBy()).isEqualTo(Reason.ROLE_NOT_COVERED);
    assertThat(desk.asks(as(PartyRole.CARRIER, PARTY)).outcome()).isEqualTo(Outcome.RECOGNISED);
  }

  @Test
  void anOperatorWithTheRightRoleAmongOthersBenefits() {
    assertThat(knowing(operator().roles("CA", "EX")).asks(PARTY).outcome())
        .isEqualTo(Outcome.RECOGNISED);
    assertThat(knowing(operator().roles("FW")).asks(as(PartyRole.FORWARDER, PARTY)).outcome())
        .isEqualTo(Outcome.RECOGNISED);
  }

  @ParameterizedTest
  @EnumSource(
      value = LifeState.class,
      names = {"DRAFT", "REHEARSED", "SHADOW", "RETIRED"})
  void aPartnerThatClearanceDoesNotSeeIsNone(LifeState state) {
    var unseen = knowing(operator()).in("EU", state);
    assertThat(unseen.asks(PARTY).reasons()).containsExactly(Reason.COUNTRY_NOT_PARTNER);
    assertThat(unseen.asks(PARTY).partner()).isNull();
    assertThat(unseen.asks(PARTY).list()).isNull();
    assertThat(knowing(operator()).in("HK", state).asks(PARTY).outcome())
        .isEqualTo(Outcome.RECOGNISED);
  }
}
