package mra.registry;

import static mra.canonical.ListType.DELTA;
import static mra.canonical.ListType.FULL;
import static mra.canonical.ListType.URGENT;
import static mra.registry.Thousand.TODAY;
import static mra.registry.Thousand.few;
import static mra.registry.Thousand.named;
import static mra.registry.Thousand.numbered;
import static mra.registry.Thousand.usual;
import static mra.registry.Thousand.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import mra.canonical.Standing;
import mra.registry.Memory.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names in lists that are not what they look like. */
class OddNamesTest {
  private static final String MIXED = "\u041Custer GmbH";

  /** COPE, and POPE, in Cyrillic letters alone. */
  private static final String COPE = "\u0421\u041E\u0420\u0415";

  private static final String POPE = "\u0420\u041E\u0420\u0415";

  private final Memory memory = new Memory();

  @BeforeEach
  void aThousandAreKnown() {
    memory.apply(Thousand.first());
  }

  @Test
  void areNotedOnceAndNotAgainWithEachListThatRepeatsThem() {
    var records = with(3, i -> named(i, MIXED + i));

    assertNoted(memory.apply(numbered(FULL, "L2", 8, TODAY, records)), 3, 0);
    assertNoted(memory.apply(numbered(FULL, "L3", 9, "2026-11-22T03:00:00Z", records)), 0, 0);
    assertNoted(
        memory.apply(
            numbered(
                DELTA,
                "L4",
                10,
                "2026-11-23T03:00:00Z",
                few(0, 4, i -> named(i, MIXED + i).validUntil(LocalDate.of(2030, 1, 1))))),
        1,
        0);
  }

  @Test
  void areNotedThoughMemoryOfTheLastListIsLost() {
    memory.apply(numbered(FULL, "L2", 8, TODAY, with(3, i -> named(i, MIXED + i))));
    var restarted = new Registry(memory.database);
    var next =
        numbered(DELTA, "D3", 9, "2026-11-22T03:00:00Z", few(0, 4, i -> named(i, MIXED + i)));

    try (var staged = restarted.stage(UUID.randomUUID(), Lists.EU, next)) {
      var list = memory.inTransaction(() -> restarted.compare(staged, restarted.lock("EU")));
      assertThat(list.doubts().mixedNames()).isEqualTo(1);
    }
  }

  @Test
  void areFoundAmongNewcomersOfAFirstList() {
    var nobody = new Memory();

    assertNoted(
        nobody.apply(
            numbered(
                FULL, "L1", 1, TODAY, List.of(named(1, COPE), named(2, "C.o.p.e."), usual(3)))),
        0,
        1);
  }

  @Test
  void lookLikeThoseOfOperatorsThatTheListDoesNotTellOf() {
    memory.apply(numbered(DELTA, "D1", 8, TODAY, List.of(named(1, "Cope"))));

    assertNoted(
        memory.apply(
            numbered(
                DELTA, "D2", 9, "2026-11-22T03:00:00Z", List.of(named(2, COPE), named(3, POPE)))),
        0,
        1);
  }

  @Test
  void anEnterpriseMayWriteItsOwnNameInTwoScripts() {
    var shared = new TreeMap<>(Map.of("EORI", "DE1"));
    var other = named(1, COPE);
    var own = Thousand.copy(other, other.names(), shared, "AEOC", null);
    var latin = named(2, "Cope");

    assertNoted(compare(own, Thousand.copy(latin, latin.names(), shared, "AEOF", null)), 0, 0);
    assertNoted(compare(named(1, COPE, "Example 1"), named(2, "Cope", "EXAMPLE 1")), 0, 0);
    assertNoted(compare(named(1, COPE, "Cope"), usual(2)), 0, 0);
    assertNoted(compare(other, latin), 0, 1);
  }

  @Test
  void whoeverSharesTheLettersTooHasTheSameName() {
    assertNoted(compare(named(1, COPE), named(2, COPE)), 0, 0);
  }

  @Test
  void areNotLookedForInWhatOnlyTakesRecognitionAway() {
    var urgent = List.of(named(1, MIXED).with(Standing.SUSPENDED, LocalDate.of(2026, 11, 20)));

    assertNoted(memory.apply(numbered(URGENT, "U1", 1, TODAY, urgent)), 0, 0);
  }

  @Test
  void differentDuplicatesAreSetAsideAndNotNoted() {
    assertNoted(compare(named(1, MIXED), named(1, MIXED + "2"), named(2, MIXED)), 1, 0);
  }

  @Test
  void areKeptAsTheyCame() {
    memory.apply(numbered(FULL, "L2", 8, TODAY, with(1, i -> named(i, "\uFF2D\uFF35ster", MIXED))));

    assertThat(memory.version("C0000").operator().names())
        .extracting(name -> name.text())
        .containsExactly("\uFF2D\uFF35ster", MIXED);
  }

  private Outcome compare(Object... records) {
    return memory.apply(numbered(DELTA, "D", 8, TODAY, List.of(records)));
  }

  private static void assertNoted(Outcome list, long mixed, long alike) {
    assertThat(list.difference().doubts().mixedNames()).isEqualTo(mixed);
    assertThat(list.difference().doubts().lookalikes()).isEqualTo(alike);
  }
}
