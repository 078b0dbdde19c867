package mra.registry;

import static mra.canonical.ListType.FULL;
import static mra.registry.Lists.BOUNDS;
import static mra.registry.Lists.unreadable;
import static mra.registry.Thousand.TODAY;
import static mra.registry.Thousand.TOMORROW;
import static mra.registry.Thousand.another;
import static mra.registry.Thousand.broken;
import static mra.registry.Thousand.code;
import static mra.registry.Thousand.copy;
import static mra.registry.Thousand.dated;
import static mra.registry.Thousand.few;
import static mra.registry.Thousand.named;
import static mra.registry.Thousand.numbered;
import static mra.registry.Thousand.programme;
import static mra.registry.Thousand.renamed;
import static mra.registry.Thousand.usual;
import static mra.registry.Thousand.with;
import static mra.registry.Thousand.withoutOffice;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mra.canonical.OperatorStream;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.registry.Verdict.Apply;
import mra.registry.Verdict.Hold;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A pair of lists for each assertion of the gate, over a partner of 1,000 operators: one just
 * inside the bound, one that trips it.
 */
class GatePairsTest {
  private static final String COPE_IN_CYRILLIC = "\u0421\u041E\u0420\u0415";

  private final Memory memory = new Memory();

  @BeforeEach
  void aThousandAreKnown() {
    memory.apply(Thousand.first());
  }

  @ParameterizedTest(name = "{0}: {1} is in, {2} is out")
  @MethodSource("pairs")
  void holdsTheOneAndAppliesTheOther(
      Fault fault, int inside, int outside, IntFunction<List<Object>> records) {
    assertThat(judge(records.apply(inside))).isInstanceOf(Apply.class);
    assertThat(judge(records.apply(outside)))
        .isInstanceOfSatisfying(Hold.class, hold -> assertThat(hold.fault()).isEqualTo(fault));
  }

  static Stream<Arguments> pairs() {
    return Stream.of(
        pair(Fault.LIST_SHRUNK, 150, 151, odd -> with(odd, i -> null)),
        pair(Fault.LIST_GREW, 1_000, 1_001, Thousand::grown),
        pair(
            Fault.SUSPENSION_BURST,
            50,
            51,
            odd -> with(odd, i -> usual(i).with(Standing.SUSPENDED, LocalDate.of(2026, 11, 20)))),
        pair(Fault.TOO_MANY_SET_ASIDE, 10, 11, odd -> with(odd, i -> broken(i))),
        pair(Fault.VALUES_UNMAPPED, 5, 6, odd -> with(odd, i -> unreadable(code(i), null))),
        pair(Fault.STANDINGS_CONFLICT, 5, 6, Thousand::twice),
        pair(
            Fault.DATES_WRONG, 10, 11, odd -> with(odd, i -> dated(i, LocalDate.of(2019, 12, 31)))),
        pair(
            Fault.DATES_WRONG,
            10,
            11,
            odd -> with(odd, i -> usual(i).with(Standing.VALID, TOMORROW.plusDays(1)))),
        pair(
            Fault.NAMES_MIXED,
            10,
            11,
            odd -> with(odd, i -> named(i, "\u041Custer " + i + " GmbH"))),
        pair(
            Fault.NAMES_LOOK_ALIKE,
            0,
            1,
            // In Cyrillic letters alone, which is no mix but looks like the name of C0500.
            odd ->
                few(
                    0,
                    Thousand.KNOWN,
                    i ->
                        i < odd
                            ? named(i, COPE_IN_CYRILLIC)
                            : i == 500 ? named(i, "COPE") : usual(i))),
        pair(Fault.CODES_TAKEN_OVER, 0, 1, odd -> with(odd, i -> another(i))),
        pair(Fault.PROGRAMMES_SHIFTED, 200, 201, odd -> with(odd, i -> programme(i, "AEOC"))),
        pair(Fault.FIELD_EMPTIED, 200, 201, odd -> with(odd, i -> withoutOffice(i))));
  }

  @Test
  void aStandingThatBeginsTomorrowIsNotYetMisdated() {
    assertThat(judge(with(500, i -> usual(i).with(Standing.VALID, TOMORROW))))
        .isInstanceOf(Apply.class);
  }

  @Test
  void whoChangesItsNameOrItsIdentifiersAloneTakesNothingOver() {
    assertThat(judge(with(100, i -> copy(usual(i), usual(i).names(), "DE-NEW" + i))))
        .isInstanceOf(Apply.class);
    assertThat(judge(with(100, i -> copy(usual(i), renamed(i), "DE" + code(i)))))
        .isInstanceOf(Apply.class);
  }

  @Test
  void recordsThatAreSaidAgainAndAgainDoNotHideBrokenOnes() {
    var records = with(11, i -> broken(i));
    records.addAll(with(0, i -> usual(i)).subList(11, Thousand.KNOWN));

    assertThat(judge(records))
        .isInstanceOfSatisfying(
            Hold.class, hold -> assertThat(hold.fault()).isEqualTo(Fault.TOO_MANY_SET_ASIDE));
  }

  @Test
  void aCodeIsTakenOverByWhoNamesNoIdentifiersToo() {
    assertThat(judge(with(1, i -> copy(usual(i), renamed(i), new TreeMap<>(), "AEOF", null))))
        .isInstanceOfSatisfying(
            Hold.class, hold -> assertThat(hold.fault()).isEqualTo(Fault.CODES_TAKEN_OVER));
  }

  @Test
  void aCodeThatWasAbsentIsTakenOverAsWell() {
    memory.apply(numbered(FULL, "L2", 8, TODAY, with(1, i -> null)));

    var back = numbered(FULL, "L3", 9, "2026-11-22T03:00:00Z", with(1, i -> another(i)));

    assertThat(judge(back))
        .isInstanceOfSatisfying(
            Hold.class, hold -> assertThat(hold.fault()).isEqualTo(Fault.CODES_TAKEN_OVER));
  }

  @Test
  void saysWhichProgrammeAndWhichFieldShifted() {
    assertThat(judge(with(300, i -> programme(i, "AEOC"))))
        .isEqualTo(new Hold(Fault.PROGRAMMES_SHIFTED, "AEOC: 0 of 1000 before, 300 of 1000 now"));
    assertThat(judge(with(300, i -> withoutOffice(i))))
        .isEqualTo(new Hold(Fault.FIELD_EMPTIED, "office: 1000 of 1000 before, 700 of 1000 now"));
  }

  private Verdict judge(List<Object> records) {
    return judge(numbered(FULL, "L2", 8, TODAY, records));
  }

  private Verdict judge(Supplier<OperatorStream> list) {
    return Gate.judge(memory.compare(list), BOUNDS, Lately.NOTHING);
  }

  private static Arguments pair(
      Fault fault, int inside, int outside, IntFunction<List<Object>> records) {
    return Arguments.of(fault, inside, outside, records);
  }
}
