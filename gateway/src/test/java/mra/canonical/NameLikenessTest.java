package mra.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameLikenessTest {
  @ParameterizedTest
  @CsvSource({
    "Muster GmbH, \u041Custer GmbH, MIXED_SCRIPTS",
    "Athens Shipping, \u0391thens Shipping, MIXED_SCRIPTS",
    "COCA, \u0421\u041E\u0421\u0410, LOOKS_ALIKE",
    "Muster 100 GmbH, Muster lOO GmbH, LOOKS_ALIKE",
    "Muster GmbH, Meister GmbH, DIFFERENT",
    "上海A股 Trading, 北京A股 Trading, DIFFERENT",
    "Газпром, Лукойл, DIFFERENT"
  })
  void tellsWhyANameMayHaveBeenTakenForTheRegisteredOne(
      String registered, String declared, NameLikeness likeness) {
    assertThat(NameLikeness.of(declared, List.of(registered))).isEqualTo(likeness);
  }
}
