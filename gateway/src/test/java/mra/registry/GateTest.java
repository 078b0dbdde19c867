package mra.registry;

import static mra.canonical.ListType.DELTA;
import static mra.canonical.ListType.FULL;
import static mra.canonical.ListType.URGENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import mra.canonical.ListType;
import mra.fault.Fault;
import mra.partner.GateBounds;
import mra.registry.Verdict.Apply;
import mra.registry.Verdict.Hold;
import mra.registry.Verdict.Refuse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
  private static final GateBounds BOUNDS = new GateBounds(0.15, 1.0, 0.05, 0.01, 10, true);
  private static final GateBounds TRUSTING = new GateBounds(0.15, 1.0, 0.05, 0.01, 10, false);

  @ParameterizedTest
  @CsvSource({"149, false", "150, false", "151, true"})
  void holdsAListThatShrinksByMoreThanTheBound(int absent, boolean held) {
    assertVerdict(of(1000).absent(absent), Fault.LIST_SHRUNK, held);
  }

  @ParameterizedTest
  @CsvSource({"999, false", "1000, false", "1001, true"})
  void holdsAListThatGrowsByMoreThanTheBound(int granted, boolean held) {
    assertVerdict(of(1000).granted(granted), Fault.LIST_GREW, held);
  }

  @ParameterizedTest
  @CsvSource({"49, false", "50, false", "51, true"})
  void holdsAListThatSuspendsMoreThanTheBound(int suspended, boolean held) {
    assertVerdict(of(1000).suspended(suspended), Fault.SUSPENSION_BURST, held);
  }

  @ParameterizedTest
  @CsvSource({"25, 25, false", "25, 26, true"})
  void countsEndsWithSuspensions(int suspended, int revoked, boolean held) {
    assertVerdict(of(1000).suspended(suspended).revoked(revoked), Fault.SUSPENSION_BURST, held);
  }

  @ParameterizedTest
  @CsvSource({"9, false", "10, false", "11, true"})
  void holdsAListWithMoreSetAsideThanTheBound(int setAside, boolean held) {
    assertVerdict(of(1000).setAside(setAside), Fault.TOO_MANY_SET_ASIDE, held);
  }

  @ParameterizedTest
  @CsvSource({"4, false", "5, false", "6, true"})
  void letsSmallListsJump(int absent, boolean held) {
    assertVerdict(of(10).absent(absent), Fault.LIST_SHRUNK, held);
  }

  @Test
  void countsADecimalBoundExactly() {
    var bounds = new GateBounds(0.29, 1.0, 1.0, 1.0, 10, false);

    assertThat(Gate.judge(of(100).absent(29).list(), bounds, Lately.NOTHING))
        .isInstanceOf(Apply.class);
    assertThat(Gate.judge(of(100).absent(30).list(), bounds, Lately.NOTHING))
        .isInstanceOf(Hold.class);
  }

  @Test
  void holdsAnEmptyFullListHoweverFewAreKnown() {
    assertThat(Gate.judge(of(1).records(0).absent(1).list(), BOUNDS, Lately.NOTHING))
        .isEqualTo(new Hold(Fault.LIST_EMPTY, "1 operators are known"));
    assertThat(Gate.judge(of(1).type(DELTA).records(0).list(), BOUNDS, Lately.NOTHING))
        .isInstanceOf(Apply.class);
  }

  @Test
  void holdsAFirstListUnlessToldNotTo() {
    var first = new Case(FULL, OptionalInt.empty(), 90, 0, 90, 0, 0, 0, 0, 0);

    assertVerdict(first, Fault.FIRST_LIST, true);
    assertThat(Gate.judge(first.list(), TRUSTING, Lately.NOTHING)).isInstanceOf(Apply.class);
  }

  @Test
  void saysHowMuchIsTooMuch() {
    assertThat(Gate.judge(of(1000).absent(200).list(), BOUNDS, Lately.NOTHING))
        .isEqualTo(new Hold(Fault.LIST_SHRUNK, "200 of 1000, the bound is 15.0 %"));
  }

  @ParameterizedTest
  @CsvSource({"9, false", "10, false", "11, true"})
  void refusesAnUrgentListThatChangesMoreThanUrgentListsMay(int suspended, boolean refused) {
    var verdict =
        Gate.judge(of(20).type(URGENT).suspended(suspended).list(), BOUNDS, Lately.NOTHING);

    assertThat(verdict instanceof Refuse).isEqualTo(refused);
  }

  @Test
  void refusesAnUrgentListThatGivesRecognition() {
    assertThat(Gate.judge(of(1000).type(URGENT).giving(1).list(), BOUNDS, Lately.NOTHING))
        .isEqualTo(new Refuse(Fault.TOO_URGENT, "1 changes give recognition"));
  }

  private static void assertVerdict(Case list, Fault fault, boolean held) {
    var verdict = Gate.judge(list.list(), BOUNDS, Lately.NOTHING);
    if (held) {
      assertThat(verdict)
          .isInstanceOfSatisfying(Hold.class, hold -> assertThat(hold.fault()).isEqualTo(fault));
    } else {
      assertThat(verdict).isInstanceOf(Apply.class);
    }
  }

  /** A full list of as many records as operators are known, changing nothing yet. */
  private static Case of(int base) {
    return new Case(FULL, OptionalInt.of(base), base, 0, 0, 0, 0, 0, 0, 0);
  }

  private record Case(
      ListType type,
      OptionalInt base,
      long records,
      long setAside,
      long granted,
      long suspended,
      long revoked,
      long absent,
      long returned,
      long giving) {

    Difference list() {
      return new Difference(
          type,
          records,
          setAside,
          granted,
          0,
          suspended,
          revoked,
          absent,
          returned,
          0,
          0,
          giving,
          base.orElse(0),
          base);
    }

    Case type(ListType other) {
      return new Case(
          other, base, records, setAside, granted, suspended, revoked, absent, returned, giving);
    }

    Case records(long count) {
      return new Case(
          type, base, count, setAside, granted, suspended, revoked, absent, returned, giving);
    }

    Case setAside(long count) {
      return new Case(
          type, base, records, count, granted, suspended, revoked, absent, returned, giving);
    }

    Case granted(long count) {
      return new Case(
          type, base, records, setAside, count, suspended, revoked, absent, returned, giving);
    }

    Case suspended(long count) {
      return new Case(
          type, base, records, setAside, granted, count, revoked, absent, returned, giving);
    }

    Case revoked(long count) {
      return new Case(
          type, base, records, setAside, granted, suspended, count, absent, returned, giving);
    }

    Case absent(long count) {
      return new Case(
          type, base, records, setAside, granted, suspended, revoked, count, returned, giving);
    }

    Case giving(long count) {
      return new Case(
          type, base, records, setAside, granted, suspended, revoked, absent, returned, count);
    }
  }
}
