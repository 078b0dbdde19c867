package mra.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who shows a key that nobody has costs the database next to nothing. */
class KnownDigestsTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger queries = new AtomicInteger();
  private final Set<String> database = new HashSet<>(Set.of("a"));
  private Runnable meanwhile = () -> {};

  private final KnownDigests known =
      new KnownDigests(
          () -> {
            queries.incrementAndGet();
            var read = Set.copyOf(database);
            meanwhile.run();
            return read;
          },
          nanos::get);

  @Test
  void unknownKeysCostOneQueryASecond() {
    for (int key = 0; key < 1_000; key++) {
      assertThat(known.mayHold("unknown" + key)).isFalse();
    }
    nanos.set(SECOND - 1);
    assertThat(known.mayHold("unknown")).isFalse();
    assertThat(queries).hasValue(1);

    nanos.set(SECOND);
    assertThat(known.mayHold("unknown")).isFalse();
    assertThat(queries).hasValue(2);
  }

  @Test
  void aKeyThatWasGivenHereOpensAtOnce() {
    assertThat(known.mayHold("b")).isFalse();
    database.add("b");
    known.forget();

    assertThat(known.mayHold("b")).isTrue();
  }

  @Test
  void aKeyThatIsGivenWhileTheOthersAreReadOpensWithTheNextQuestion() {
    meanwhile =
        () -> {
          database.add("b");
          known.forget();
          meanwhile = () -> {};
        };

    assertThat(known.mayHold("b")).as("read before it was there").isFalse();
    assertThat(known.mayHold("b")).isTrue();
  }

  @Test
  void aKeyThatIsKnownAsksNobody() {
    assertThat(known.mayHold("a")).isTrue();
    nanos.set(100 * SECOND);
    assertThat(known.mayHold("a")).isTrue();
    assertThat(queries).hasValue(1);
  }
}
