package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class IndexAdversaryTest {

  /** What a hash without a secret would come to in the wrong hands. */
  private static final KeyHash CONSTANT =
      new KeyHash() {
        @Override
        public long of(byte[] bytes, int from, int length) {
          return 42;
        }

        @Override
        public long ofName(String name) {
          return 42;
        }
      };

  @Test
  void keysOfOneHashAreToldApart() {
    var builder = new Part.Builder(CONSTANT, 0);
    for (int i = 0; i < 1_000; i++) {
      builder.add(anOperator("EU", "C" + i).identified("EORI", "E" + i / 2).entry());
    }
    var part = builder.build(null);

    for (int i = 0; i < 1_000; i++) {
      assertThat(Look.row(part, "C" + i).code()).isEqualTo("C" + i);
    }
    assertThat(Look.up(part, "C1000").atEnd()).isTrue();
    assertThat(Look.up(part, "").atEnd()).isTrue();
  }

  @Test
  void oneIdentifierForEverybodyIsReadToABound() {
    var builder = Part.builder();
    for (int i = 0; i < 200_000; i++) {
      builder.add(anOperator("EU", "C" + i).identified("EORI", "E").entry());
    }
    var part = builder.build(null);
    var found = new HashSet<String>();

    var match = Look.up(part, "E");
    for (; !match.atEnd(); match.advance()) {
      found.add(Look.row(match).code());
    }

    assertThat(found).hasSize(Matches.MAX);
    assertThat(Look.row(part, "C77777").code()).isEqualTo("C77777");
  }

  @Test
  void codesThatDifferInPunctuationAloneDoNotStopTheBuilder() {
    var start = System.nanoTime();
    var builder = Part.builder();
    for (int i = 0; i < 20_000; i++) {
      builder.add(anOperator("EU", punctuated(i)).entry());
    }

    assertThat(builder.build(null).operators()).isEqualTo(20_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  /** Fifteen digits, with a dot after each whose bit is set. */
  private static String punctuated(int bits) {
    var code = new StringBuilder("AA");
    for (int i = 0; i < 15; i++) {
      code.append((bits >> i & 1) == 0 ? "1" : "1.");
    }
    return code.toString();
  }
}
