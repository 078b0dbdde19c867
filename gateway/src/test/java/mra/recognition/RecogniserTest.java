package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static mra.recognition.Parties.consignor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import mra.canonical.Standing;
import mra.partner.Agreement.Flow;
import org.junit.jupiter.api.Test;

class RecogniserTest {
  private final ClearanceDesk desk =
      ClearanceDesk.open()
          .knows(
              anOperator("EU", "DEAEOF0000025/08").identified("EORI", "DE123456789012345"),
              anOperator("EU", "FRAEOC0000026/09").programme("AEOC"),
              anOperator("HK", "AEOHK1234567890").standing(Standing.SUSPENDED, "2026-11-01"),
              anOperator("MO", "MO123456789").programme("MO_B"),
              anOperator("MO", "MO987654321"));

  @Test
  void recognisesAnEuropeanCombinedAuthorisationWithTheAgreementsBenefits() {
    var decision = desk.asks(consignor("DE", "DEAEOF0000025/08"));

    assertThat(decision)
        .isEqualTo(
            new Decision(
                0,
                PartyRole.CONSIGNOR,
                Outcome.RECOGNISED,
                "EU",
                "DEAEOF0000025/08",
                "AEOF",
                List.of(
                    "LOWER_INSPECTION_RATE",
                    "RISK_ASSESSMENT_CONSIDERATION",
                    "PARTNER_RECOGNITION",
                    "PRIORITY_CLEARANCE",
                    "PRIORITY_AFTER_DISRUPTION"),
                List.of(Reason.MATCHED),
                decision.list(),
                "decision"));
    assertThat(decision.list()).isNotNull();
  }

  @Test
  void doesNotRecogniseCustomsSimplificationsAlone() {
    assertThat(desk.asks(consignor("FR", "FRAEOC0000026/09")))
        .returns(Outcome.NOT_RECOGNISED, Decision::outcome)
        .returns(Reason.PROGRAMME_NOT_ELIGIBLE, Decision::decidedBy)
        .returns("AEOC", Decision::programme)
        .returns(List.of(), Decision::benefits);
  }

  @Test
  void doesNotRecogniseASuspendedOperatorUnderEitherSpellingOfItsCode() {
    assertThat(desk.asks(consignor("HK", "AEOHK1234567890")).decidedBy())
        .isEqualTo(Reason.SUSPENDED);
    assertThat(desk.asks(consignor("HK", "HK1234567890")).decidedBy()).isEqualTo(Reason.SUSPENDED);
  }

  @Test
  void recognisesMacaoClassAOnly() {
    assertThat(desk.asks(consignor("MO", "MO987654321")).outcome()).isEqualTo(Outcome.RECOGNISED);
    assertThat(desk.asks(consignor("MO", "MO123456789")).decidedBy())
        .isEqualTo(Reason.PROGRAMME_NOT_ELIGIBLE);
  }

  @Test
  void saysThatAnOwnCodeIsOurs() {
    assertThat(desk.asks(consignor("CN", "AEOCN4403131697")))
        .returns(Outcome.NOT_RECOGNISED, Decision::outcome)
        .returns(Reason.OWN_OPERATOR, Decision::decidedBy)
        .returns("CN", Decision::partner);
  }

  @Test
  void doesNotKnowACodeThatIsNotInTheList() {
    assertThat(desk.asks(consignor("DE", "DEAEOF0000099/08")))
        .returns(Outcome.NOT_RECOGNISED, Decision::outcome)
        .returns(List.of(Reason.CODE_UNKNOWN), Decision::reasons)
        .returns("DEAEOF0000099/08", Decision::code)
        .returns(null, Decision::programme);
  }

  @Test
  void answersEachPartyInOrder() {
    var question =
        new Question(
            "D-1",
            Flow.IMPORT,
            null,
            List.of(consignor("MO", "MO987654321"), consignor("MO", "NO"), consignor("FR", "x")));

    assertThat(desk.recogniser().answer(question).decisions())
        .extracting(Decision::party, Decision::outcome)
        .containsExactly(
            tuple(0, Outcome.RECOGNISED),
            tuple(1, Outcome.NOT_APPLICABLE),
            tuple(2, Outcome.NOT_RECOGNISED));
  }
}
