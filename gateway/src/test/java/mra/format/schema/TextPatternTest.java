package mra.format.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a|bc~bc~true",
        "a|bc~ac~false",
        "[a-c]{2,3}~ab~true",
        "[a-c]{2,3}~abca~false",
        "[a-c]{2,}~abcabc~true",
        "(ab)*~~true",
        "[a-z-[aeiou]]+~xyz~true",
        "[a-z-[aeiou]]+~xaz~false",
        "[^0-9]~a~true",
        "[^0-9]~1~false",
        "[\\-a]~-~true",
        "[a-]~-~true",
        "\\d+~\u0663~true",
        "\\p{Lu}\\p{L}*~\u00c4b\u4e2d~true",
        "\\P{L}~1~true",
        "^a$~^a$~true",
        "^a$~a~false",
        ".~\ud83d\ude00~true",
        "..~\ud83d\ude00~false",
      })
  void readsTheDialectOfXmlSchema(String pattern, String text, boolean matches) {
    assertThat(TextPattern.of(pattern).matches(text == null ? "" : text)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "a{2,1}", "a{99999}", "(a", "a)", "*a", "\\q", "\\p{Xx}", "[z-a]", "a\\"})
  void saysWhatIsWrongWithAPattern(String pattern) {
    assertThatThrownBy(() -> TextPattern.of(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(".+");
  }

  @Test
  void aDotIsNoLineEnd() {
    assertThat(TextPattern.of("a.c").matches("a\nc")).isFalse();
    assertThat(TextPattern.of("a.c").matches("a c")).isTrue();
  }

  @Test
  void takesTheSameTimeForEveryTextOfOneLength() throws Exception {
    var catastrophe = TextPattern.of("((a+)+)+b");
    var text = "a".repeat(100_000);
    var answer = CompletableFuture.supplyAsync(() -> catastrophe.matches(text));
    assertThat(answer.get(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void refusesAPatternThatNeedsTooLargeATable() {
    assertThatThrownBy(() -> TextPattern.of("(a|b)*a(a|b){30}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too large");
  }
}
