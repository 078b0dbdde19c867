package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static mra.recognition.Parties.consignor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What traders type, and what is meant by it. */
class SpellingTest {
  private final ClearanceDesk desk =
      ClearanceDesk.open()
          .knows(
              anOperator("EU", "DEAEOF0000025/08").identified("EORI", "DE123456789012345"),
              anOperator("EU", "BE AEO S 0000064-GDA"),
              anOperator("HK", "AEOHK1234567890"),
              anOperator("MO", "MO123456789"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DEAEOF0000025/08",
        "AEO<DEAEOF0000025/08>",
        "aeo<deaeof0000025/08>",
        "ＡＥＯ＜ＤＥＡＥＯＦ０００００２５／０８＞",
        "AEO〈DEAEOF0000025/08〉",
        "AEO《DEAEOF0000025/08》",
        "AEODEAEOF0000025/08",
        "deaeof0000025/08",
        "ＤＥＡＥＯＦ００００025/08",
        " DE AEOF 0000025/08\u3000",
        "DE-AEOF-0000025/08",
        "DE.AEOF.0000025/08",
        "DE–AEOF—0000025/08",
        "DEAEOF0000025\u200B/08\uFEFF",
        "DEDEAEOF0000025/08",
        "AEOF0000025/08",
        "DE123456789012345",
        "de 1234 5678 9012 345",
        "123456789012345"
      })
  void findsAGermanOperatorUnder(String typed) {
    assertThat(desk.asks(consignor("DE", typed)))
        .returns(Outcome.RECOGNISED, Decision::outcome)
        .returns("DEAEOF0000025/08", Decision::code);
  }

  @ParameterizedTest
  @CsvSource({
    "HK, AEOHK1234567890",
    "HK, HK1234567890",
    "HK, AEO<AEOHK1234567890>",
    "HK, AEO<HK1234567890>",
    "HK, AEOHKHK1234567890",
    "HK, HKHK1234567890",
    "HK, 1234567890",
    "HK, AEO1234567890",
    "hk, aeohk-12345-67890",
    ", AEOHK1234567890",
    ", HK1234567890",
    "MO, MO123456789",
    "MO, AEOMO123456789",
    "MO, 123456789",
    ", mo 123 456 789",
    "ＭＯ, ＭＯ１２３４５６７８９"
  })
  void findsTheOperatorByCountryAndCode(String country, String typed) {
    assertThat(desk.asks(consignor(country, typed)).outcome()).isEqualTo(Outcome.RECOGNISED);
  }

  @Test
  void keepsTheCodeAsThePartnerWritesIt() {
    assertThat(desk.asks(consignor("BE", "beaeos0000064gda")).code())
        .isEqualTo("BE AEO S 0000064-GDA");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "", "  ", "NO", "no", "ＮＯ", "-", "--", "—", "无", "無", "\u3000", "AEO<>", "N/A", "."
      })
  void saysThatNothingWasDeclared(String typed) {
    assertThat(desk.asks(consignor("DE", typed)))
        .returns(Outcome.NOT_APPLICABLE, Decision::outcome)
        .returns(List.of(Reason.NO_CODE), Decision::reasons)
        .returns(null, Decision::code)
        .returns(null, Decision::list);
  }

  @ParameterizedTest
  @CsvSource({
    "CN, AEOCN4403131697",
    "CN, CN4403131697",
    "CN, 4403131697",
    "CN, aeo<AEOCN4403131697>",
    ", AEOCN4403131697",
    ", AEO<CN4403131697>",
    ", cn4403131697",
    "DE, AEOCN4403131697",
    "AE, AEOCN4403131697",
    "US, CN4403131697"
  })
  void takesAChineseCodeForOursWhateverCountryIsDeclared(String country, String typed) {
    assertThat(desk.asks(consignor(country, typed)))
        .returns(Reason.OWN_OPERATOR, Decision::decidedBy)
        .returns("CN", Decision::partner);
  }

  @ParameterizedTest
  @CsvSource({
    "HK, HK123",
    "HK, AEOHK12345678901",
    "MO, MO12345678",
    "MO, MO1234567890",
    "MO, DEAEOF0000025/08",
    "DE, 你好",
    "DE, DEAEOF",
    "DE, hello",
    "CN, AEOCN440313169",
    ", QQ12345"
  })
  void saysThatItIsNotWrittenLikeACode(String country, String typed) {
    assertThat(desk.asks(consignor(country, typed)).decidedBy()).isEqualTo(Reason.CODE_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567890", "AEO1234567890", "AEOF0000025/08", "A1", "7"})
  void cannotTellThePartnerOfACodeWithoutAnyCountry(String typed) {
    assertThat(desk.asks(consignor(typed)))
        .returns(Reason.CODE_INCOMPLETE, Decision::decidedBy)
        .returns(null, Decision::partner);
  }

  @ParameterizedTest
  @CsvSource({"US, US123", "us, DEAEOF0000025/08", ", US1234567", ", XI1234567", "Germany, DE1"})
  void saysThatTheCountryIsNoPartner(String country, String typed) {
    assertThat(desk.asks(consignor(country, typed)).decidedBy())
        .isEqualTo(Reason.COUNTRY_NOT_PARTNER);
  }

  @Test
  void tellsCodesApartThatDifferInPunctuationOnly() {
    desk.knows(anOperator("EU", "NLAEOF1-23"), anOperator("EU", "NLAEOF12-3").programme("AEOC"));

    assertThat(desk.asks(consignor("NL", "nlaeof1-23")).outcome()).isEqualTo(Outcome.RECOGNISED);
    assertThat(desk.asks(consignor("NL", "NLAEOF12-3")).decidedBy())
        .isEqualTo(Reason.PROGRAMME_NOT_ELIGIBLE);
    assertThat(desk.asks(consignor("NL", "NLAEOF123")).decidedBy()).isEqualTo(Reason.CODE_UNKNOWN);
  }
}
