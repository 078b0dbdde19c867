package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSeriesTest {
  private static final int MANY = 100_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "AEOHK1234567890;AEOHK[0-9A-Z]{10}",
        "MO123456789;MO[0-9]{9}",
        "DEAEOF0000025/08;[A-Z]{2}AEO[CSF][!-~]{1,29}",
        "AB12CD;[A-Z]{2}[0-9]{2}[A-Z]{2}",
        "51824753556;[0-9]{11}",
        "NZ-A-00001;NZ-(A|B)-[0-9]{5}"
      })
  void givesAsManyCodesAsARegisterNeedsAndNoneTwice(String like, String pattern) {
    var series = CodeSeries.of(like, Pattern.compile(pattern));

    var codes = IntStream.range(1, MANY).mapToObj(series::code).filter(Objects::nonNull).toList();

    assertThat(codes)
        .hasSizeGreaterThan(60_000)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches(pattern));
  }

  @Test
  void writesOnlyWhatThePatternAdmitsInAPlace() {
    var series = CodeSeries.of("X2", Pattern.compile("X[2-4]"));

    assertThat(series.code(0)).isEqualTo("X2");
    assertThat(series.code(1)).isEqualTo("X3");
    assertThat(series.code(2)).isEqualTo("X4");
    assertThat(series.code(3)).as("there are no more").isNull();
  }
}
