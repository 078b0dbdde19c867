package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static mra.recognition.Parties.consignor;
import static mra.recognition.Parties.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearCodesTest {
  private static final ClearanceDesk DESK =
      ClearanceDesk.open()
          .knows(
              anOperator("EU", "DEAEOF0000025/08")
                  .identified("EORI", "DE123456789012345")
                  .identified("TCUIN", "XX99")
                  .named("Müller & Söhne GmbH"),
              anOperator("EU", "FRAEOS7777777").named("Dupont SA"),
              anOperator("HK", "AEOHK1234567890").named("Harbour Ltd"),
              anOperator("MO", "MO123456789").named("Harbour Ltd"));

  private static List<NearCode> near(Party party) {
    return DESK.near(party);
  }

  @ParameterizedTest
  @CsvSource({
    "DEAEOF000025/08, 1", // one too few
    "DEAEOF00000025/08, 1", // one too many
    "DEAEOF0000026/08, 1", // one wrong
    "DEAEOF0000052/08, 1", // two in each other's place
    "DEAEFO0000025/08, 1",
    "DEAEOF0000036/08, 2",
    "DEAEOF0000025, 3",
    "DE12345678901234, 1",
    "AEOF0000026/08, 1", // with the declared country in front
    "DEAEOF9900025/08, 2",
    "DEAEOF9990025/08, 3"
  })
  void findsACodeThatIsAtMostTwoSlipsAway(String declared, int slips) {
    var found = near(consignor("DE", declared));

    if (slips > Slips.MAX) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found)
          .containsExactly(new NearCode("EU", "DEAEOF0000025/08", false, slips, false));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Müller & Söhne GmbH", "MUELLER & SOEHNE GMBH", "muller sohne gmbh"})
  void findsWhoHasANameHoweverItIsWritten(String declared) {
    assertThat(DESK.named("EU", declared))
        .containsExactly(new NearCode("EU", "DEAEOF0000025/08", false, Slips.MAX + 1, true));
  }

  @Test
  void findsNobodyOfAnotherNameOrAnotherPartner() {
    assertThat(DESK.named("EU", "Harbour Ltd")).isEmpty();
    assertThat(DESK.named("EU", "")).isEmpty();
    assertThat(DESK.named("MO", "Harbour Ltd")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEAEOFOOOOO25/O8", "DEAEOF00000Z5/08", "deaeof00000255/08"})
  void seesSignsThatAreTakenForEachOtherHoweverMany(String declared) {
    var alike = declared.length() == 16;

    assertThat(near(consignor("DE", declared)))
        .singleElement()
        .returns("DEAEOF0000025/08", NearCode::code)
        .returns(alike, NearCode::looksAlike);
  }

  @Test
  void suggestsTheCodeOfARightName() {
    assertThat(near(named(consignor("DE", "DEAEOF4444444"), "MUELLER & SOEHNE GMBH")))
        .containsExactly(new NearCode("EU", "DEAEOF0000025/08", false, 3, true));
    assertThat(near(named(consignor("DE", "DEAEOF4444444"), "Muster GmbH"))).isEmpty();
    assertThat(near(named(consignor("DE", "DEAEOF4444444"), "&"))).isEmpty();
  }

  @Test
  void putsACloseCodeWithTheRightNameFirst() {
    var desk =
        ClearanceDesk.open()
            .knows(
                anOperator("EU", "DEAEOF1000001").named("One GmbH"),
                anOperator("EU", "DEAEOF1000002").named("Two GmbH"),
                anOperator("EU", "DEAEOF1000003").named("Three GmbH"));

    assertThat(desk.near(named(consignor("DEAEOF1000004"), "Three GmbH")))
        .extracting(NearCode::code)
        .containsExactly("DEAEOF1000003", "DEAEOF1000001", "DEAEOF1000002");
  }

  @Test
  void suggestsFiveAtMost() {
    var desk = ClearanceDesk.open();
    for (int i = 0; i < 9; i++) {
      desk.knows(anOperator("EU", "DEAEOF100000" + i));
    }

    assertThat(desk.near(consignor("DEAEOF1000009"))).hasSize(NearCodes.MAX);
  }

  @Test
  void looksOnlyAtThePartnerAskedAndAtAllWhereNoneCouldBeTold() {
    assertThat(near(consignor("MO", "MO12345678")))
        .extracting(NearCode::partner)
        .containsExactly("MO");
    assertThat(near(named(consignor("9999999999"), "Harbour Ltd")))
        .extracting(NearCode::partner)
        .containsExactlyInAnyOrder("HK", "MO");
  }

  @Test
  void looksAtNoIdentifierThatIsNoKey() {
    assertThat(near(consignor("DE", "XX98"))).isEmpty();
  }

  @Test
  void hasNothingToSayWhereNothingWasDeclared() {
    assertThat(near(named(consignor("DE", "NO"), "Müller & Söhne GmbH"))).isEmpty();
  }
}
