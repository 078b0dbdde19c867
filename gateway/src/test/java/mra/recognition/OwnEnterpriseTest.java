package mra.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mra.partner.PartnerFiles;
import mra.partner.Partners;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnEnterpriseTest {
  private static final Partners PARTNERS =
      PartnerFiles.load(Path.of(".."), Optional.empty(), Map.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AEOCN9900005377",
        "aeocn9900005377",
        "CN9900005377",
        " cn 9900-005377",
        "AEO<CN9900005377>",
        "AEO〈AEOCN9900005377〉",
        "AEO《CN9900005377》"
      })
  void isMeantByItsCodeInEverySpellingThatADeclarationMayHave(String text) {
    var meant = OwnEnterprise.byCode(text, PARTNERS);

    assertThat(meant.codes()).containsExactly("AEOCN9900005377");
    assertThat(meant.identifier()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"91110000710924945A", "91110000710924945a", "9111 0000 710924945-A"})
  void isMeantByItsCreditCodeAlone(String text) {
    assertThat(OwnEnterprise.byCode(text, PARTNERS).identifier())
        .isEqualTo("USCC:91110000710924945A");
  }

  @ParameterizedTest
  @CsvSource({
    "uscc:91110000710924945a, USCC:91110000710924945A",
    "CUSTOMS_CODE: 3501 000017, CUSTOMS_CODE:3501000017"
  })
  void isMeantByAnIdentifierWithItsType(String text, String identifier) {
    assertThat(OwnEnterprise.byIdentifier(text, PARTNERS).identifier()).isEqualTo(identifier);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "'' | it is empty",
        "DEAEOF0000025/08 | that is a code of EU",
        "91110000710924945B | check digit",
        "AEOCN99 | neither a code of CN nor"
      },
      delimiter = '|')
  void isNotMeantByACodeThatNoneOfOursCanHave(String text, String why) {
    assertThatThrownBy(() -> OwnEnterprise.byCode(text, PARTNERS))
        .hasMessageStartingWith("E701")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "EORI:DE123 | a type of USCC, CUSTOMS_CODE",
        ": | a type of USCC, CUSTOMS_CODE",
        "USCC: | its value is empty",
        "USCC:123 | does not have the form",
        "USCC:91110000710924945B | check digit"
      },
      delimiter = '|')
  void isNotMeantByAnIdentifierThatNoneOfOursCanHave(String text, String why) {
    assertThatThrownBy(() -> OwnEnterprise.byIdentifier(text, PARTNERS))
        .hasMessageStartingWith("E701")
        .hasMessageContaining(why);
  }
}
