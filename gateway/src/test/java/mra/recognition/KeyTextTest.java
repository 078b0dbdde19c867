package mra.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import mra.canonical.Code;
import org.junit.jupiter.api.Test;

/** The quick way to a key agrees with the long one. */
class KeyTextTest {
  private static final String SIGNS =
      "AEOaeoDE09/<>.-  \t\u0001\u007F\u3000\u3008\u3009\u300A\u300B\u200B\uFF21\u00DC";
  private static final KeyHash HASH = new SipHash(1, 2);

  @Test
  void foldsAnySignOfAsciiAsSpellingDoes() {
    for (char c = 0; c < 128; c++) {
      var text = "A" + c + "1";
      assertThat(KeyText.of(text).text()).isEqualTo(Spelling.fold(text));
    }
  }

  @Test
  void anyTextIsCleanedAsItWasSignBySign() {
    var random = new Random(20_261_130);
    var code = new DeclaredCode();
    for (int i = 0; i < 200_000; i++) {
      var typed = random(random);
      code.take(typed);

      assertThat(code.key()).as(typed).isEqualTo(unwrapped(Spelling.fold(typed)));
      assertThat(code.exact()).as(typed).isEqualTo(unwrapped(Code.normalise(typed)));
      assertThat(code.keyText().hash(HASH)).isEqualTo(KeyText.of(code.key()).hash(HASH));
      assertThat(code.isDeclared()).isEqualTo(!code.key().isEmpty() && !code.key().equals("/"));
    }
  }

  @Test
  void aTextLongerThanItsRoomLeavesNothingBehind() {
    var key = new KeyText();
    key.fold("A".repeat(5_000) + "-");
    assertThat(key.length()).isEqualTo(5_000);

    key.fold("b-1");
    assertThat(key.text()).isEqualTo("B1");
    assertThat(key.hash(HASH)).isEqualTo(KeyText.of("B1").hash(HASH));
  }

  private static String random(Random random) {
    var text = new StringBuilder(random.nextInt(3) == 0 ? "AEO" : "");
    for (int n = random.nextInt(12); n > 0; n--) {
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return text.toString();
  }

  private static String unwrapped(String text) {
    boolean wraps =
        text.length() > 4
            && (text.matches("(?s)AEO<.*>")
                || text.matches("(?s)AEO\u3008.*\u3009")
                || text.matches("(?s)AEO\u300A.*\u300B"));
    return wraps ? text.substring(4, text.length() - 1) : text;
  }
}
