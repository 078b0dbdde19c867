package mra.registry;

import static mra.canonical.ListType.DELTA;
import static mra.canonical.ListType.FULL;
import static mra.registry.Lists.BOUNDS;
import static mra.registry.Thousand.TODAY;
import static mra.registry.Thousand.few;
import static mra.registry.Thousand.grown;
import static mra.registry.Thousand.numbered;
import static mra.registry.Thousand.programme;
import static mra.registry.Thousand.with;
import static mra.registry.Thousand.withoutOffice;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import mra.canonical.OperatorStream;
import mra.fault.Fault;
import mra.registry.Verdict.Apply;
import mra.registry.Verdict.Hold;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a partner is made up, brought forward from list to list. */
class MakeupTest {
  private final Memory memory = new Memory();

  @BeforeEach
  void aThousandAreKnown() {
    memory.apply(Thousand.first());
  }

  /** What is judged is what the partner would become, however small the steps. */
  @Test
  void deltasAreJudgedByWhatTheyMakeOfTheWhole() {
    memory.apply(numbered(DELTA, "D1", 8, TODAY, few(0, 150, i -> programme(i, "AEOC"))));

    var next = few(150, 240, i -> programme(i, "AEOC"));
    assertThat(judge(numbered(DELTA, "D2", 9, "2026-11-22T03:00:00Z", next)))
        .isInstanceOf(Apply.class);
    assertThat(
            memory
                .jdbc()
                .sql("select operators from partner_makeup order by programme")
                .query(Long.class)
                .list())
        .containsExactly(150L, 850L);
  }

  @Test
  void countsAnewWhereTheCountsWereLost() {
    memory.jdbc().sql("truncate partner_makeup").update();

    assertThat(judge(numbered(FULL, "L2", 8, TODAY, with(201, i -> withoutOffice(i)))))
        .isInstanceOfSatisfying(
            Hold.class, hold -> assertThat(hold.fault()).isEqualTo(Fault.FIELD_EMPTIED));
  }

  @Test
  void theCountsFollowWhatComesGoesAndReturns() {
    memory.apply(numbered(FULL, "L2", 8, TODAY, with(100, i -> null)));
    assertThat(operators()).isEqualTo(900);
    memory.apply(numbered(FULL, "L3", 9, "2026-11-22T03:00:00Z", grown(50)));
    assertThat(operators()).isEqualTo(1_050);
    assertThat(operators()).isEqualTo(memory.present().size());
  }

  private long operators() {
    return memory
        .jdbc()
        .sql("select sum(operators) from partner_makeup")
        .query(Long.class)
        .single();
  }

  private Verdict judge(Supplier<OperatorStream> list) {
    return Gate.judge(memory.compare(list), BOUNDS, Lately.NOTHING);
  }
}
