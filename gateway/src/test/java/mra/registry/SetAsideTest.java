package mra.registry;

import static mra.registry.Lists.full;
import static mra.registry.Lists.named;
import static mra.registry.Lists.operator;
import static mra.registry.Lists.suspended;
import static mra.registry.Lists.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import mra.canonical.Standing;
import mra.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetAsideTest {
  private final Memory memory = new Memory();

  @BeforeEach
  void knowsTwoOperators() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A"), operator("B")));
  }

  @Test
  void appliesABadStandingAlone() {
    var second =
        memory.apply(
            full("L2", "2026-11-21T03:00:00Z", unreadable("A", Standing.SUSPENDED), operator("B")));

    assertThat(memory.changesOf(second.exchange())).containsExactly("SUSPENDED A");
    assertThat(second.difference().setAside()).isEqualTo(1);
    var version = memory.version("A");
    assertThat(version.operator())
        .isEqualTo(operator("A").with(Standing.SUSPENDED, LocalDate.of(2026, 11, 20)));
    assertThat(version.setAsideSince()).isNull();
  }

  @Test
  void doesNotApplyTheSameBadStandingTwice() {
    memory.apply(
        full("L2", "2026-11-21T03:00:00Z", unreadable("A", Standing.SUSPENDED), operator("B")));

    var third =
        memory.apply(
            full("L3", "2026-11-22T03:00:00Z", unreadable("A", Standing.SUSPENDED), operator("B")));

    assertThat(third.difference().changes()).isZero();
    assertThat(third.difference().marked()).isZero();
  }

  @Test
  void keepsAndMarksTheOldRecordWhenTheStandingIsGoodOrUnknown() {
    var second =
        memory.apply(
            full(
                "L2",
                "2026-11-21T03:00:00Z",
                unreadable("A", Standing.VALID),
                unreadable("B", null)));

    assertThat(memory.changesOf(second.exchange())).isEmpty();
    assertThat(second.difference().marked()).isEqualTo(2);
    assertThat(memory.version("A").operator()).isEqualTo(operator("A"));
    assertThat(memory.version("A").setAsideSince()).isEqualTo("2026-11-21T03:00:00Z");
    assertThat(memory.present()).hasSize(2);
  }

  @Test
  void remembersSinceWhenARecordIsSetAside() {
    memory.apply(full("L2", "2026-11-21T03:00:00Z", unreadable("A", null), operator("B")));
    memory.apply(full("L3", "2026-11-22T03:00:00Z", unreadable("A", null), operator("B")));

    assertThat(memory.version("A").setAsideSince()).isEqualTo("2026-11-21T03:00:00Z");
  }

  @Test
  void unmarksARecordThatReadsAgain() {
    memory.apply(full("L2", "2026-11-21T03:00:00Z", unreadable("A", null), operator("B")));

    var third = memory.apply(full("L3", "2026-11-22T03:00:00Z", operator("A"), operator("B")));

    assertThat(third.difference().changes()).isZero();
    assertThat(third.difference().marked()).isEqualTo(1);
    assertThat(memory.version("A").setAsideSince()).isNull();
  }

  @Test
  void makesNobodyAbsentWhenACodeDoesNotRead() {
    var second = memory.apply(full("L2", "2026-11-21T03:00:00Z", unreadable(null, null)));

    assertThat(second.difference().absent()).isZero();
    assertThat(memory.present()).hasSize(2);
  }

  @Test
  void doesNotTakeASetAsideOperatorForAbsentOrNew() {
    var second =
        memory.apply(
            full("L2", "2026-11-21T03:00:00Z", unreadable("A", null), unreadable("NEW", null)));

    assertThat(memory.changesOf(second.exchange())).containsExactly("ABSENT B");
    assertThat(memory.present()).containsExactly(operator("A"));
  }

  @Test
  void collapsesEqualDuplicates() {
    try (var staged =
        memory.registry.stage(
            UUID.randomUUID(),
            Lists.EU,
            full("L2", "2026-11-21T03:00:00Z", operator("A"), operator("B"), operator("A")))) {
      assertThat(staged.records()).isEqualTo(3);
      assertThat(staged.repeated()).isEqualTo(1);
      assertThat(staged.setAside()).isZero();
      assertThat(memory.commit(staged).difference().unchanged()).isEqualTo(2);
    }
  }

  @Test
  void setsBothOfDifferentDuplicatesAsideAndAppliesTheWorseStanding() {
    try (var staged =
        memory.registry.stage(
            UUID.randomUUID(),
            Lists.EU,
            full(
                "L2",
                "2026-11-21T03:00:00Z",
                operator("A"),
                operator("B"),
                suspended("A", "2026-11-20")))) {
      assertThat(staged.setAside()).isEqualTo(2);
      assertThat(staged.faults())
          .extracting(fault -> fault.record() + " " + fault.fault())
          .containsExactly("1 " + Fault.DUPLICATE_DIFFERENT, "3 " + Fault.DUPLICATE_DIFFERENT);
      assertThat(memory.changesOf(memory.commit(staged).exchange())).containsExactly("SUSPENDED A");
    }
  }

  @Test
  void marksTheOldRecordWhenDuplicatesDifferButBothAreValid() {
    var second =
        memory.apply(
            full(
                "L2",
                "2026-11-21T03:00:00Z",
                named("A", "One"),
                named("A", "Other"),
                operator("B"),
                named("NEW", "One"),
                named("NEW", "Other")));

    assertThat(second.difference().setAside()).isEqualTo(4);
    assertThat(second.difference().changes()).isZero();
    assertThat(memory.version("A").setAsideSince()).isNotNull();
    assertThat(memory.present()).containsExactly(operator("A"), operator("B"));
  }

  @Test
  void setsARecordAsideThatCannotBeStored() {
    try (var staged =
        memory.registry.stage(
            UUID.randomUUID(),
            Lists.EU,
            full("L2", "2026-11-21T03:00:00Z", named("A", "Nul\0l"), operator("B")))) {
      assertThat(staged.faults())
          .singleElement()
          .satisfies(fault -> assertThat(fault.fault()).isEqualTo(Fault.VALUE_INVALID));
      assertThat(memory.commit(staged).difference().marked()).isEqualTo(1);
    }
  }

  @Test
  void takesACodeThatIsTooLongForUnreadable() {
    var second = memory.apply(full("L2", "2026-11-21T03:00:00Z", operator("X".repeat(201))));

    assertThat(second.difference().setAside()).isEqualTo(1);
    assertThat(second.difference().changes()).isZero();
  }
}
