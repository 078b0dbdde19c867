package mra.registry;

import static mra.canonical.ListType.DELTA;
import static mra.canonical.ListType.FULL;
import static mra.registry.Lists.operator;
import static mra.registry.Thousand.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import mra.canonical.ListType;
import mra.fault.Fault;
import mra.partner.GateBounds.Numbering;
import mra.partner.PartnerProfile;
import mra.registry.Verdict.Apply;
import mra.registry.Verdict.Hold;
import mra.registry.Verdict.Refuse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists whose numbers go back, of a partner in Brussels, an hour ahead of UTC in winter. */
class NumberingTest {
  private static final PartnerProfile CONTINUES = Lists.EU;
  private static final PartnerProfile YEARLY = Lists.numbered(Numbering.RESTARTS_YEARLY);

  private static final List<Object> SAME = List.of(operator("C0001"));

  private final Memory memory = new Memory();

  @Test
  void aNewerFullListUnderANumberThatWasUsedBeforeIsHeld() {
    apply(FULL, 7, "2026-11-20T03:00:00Z");

    assertThat(judge(CONTINUES, FULL, 8, "2026-11-21T03:00:00Z")).isInstanceOf(Apply.class);
    assertThat(judge(CONTINUES, FULL, 7, "2026-11-21T03:00:00Z"))
        .isEqualTo(new Hold(Fault.SEQUENCE_WENT_BACK, "the list before had 7"));
  }

  @Test
  void aListWithoutANumberGoesBackNowhere() {
    apply(FULL, 7, "2026-11-20T03:00:00Z");
    var list = Lists.list("L", FULL, OptionalLong.empty(), "2026-11-21T03:00:00Z", SAME);

    assertThat(Gate.judge(memory.compare(list), Lists.BOUNDS, Lately.NOTHING))
        .isInstanceOf(Apply.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-31T22:59:59Z, false",
    "2026-12-31T23:00:00Z, true",
    "2027-01-01T03:00:00Z, true",
    "2027-06-01T03:00:00Z, true"
  })
  void mayStartOverFromTheFirstMomentOfTheYearWhereThePartnerIs(String asOf, boolean may) {
    apply(FULL, 350, "2026-12-30T03:00:00Z");

    assertThat(judge(YEARLY, FULL, 1, asOf) instanceof Apply).isEqualTo(may);
    assertThat(judge(YEARLY, DELTA, 1, asOf) instanceof Apply).isEqualTo(may);
    assertThat(judge(CONTINUES, FULL, 1, asOf)).isInstanceOf(Hold.class);
    assertThat(judge(CONTINUES, DELTA, 1, asOf)).isInstanceOf(Refuse.class);
  }

  @Test
  void mayStartOverOnceAYear() {
    apply(FULL, 350, "2026-12-30T03:00:00Z");
    apply(FULL, 1, "2027-01-01T03:00:00Z");

    assertThat(judge(YEARLY, FULL, 2, "2027-01-02T03:00:00Z")).isInstanceOf(Apply.class);
    assertThat(judge(YEARLY, FULL, 1, "2027-01-02T03:00:00Z"))
        .isEqualTo(new Hold(Fault.SEQUENCE_WENT_BACK, "the list before had 1"));
    assertThat(judge(YEARLY, DELTA, 1, "2027-12-31T03:00:00Z")).isInstanceOf(Refuse.class);
    assertThat(judge(YEARLY, FULL, 1, "2028-01-01T03:00:00Z")).isInstanceOf(Apply.class);
  }

  @Test
  void mayAlsoGoOnInTheNewYear() {
    apply(FULL, 350, "2026-12-30T03:00:00Z");

    assertThat(judge(YEARLY, DELTA, 351, "2027-01-01T03:00:00Z")).isInstanceOf(Apply.class);
    assertThat(judge(YEARLY, FULL, 352, "2027-01-01T03:00:00Z")).isInstanceOf(Apply.class);
  }

  /** What is missing before it might be a suspension; a full list tells. */
  @Test
  void aDeltaOfTheNewYearThatIsNotItsFirstWaitsForTheFullList() {
    apply(FULL, 350, "2026-12-30T03:00:00Z");

    assertThat(judge(YEARLY, DELTA, 2, "2027-01-02T03:00:00Z"))
        .isEqualTo(new Hold(Fault.DELTA_WAITS, "sequence 2 came, 1 is next"));
  }

  private void apply(ListType type, long sequence, String asOf) {
    memory.apply(numbered(type, "L" + sequence + asOf, sequence, asOf, SAME));
  }

  private Verdict judge(PartnerProfile from, ListType type, long sequence, String asOf) {
    var list = numbered(type, "L", sequence, asOf, SAME);
    try (var staged = memory.registry.stage(UUID.randomUUID(), from, list)) {
      return memory.inTransaction(() -> {
        var locked = memory.registry.lock("EU");
        var turn = Order.judge(locked, from, staged.header(), false);
        return turn instanceof Apply
            ? Gate.judge(memory.registry.compare(staged, locked), from.gate(), Lately.NOTHING)
            : turn;
      });
    }
  }
}
