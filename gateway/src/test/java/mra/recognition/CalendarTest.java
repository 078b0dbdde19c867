package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static mra.recognition.Parties.consignor;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.UnaryOperator;
import mra.canonical.Standing;
import mra.partner.Agreement.Benefit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days are those of Shanghai (+08:00); a standing begins at an instant where the partner is. */
class CalendarTest {
  private static final Party PARTY = consignor("DE", "DEAEOF1");

  private static Reason decided(ClearanceDesk desk, UnaryOperator<AnOperator> how) {
    return desk.knows(how.apply(anOperator("EU", "DEAEOF1"))).asks(PARTY).decidedBy();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-30T23:59:59.999999999+08:00, MATCHED",
    "2026-12-31T00:00+08:00, MATCHED",
    "2026-12-31T23:59:59.999999999+08:00, MATCHED",
    "2026-12-31T15:59:59Z, MATCHED",
    "2026-12-31T16:00Z, EXPIRED",
    "2027-01-01T00:00+08:00, EXPIRED",
    "2026-12-31T17:00+01:00, EXPIRED"
  })
  void theLastValidDayEndsAtMidnightAtHome(String at, Reason reason) {
    assertThat(decided(ClearanceDesk.open().about(at), it -> it.valid(null, "2026-12-31")))
        .isEqualTo(reason);
    assertThat(decided(ClearanceDesk.at(at), it -> it.valid(null, "2026-12-31"))).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T23:59:59.999999999+08:00, NOT_YET_VALID",
    "2026-12-01T00:00+08:00, MATCHED",
    "2026-11-30T16:00Z, MATCHED",
    "2026-11-30T15:59:59Z, NOT_YET_VALID"
  })
  void theFirstValidDayBeginsAtMidnightAtHome(String at, Reason reason) {
    UnaryOperator<AnOperator> from = it -> it.valid("2026-12-01", null).standingSince("2020-01-01");

    assertThat(decided(ClearanceDesk.open().about(at), from)).isEqualTo(reason);
    assertThat(decided(ClearanceDesk.at(at), from)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T06:59:59.999999999+08:00, NOT_YET_VALID",
    "2026-12-01T07:00+08:00, MATCHED",
    "2026-12-01T00:00+01:00, MATCHED",
    "2026-11-30T22:59:59Z, NOT_YET_VALID"
  })
  void aStandingBeginsAtMidnightInBrussels(String at, Reason reason) {
    assertThat(
            decided(ClearanceDesk.at(at), it -> it.valid(null, null).standingSince("2026-12-01")))
        .isEqualTo(reason);
  }

  @Test
  void openDatesBindNothing() {
    assertThat(
            decided(
                ClearanceDesk.open().about("1999-01-01T00:00Z").whatIf(),
                it -> it.valid(null, null)))
        .isEqualTo(Reason.AGREEMENT_NOT_IN_FORCE);
    assertThat(decided(ClearanceDesk.open().about("2150-01-01T00:00Z"), it -> it.valid(null, null)))
        .isEqualTo(Reason.MATCHED);
  }

  @ParameterizedTest
  @CsvSource({
    "2015-10-31T23:59:59.999999999+08:00, AGREEMENT_NOT_IN_FORCE",
    "2015-11-01T00:00+08:00, MATCHED",
    "2015-10-31T16:00Z, MATCHED"
  })
  void theAgreementWithTheEuropeanUnionBegins(String at, Reason reason) {
    assertThat(decided(ClearanceDesk.open().about(at), it -> it.valid(null, null)))
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-31T23:59+08:00, PRIORITY_CLEARANCE",
    "2027-01-01T00:00+08:00, LIAISON_OFFICER",
    "2027-12-31T23:59+08:00, LIAISON_OFFICER"
  })
  void benefitsAreThoseOfTheAgreementInForceOnThatDay(String at, String benefit) {
    var decision = dated().about(at).knows(anOperator("EU", "DEAEOF1")).asks(PARTY);

    assertThat(decision.benefits()).containsExactly(benefit);
  }

  @Test
  void anAgreementEndsAfterItsLastDay() {
    var desk = dated().about("2028-01-01T00:00+08:00").knows(anOperator("EU", "DEAEOF1"));

    assertThat(desk.asks(PARTY).decidedBy()).isEqualTo(Reason.AGREEMENT_NOT_IN_FORCE);
  }

  /** One agreement to the end of 2026, another through 2027, none after. */
  private static ClearanceDesk dated() {
    var desk = ClearanceDesk.open();
    var old = ClearanceDesk.agreement("EU");
    return desk.agreements(
        "EU",
        Agreements.granting(old, "2015-11-01", "2026-12-31", Set.of("AEOF"), "PRIORITY_CLEARANCE"),
        Agreements.granting(old, "2027-01-01", "2027-12-31", Set.of("AEOF"), "LIAISON_OFFICER"));
  }

  @Test
  void aQuestionAboutThePastMustHoldNowToo() {
    var lastWeek = ClearanceDesk.open().about("2026-11-17T12:00+08:00");

    assertThat(decided(lastWeek, it -> it.standing(Standing.SUSPENDED, "2026-11-20")))
        .isEqualTo(Reason.SUSPENDED);
    assertThat(decided(lastWeek, it -> it.valid(null, "2026-11-20"))).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void aStandingIsNotBelievedForTheTimeBeforeItBegan() {
    var lastWeek = ClearanceDesk.open().about("2026-11-17T12:00+08:00");

    assertThat(decided(lastWeek, it -> it.standingSince("2026-11-20")))
        .isEqualTo(Reason.NOT_YET_VALID);
  }

  @Test
  void anAgreementThatEndedGrantsNothingForThePastEither() {
    var desk = ClearanceDesk.at("2028-03-01T12:00+08:00").about("2027-06-01T12:00+08:00");
    var old = ClearanceDesk.agreement("EU");
    desk.agreements(
        "EU",
        Agreements.granting(old, "2015-11-01", "2027-12-31", Set.of("AEOF"), "LIAISON_OFFICER"));

    assertThat(decided(desk, it -> it)).isEqualTo(Reason.AGREEMENT_NOT_IN_FORCE);
  }

  @Test
  void aWhatIfJudgesItsMomentAlone() {
    var desk = ClearanceDesk.open().about("2026-11-17T12:00+08:00").whatIf();

    assertThat(decided(desk, it -> it.valid(null, "2026-11-20"))).isEqualTo(Reason.MATCHED);
    assertThat(desk.asks(PARTY).id()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-31, LOWER_INSPECTION_RATE",
    "2026-04-01, LOWER_INSPECTION_RATE PRIORITY_CLEARANCE",
    "2026-06-30, LOWER_INSPECTION_RATE PRIORITY_CLEARANCE",
    "2026-07-01, LOWER_INSPECTION_RATE"
  })
  void grantsABenefitOnItsOwnDays(String day, String benefits) {
    var desk =
        ClearanceDesk.open()
            .agreed(
                "EU",
                old ->
                    Agreements.granting(
                        old,
                        new Benefit("LOWER_INSPECTION_RATE", null, null),
                        new Benefit(
                            "PRIORITY_CLEARANCE",
                            LocalDate.parse("2026-04-01"),
                            LocalDate.parse("2026-06-30"))))
            .knows(anOperator("EU", "DEAEOF1"));

    assertThat(desk.about(day + "T12:00+08:00").asks(consignor("DEAEOF1")).benefits())
        .containsExactly(benefits.split(" "));
  }
}
