package mra.registry;

import static mra.canonical.ListType.DELTA;
import static mra.registry.Lists.full;
import static mra.registry.Lists.list;
import static mra.registry.Lists.named;
import static mra.registry.Lists.operator;
import static mra.registry.Lists.revoked;
import static mra.registry.Lists.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.OptionalInt;
import mra.canonical.Code;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private final Memory memory = new Memory();

  @Test
  void grantsEveryOperatorOfAFirstList() {
    var first = memory.apply(full("L1", "2026-11-24T03:00:00Z", operator("B"), operator("A")));

    assertThat(memory.changesOf(first.exchange())).containsExactly("GRANTED A", "GRANTED B");
    assertThat(memory.present()).containsExactly(operator("A"), operator("B"));
    assertThat(first.difference().base()).isEmpty();
    assertThat(first.difference().presentAfter()).isEqualTo(2);
  }

  @Test
  void findsNothingInTheSameListUnderAnotherId() {
    memory.apply(full("L1", "2026-11-24T03:00:00Z", operator("A"), operator("B")));

    var second = memory.apply(full("L2", "2026-11-25T03:00:00Z", operator("A"), operator("B")));

    assertThat(second.difference().changes()).isZero();
    assertThat(second.difference().unchanged()).isEqualTo(2);
    assertThat(second.applied().sequence()).isEmpty();
    assertThat(memory.changesOf(second.exchange())).isEmpty();
    assertThat(memory.version("A").list().id()).isEqualTo("L1");
  }

  @Test
  void tellsEveryKindOfChangeApart() {
    memory.apply(
        full(
            "L1",
            "2026-11-24T03:00:00Z",
            operator("AMENDED"),
            operator("GONE"),
            operator("REVOKED"),
            operator("SAME"),
            operator("SUSPENDED"),
            suspended("REINSTATED", "2026-01-01")));

    var second =
        memory.apply(
            full(
                "L2",
                "2026-11-25T03:00:00Z",
                named("AMENDED", "Neu GmbH"),
                operator("NEW"),
                revoked("REVOKED", "2026-11-24"),
                operator("SAME"),
                suspended("SUSPENDED", "2026-11-24"),
                operator("REINSTATED")));

    assertThat(memory.changesOf(second.exchange()))
        .containsExactly(
            "AMENDED AMENDED",
            "ABSENT GONE",
            "GRANTED NEW",
            "AMENDED REINSTATED",
            "REVOKED REVOKED",
            "SUSPENDED SUSPENDED");
    assertThat(second.difference())
        .usingRecursiveComparison()
        .ignoringFields("doubts")
        .isEqualTo(
            new Difference(
                mra.canonical.ListType.FULL,
                6,
                0,
                1,
                2,
                1,
                1,
                1,
                0,
                1,
                0,
                3,
                6,
                OptionalInt.of(6)));
  }

  @Test
  void givesBothSidesOfAChange() {
    memory.apply(full("L1", "2026-11-24T03:00:00Z", operator("A")));
    var second = memory.apply(full("L2", "2026-11-25T03:00:00Z", suspended("A", "2026-11-24")));

    var changes = new ArrayList<OperatorChange>();
    memory.operators.changesOf(second.exchange(), changes::add);

    assertThat(changes)
        .singleElement()
        .satisfies(change -> {
          assertThat(change.before()).isEqualTo(operator("A"));
          assertThat(change.after()).isEqualTo(suspended("A", "2026-11-24"));
          assertThat(change.since()).isEqualTo("2026-11-23T23:00:00Z");
        });
  }

  @Test
  void keepsAnAbsentOperatorsRecordAndTellsItsReturn() {
    memory.apply(full("L1", "2026-11-24T03:00:00Z", operator("A"), operator("B")));
    memory.apply(full("L2", "2026-11-25T03:00:00Z", operator("A")));
    assertThat(memory.present()).containsExactly(operator("A"));
    assertThat(memory.version("B").present()).isFalse();
    assertThat(memory.version("B").operator()).isEqualTo(operator("B"));

    var third = memory.apply(full("L3", "2026-11-26T03:00:00Z", operator("A"), operator("B")));

    assertThat(memory.changesOf(third.exchange())).containsExactly("RETURNED B");
    assertThat(memory.present()).containsExactly(operator("A"), operator("B"));
  }

  @Test
  void makesNobodyAbsentByADelta() {
    memory.apply(full("L1", "2026-11-24T03:00:00Z", operator("A"), operator("B")));

    var delta = memory.apply(list("D1", DELTA, "2026-11-25T03:00:00Z", operator("C")));

    assertThat(memory.changesOf(delta.exchange())).containsExactly("GRANTED C");
    assertThat(memory.present()).hasSize(3);
  }

  @Test
  void makesThoseAbsentWhomADeltaNamesAsGone() {
    memory.apply(full("L1", "2026-11-24T03:00:00Z", operator("A"), operator("B"), operator("C")));

    var delta =
        memory.apply(
            list(
                "D1",
                DELTA,
                "2026-11-25T03:00:00Z",
                operator("A"),
                Code.of("B"),
                Code.of("UNKNOWN"),
                Code.of("B")));

    assertThat(memory.changesOf(delta.exchange())).containsExactly("ABSENT B");
    assertThat(delta.difference().absent()).isEqualTo(1);
    assertThat(delta.difference().unchanged()).isEqualTo(2);
    assertThat(memory.present()).containsExactly(operator("A"), operator("C"));
    assertThat(memory.version("B").operator()).isEqualTo(operator("B"));

    var back = memory.apply(list("D2", DELTA, "2026-11-26T03:00:00Z", operator("B")));
    assertThat(memory.changesOf(back.exchange())).containsExactly("RETURNED B");
  }

  @Test
  void keepsWhoWasChangedLaterThanTheDeletion() {
    memory.apply(full("L1", "2026-11-24T03:00:00Z", operator("A"), operator("B")));
    memory.apply(list("D1", DELTA, "2026-11-26T03:00:00Z", named("A", "Neu GmbH")));

    var late = memory.compare(list("D2", DELTA, "2026-11-25T03:00:00Z", Code.of("A")));

    assertThat(late.absent()).isZero();
  }

  @Test
  void marksWhoIsBothThereAndGoneInOneDelta() {
    memory.apply(full("L1", "2026-11-24T03:00:00Z", operator("A"), operator("B")));

    var delta =
        memory.apply(
            list("D1", DELTA, "2026-11-25T03:00:00Z", named("A", "Neu GmbH"), Code.of("A")));

    assertThat(memory.changesOf(delta.exchange())).isEmpty();
    assertThat(delta.difference().setAside()).isEqualTo(2);
    assertThat(memory.present()).containsExactly(operator("A"), operator("B"));
  }

  @Test
  void countsAgainstTheOperatorsPresentAfterTheLastFullList() {
    memory.apply(full("L1", "2026-11-24T03:00:00Z", operator("A"), operator("B")));
    memory.apply(list("D1", DELTA, "2026-11-25T03:00:00Z", operator("C")));

    var next = memory.compare(full("L2", "2026-11-26T03:00:00Z", operator("A")));

    assertThat(next.base()).hasValue(2);
    assertThat(next.presentBefore()).isEqualTo(3);
    assertThat(next.absent()).isEqualTo(2);
  }
}
