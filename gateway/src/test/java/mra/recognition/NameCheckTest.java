package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static mra.recognition.Parties.consignor;
import static mra.recognition.Parties.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mra.partner.Agreement.NameCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        "Muller & Sohne Handels-GmbH",
        "Müller Handels-GmbH",
        "穆勒父子貿易有限公司"
      })
  void withholdsRecognitionFromAnotherNameWhereItIsRequired(String typed) {
    var desk = desk(NameCheck.REQUIRE, "Müller & Söhne Handels-GmbH", "穆勒父子贸易有限公司");

    assertThat(desk.asks(named(PARTY, typed)))
        .returns(Outcome.NOT_RECOGNISED, Decision::outcome)
        .returns(Reason.NAME_MISMATCH, Decision::decidedBy);
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
