package mra.canonical;

import static mra.canonical.CheckDigit.GB_11714_1997;
import static mra.canonical.CheckDigit.GB_32100_2015;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitTest {

  /** Published ones: of six re-validation jobs, and of six companies that name theirs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "91440300731132752M",
        "913100006318984862",
        "91460000721234704E",
        "914403007675983190",
        "913101187785259673",
        "913100007449143662",
        "91360000625912173B",
        "91110000710924945A",
        "91440105MA59AGQ16J",
        "91430111743169333P",
        "91430111051692406B",
        "914308217580037663",
      })
  void aCreditCodeProvesItselfAndTheOrganisationCodeWithin(String code) {
    assertThat(GB_32100_2015.holds(code)).isTrue();
    assertThat(GB_11714_1997.holds(code.substring(8, 17))).isTrue();
  }

  /** Made up by others, and our own with one thing wrong. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "91310115MA1FL8UE23",
        "91310000MA1FL8XX43",
        "91440300731132752N",
        "91440300731132752m",
        "91440300731132752",
        "91440300731132752M0",
        "9144030073113275IM",
        "",
      })
  void oneWithAnythingWrongDoesNot(String code) {
    assertThat(GB_32100_2015.holds(code)).isFalse();
  }

  @Test
  void aCreditCodeFailsWhereOnlyTheOrganisationCodeWithinIsWrong() {
    var body = "91440300731132753";
    var code = body + GB_32100_2015.of(body);
    assertThat(GB_32100_2015.of(code.substring(0, 17))).isEqualTo(code.charAt(17));
    assertThat(GB_32100_2015.holds(code)).isFalse();
  }

  @Test
  void tenIsWrittenX() {
    assertThat(GB_11714_1997.of("D2143569")).isEqualTo('X');
    assertThat(GB_11714_1997.holds("D2143569X")).isTrue();
  }
}
