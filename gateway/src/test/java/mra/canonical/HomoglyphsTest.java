package mra.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HomoglyphsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u041Custer GmbH",
        "Muster Gm\u042CH",
        "Handels-\u0391thens",
        "\u0397ellenic Shipping",
        "\u0421oca-Cola",
        "\u0430\u03B1 Trading",
        "\u6A23\u672C\u041C\u516C\u53F8",
        "Tr\u0251de \u0391thens"
      })
  void wordsThatMixScriptsAsNoLanguageDoesAreMixed(String name) {
    assertThat(Homoglyphs.mixedWord(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Muster GmbH",
        "M\u00FCller & S\u00F6hne Handels-GmbH",
        "\u0141\u00F3d\u017A \u00C6r\u00F8 \u0130stanbul",
        "\u041E\u041E\u041E Nordic",
        "\u041E\u041E\u041E \u00ABNordic-\u0421\u0435\u0440\u0432\u0438\u0441\u00BB",
        "\u0417\u0430\u0432\u043E\u0434\u21165",
        "3\u041C \u0420\u043E\u0441\u0441\u0438\u044F",
        "\u0392\u0399\u039F\u03A7\u0391\u039B\u039A\u039F \u0391.\u0395. Hellas",
        "\u4E0A\u6D77A\u80A1 Trading",
        "\u682A\u5F0F\u4F1A\u793E\u30BD\u30CB\u30FC\uFF33\uFF4F\uFF4E\uFF59",
        "\u3231\u30C8\u30E8\u30BF",
        "\uFF2D\uFF35\uFF33\uFF34\uFF25\uFF32 GMBH",
        "LG\uC804\uC790 \uC8FC\uC2DD\uD68C\uC0AC",
        "\u6FB3\u9580\u6A23\u672C\u8CBF\u6613\u6709\u9650\u516C\u53F8 Com\u00E9rcio, Lda.",
        ""
      })
  void wordsOfALanguageAndABrandBesideALegalFormAreNot(String name) {
    assertThat(Homoglyphs.mixedWord(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "\u0421\u041E\u0420\u0415, COPE",
    "\u0391\u0398\u0397\u039D\u0391, \u0410\u0398\u041D\u039D\u0410",
    "\u041C\u0423ST\u0415R 100, MYSTER I00",
    "\u4E2D\u56FD\u77F3\u6CB9\u30A8\u7A0B, \u4E2D\u56FD\u77F3\u6CB9\u5DE5\u7A0B"
  })
  void lookLikeEachOtherInOtherLetters(String imitation, String name) {
    var folded = NameFold.of(imitation);

    assertThat(Homoglyphs.mayImitate(folded)).isTrue();
    assertThat(Homoglyphs.look(folded)).isEqualTo(Homoglyphs.look(NameFold.of(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INDIGO 100",
        "M\u00FCller & S\u00F6hne",
        "\u00C6r\u00F8 \u0141\u00F3d\u017A",
        "\u4E0A\u6D77\u6837\u672C\u8D38\u6613\u6709\u9650\u516C\u53F8",
        "\uC8FC\uC2DD\uD68C\uC0AC"
      })
  void ordinaryLettersPassForNoOthers(String name) {
    assertThat(Homoglyphs.mayImitate(NameFold.of(name))).isFalse();
  }
}
