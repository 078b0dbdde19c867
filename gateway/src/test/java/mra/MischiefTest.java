package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.fault.Remedy;
import mra.journal.Outcome;
import mra.rehearsal.Administration;
import mra.rehearsal.Mischief;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a partner does wrong gets its fault and its outcome, and leaves everything else as it
 * was.
 */
@Timeout(90)
class MischiefTest {
  @TempDir private static Path home;
  private static Running running;

  @BeforeAll
  static void start() throws Exception {
    running = Running.start(home, Map.of(EU, 400L, HK, 90L, MO, 40L));
    for (var partner : Administration.values()) {
      running.fetch(partner);
    }
    running.told();
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("mischief")
  void getsItsFaultAndLeavesTheRegistryAsItWas(Administration partner, Mischief mischief)
      throws Exception {
    assertThat(running.exchange(partner, 0, Mischief.NONE).ending().fault()).isNull();
    running.told();
    var before = running.exported(partner);

    var record = running.exchange(partner, 0, mischief);

    var fault = mischief.fault(partner);
    assertThat(record.ending().fault()).isEqualTo(ofTheList(fault));
    if (mischief == Mischief.DUPLICATES_DIFFERENT) {
      assertThat(record.ending().outcome()).isEqualTo(Outcome.APPLIED);
      assertThat(record.ending().counts().suspended()).as("the least favourable applies").isOne();
      assertThat(running.told()).hasSize(1);
    } else {
      assertThat(record.ending().outcome()).isEqualTo(expected(fault));
      assertThat(running.exported(partner)).isEqualTo(before);
      assertThat(running.told()).isEmpty();
    }
    if (fault != null && fault.remedy() == Remedy.SET_ASIDE) {
      assertThat(running.setAside(record.id()))
          .isNotEmpty()
          .allMatch(aside -> aside.fault() == fault);
    }
  }

  /** A record's fault is the record's, not the list's. */
  private static @Nullable Fault ofTheList(@Nullable Fault fault) {
    return fault == null || fault.remedy() == Remedy.SET_ASIDE ? null : fault;
  }

  private static Outcome expected(@Nullable Fault fault) {
    var ofTheList = ofTheList(fault);
    return ofTheList == null ? Outcome.UNCHANGED : Outcome.of(ofTheList);
  }

  static Stream<Arguments> mischief() {
    return Stream.of(Administration.values())
        .flatMap(partner ->
            Stream.of(Mischief.values())
                .filter(word -> isPossible(word, partner))
                .map(word -> Arguments.of(partner, word)));
  }

  private static boolean isPossible(Mischief mischief, Administration partner) {
    return switch (mischief) {
      case BODY_UNSIGNED -> partner == EU;
      case SNAPSHOT_MOVES -> partner == MO;
      default -> true;
    };
  }
}
