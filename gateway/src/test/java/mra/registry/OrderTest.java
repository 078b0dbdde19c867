package mra.registry;

import static mra.canonical.ListType.DELTA;
import static mra.canonical.ListType.FULL;
import static mra.canonical.ListType.URGENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.fault.Fault;
import mra.registry.Verdict.Apply;
import mra.registry.Verdict.Hold;
import mra.registry.Verdict.Refuse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T03:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2026-11-25T03:00:00Z");

  /** A full list of Tuesday, number 17, is in force. */
  private static final PartnerState TUESDAYS =
      new PartnerState(
          "EU",
          TUESDAY,
          null,
          90,
          TUESDAY,
          "EU-17",
          OptionalLong.of(17),
          TUESDAY,
          OptionalInt.of(90));

  private static final PartnerState NOTHING =
      new PartnerState(
          "EU", null, null, 0, null, null, OptionalLong.empty(), null, OptionalInt.empty());

  @Test
  void refusesAnOlderFullList() {
    assertThat(Order.judge(TUESDAYS, Lists.EU, list(FULL, MONDAY, 16), false))
        .isInstanceOfSatisfying(
            Refuse.class, no -> assertThat(no.fault()).isEqualTo(Fault.OUT_OF_ORDER));
    assertThat(Order.judge(TUESDAYS, Lists.EU, list(FULL, TUESDAY, 17), false))
        .isInstanceOf(Apply.class);
    assertThat(Order.judge(TUESDAYS, Lists.EU, list(FULL, WEDNESDAY, 99), true))
        .isInstanceOf(Apply.class);
  }

  @ParameterizedTest
  @CsvSource({"17, Refuse", "18, Apply", "19, Hold"})
  void takesADeltaInItsSequenceOnly(long sequence, String verdict) {
    assertThat(Order.judge(TUESDAYS, Lists.EU, list(DELTA, WEDNESDAY, sequence), false).getClass())
        .hasToString("class mra.registry.Verdict$" + verdict);
  }

  @Test
  void letsDeltasWaitBehindAHeldFullList() {
    assertThat(Order.judge(TUESDAYS, Lists.EU, list(DELTA, WEDNESDAY, 18), true))
        .isEqualTo(new Hold(Fault.DELTA_WAITS, "a full list is held"));
  }

  @Test
  void letsADeltaWaitForTheFirstFullList() {
    assertThat(Order.judge(NOTHING, Lists.EU, list(DELTA, WEDNESDAY, 1), false))
        .isEqualTo(new Hold(Fault.DELTA_WAITS, "no full list was applied yet"));
  }

  @Test
  void refusesADeltaOlderThanTheFullListInForce() {
    assertThat(Order.judge(TUESDAYS, Lists.EU, list(DELTA, MONDAY, 18), false))
        .isInstanceOf(Refuse.class);
  }

  @Test
  void ordersDeltasWithoutSequenceByTheirTime() {
    var later = list(DELTA, WEDNESDAY, OptionalLong.empty());
    var older = list(DELTA, MONDAY, OptionalLong.empty());

    assertThat(Order.judge(TUESDAYS, Lists.EU, later, false)).isInstanceOf(Apply.class);
    assertThat(Order.judge(TUESDAYS, Lists.EU, older, false)).isInstanceOf(Refuse.class);
  }

  @Test
  void letsUrgentListsPassEverything() {
    assertThat(Order.judge(TUESDAYS, Lists.EU, list(URGENT, MONDAY, 3), true))
        .isInstanceOf(Apply.class);
  }

  private static ListHeader list(ListType type, Instant asOf, long sequence) {
    return list(type, asOf, OptionalLong.of(sequence));
  }

  private static ListHeader list(ListType type, Instant asOf, OptionalLong sequence) {
    return new ListHeader("L", type, sequence, asOf, OptionalLong.empty());
  }
}
