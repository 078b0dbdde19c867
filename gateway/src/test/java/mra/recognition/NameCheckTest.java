package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static mra.recognition.Parties.consignor;
import static mra.recognition.Parties.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mra.partner.Agreement.NameCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameCheckTest {
  private static final Party PARTY = consignor("DE", "DEAEOF1");

  private static ClearanceDesk desk(NameCheck check, String... names) {
    return ClearanceDesk.open()
        .agreed("EU", old -> Agreements.checking(old, check))
        .knows(anOperator("EU", "DEAEOF1").named(names));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Müller & Söhne Handels-GmbH",
        "MÜLLER & SÖHNE HANDELS GMBH",
        "müller, & söhne  handels-gmbh.",
        "Müller＆Söhne Handels‐GmbH",
        "Mu\u0308ller & So\u0308hne Handels-GmbH",
        "穆勒父子贸易有限公司",
        " 穆勒父子贸易（有限公司） "
      })
  void takesARegisteredNameInAnyOfItsSpellings(String typed) {
    var desk = desk(NameCheck.REQUIRE, "Müller & Söhne Handels-GmbH", "穆勒父子贸易有限公司");

    assertThat(desk.asks(named(PARTY, typed)).outcome()).isEqualTo(Outcome.RECOGNISED);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "Müller & Söhne Handels AG",
        "Müller Handels-GmbH",
        "\u041Cüller & Söhne Handels-GmbH",
        "Mülle\u0433 & Söhne Handels-GmbH",
        "慕勒父子贸易有限公司"
      })
  void withholdsRecognitionFromAnotherNameWhereItIsRequired(String typed) {
    var desk = desk(NameCheck.REQUIRE, "Müller & Söhne Handels-GmbH", "穆勒父子贸易有限公司");

    assertThat(desk.asks(named(PARTY, typed)))
        .returns(Outcome.NOT_RECOGNISED, Decision::outcome)
        .returns(Reason.NAME_MISMATCH, Decision::decidedBy);
  }

  @ParameterizedTest
  @CsvSource({
    "Müller & Söhne Handels-GmbH, Muller & Sohne Handels-GmbH",
    "Müller & Söhne Handels-GmbH, MUELLER & SOEHNE HANDELS-GMBH",
    "Mueller & Soehne Handels-GmbH, Müller & Söhne Handels-GmbH",
    "Straßenbau Weiß AG, STRASSENBAU WEISS AG",
    "Ærø Rederi A/S, Aero Rederi A/S",
    "Łódź Spółka Akcyjna, Lodz Spolka Akcyjna",
    "Ƙin ﬁnance, KIN FINANCE",
    "Αγγελόπουλος Μπακάλικη ΑΕ, Angelopoulos Bakaliki AE",
    "Щърбанов ООД, Shturbanov OOD",
    "穆勒父子贸易有限公司, 穆勒父子貿易有限公司",
    "臺灣軟體股份有限公司, 台湾软体股份有限公司"
  })
  void takesARegisteredNameInOtherLetters(String registered, String typed) {
    var desk = desk(NameCheck.REQUIRE, registered);

    assertThat(desk.asks(named(PARTY, typed)).outcome()).isEqualTo(Outcome.RECOGNISED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Łódź SA", "Lodz SA", "穆勒貿易", "穆勒贸易", "Ærø", "Aero"})
  void takesEachOfSeveralRegisteredNamesInOtherLetters(String typed) {
    var desk = desk(NameCheck.REQUIRE, "Łódź SA", "穆勒貿易", "Ærø");

    assertThat(desk.asks(named(PARTY, typed)).outcome()).isEqualTo(Outcome.RECOGNISED);
  }

  @ParameterizedTest
  @CsvSource({
    "COCA Logistics, \u0421\u041E\u0421\u0410 Logistics",
    "COCA, \u0421\u041E\u0421\u0410",
    "\u0421OCA, COCA",
    "Athens Shipping, \u0391thens Shipping",
    "Muster GmbH, Muster GrnbH",
    "Weiss AG, Wei\u03B2 AG"
  })
  void takesNoLetterForOneThatOnlyLooksLikeIt(String registered, String typed) {
    var desk = desk(NameCheck.REQUIRE, registered);

    assertThat(desk.asks(named(PARTY, typed)).decidedBy()).isEqualTo(Reason.NAME_MISMATCH);
  }

  @Test
  void onlyReportsAnotherNameWhereThatIsAgreed() {
    assertThat(desk(NameCheck.REPORT, "Muster GmbH").asks(named(PARTY, "Meister GmbH")))
        .returns(Outcome.RECOGNISED, Decision::outcome)
        .returns(List.of(Reason.MATCHED, Reason.NAME_MISMATCH), Decision::reasons);
  }

  @Test
  void hasNothingToReportWhereEitherNameIsMissing() {
    assertThat(desk(NameCheck.REPORT, "Muster GmbH").asks(PARTY).reasons())
        .containsExactly(Reason.MATCHED);
    assertThat(desk(NameCheck.REPORT).asks(named(PARTY, "Meister GmbH")).reasons())
        .containsExactly(Reason.MATCHED);
  }

  @Test
  void doesNotLookAtNamesWhereTheyAreIgnored() {
    assertThat(desk(NameCheck.IGNORE, "Muster GmbH").asks(named(PARTY, "Meister GmbH")).reasons())
        .containsExactly(Reason.MATCHED);
  }

  @Test
  void neverGrantsByName() {
    assertThat(
            desk(NameCheck.REQUIRE, "Muster GmbH")
                .asks(named(consignor("DE", "DEAEOF2"), "Muster GmbH"))
                .decidedBy())
        .isEqualTo(Reason.CODE_UNKNOWN);
  }
}
