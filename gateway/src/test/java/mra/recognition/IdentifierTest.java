package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static mra.recognition.Parties.consignor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import mra.canonical.Standing;
import org.junit.jupiter.api.Test;

class IdentifierTest {
  private static final String EORI = "NL123456789";

  private static AnOperator ofTheSameFirm(String code) {
    return anOperator("EU", code).identified("EORI", EORI);
  }

  @Test
  void recognisesAnEnterpriseByAnyOfItsEligibleAuthorisations() {
    var desk =
        ClearanceDesk.open()
            .knows(
                ofTheSameFirm("NLAEOC1").programme("AEOC"),
                ofTheSameFirm("NLAEOS2").programme("AEOS"),
                ofTheSameFirm("NLAEOF3").standing(Standing.REVOKED, "2026-01-01"));

    assertThat(desk.asks(consignor("NL", EORI)))
        .returns(Outcome.RECOGNISED, Decision::outcome)
        .returns("NLAEOS2", Decision::code);
  }

  @Test
  void selectsOneAuthorisationOnlyByItsCode() {
    var desk =
        ClearanceDesk.open()
            .knows(ofTheSameFirm("NLAEOC1").programme("AEOC"), ofTheSameFirm("NLAEOS2"));

    assertThat(desk.asks(consignor("NL", "NLAEOC1")).decidedBy())
        .isEqualTo(Reason.PROGRAMME_NOT_ELIGIBLE);
  }

  @Test
  void tellsTheReasonOfTheAuthorisationThatCameFurthest() {
    var desk =
        ClearanceDesk.open()
            .knows(
                ofTheSameFirm("NLAEOC1").programme("AEOC"),
                ofTheSameFirm("NLAEOF2").standing(Standing.SUSPENDED, "2026-01-01"));

    assertThat(desk.asks(consignor("NL", EORI)))
        .returns(Reason.SUSPENDED, Decision::decidedBy)
        .returns("NLAEOF2", Decision::code);
  }

  @Test
  void tellsTheSameInWhateverOrderTheyCame() {
    var firm = new ArrayList<AnOperator>();
    for (int i = 0; i < 20; i++) {
      firm.add(ofTheSameFirm("NLAEOF" + (10 + i)));
    }
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(firm, new Random(seed));
      var desk = ClearanceDesk.open().knows(firm.toArray(AnOperator[]::new));
      assertThat(desk.asks(consignor("NL", EORI)).code()).isEqualTo("NLAEOF10");
    }
  }

  @Test
  void takesOnlyIdentifiersThatTheProfileAdmits() {
    var desk =
        ClearanceDesk.open().knows(anOperator("HK", "AEOHK1234567890").identified("BRN", "555"));

    assertThat(desk.asks(consignor("HK", "555")).decidedBy()).isEqualTo(Reason.CODE_MALFORMED);
  }

  @Test
  void doesNotKnowAnIdentifierThatNobodyHas() {
    assertThat(ClearanceDesk.open().asks(consignor("NL", EORI)).reasons())
        .isEqualTo(List.of(Reason.CODE_UNKNOWN));
  }
}
