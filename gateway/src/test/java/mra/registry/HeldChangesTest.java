package mra.registry;

import static mra.canonical.ListType.FULL;
import static mra.registry.Lists.operator;
import static mra.registry.Thousand.TODAY;
import static mra.registry.Thousand.few;
import static mra.registry.Thousand.named;
import static mra.registry.Thousand.numbered;
import static mra.registry.Thousand.programme;
import static mra.registry.Thousand.usual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import mra.canonical.NameLikeness;
import mra.canonical.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a held list would change, as people see it. */
class HeldChangesTest {
  private final Memory memory = new Memory();

  @BeforeEach
  void aThousandAreKnown() {
    memory.apply(Thousand.first());
  }

  @Test
  void showsWhatAHeldListWouldChangeRecordByRecord() {
    var records = new ArrayList<Object>();
    records.add(programme(0, "AEOC"));
    records.add(usual(1).with(Standing.SUSPENDED, LocalDate.of(2026, 11, 20)));
    IntStream.range(3, Thousand.KNOWN).forEach(i -> records.add(usual(i)));
    records.add(operator("NEW"));
    var exchange = hold(records);

    assertThat(memory.registry.heldChanges(exchange, "", 10))
        .extracting(each -> "%s %s".formatted(each.change(), each.code()))
        .containsExactly("AMENDED C0000", "SUSPENDED C0001", "ABSENT C0002", "GRANTED NEW");
    var first = memory.registry.heldChanges(exchange, "", 1).getFirst();
    assertThat(first.programmeBefore()).isEqualTo("AEOF");
    assertThat(first.programmeAfter()).isEqualTo("AEOC");
    var absent = memory.registry.heldChanges(exchange, "C0001", 1).getFirst();
    assertThat(absent.nameBefore()).isEqualTo("Muster C0002 GmbH");
    assertThat(absent.nameAfter()).isNull();
    assertThat(absent.standingAfter()).isNull();
  }

  @Test
  void showsWhichNamesAreOddAndWhomTheyLookLike() {
    var mixed = "\u041Custer 1 GmbH";
    var imitation = "\u0421\u041E\u0420\u0415";
    var exchange =
        hold(
            few(
                0,
                Thousand.KNOWN,
                i ->
                    switch (i) {
                      case 1 -> named(i, "Muster Eins", mixed);
                      case 2 -> named(i, imitation);
                      case 3 -> named(i, "COPE");
                      default -> usual(i);
                    }));

    assertThat(memory.registry.heldChanges(exchange, "", 10))
        .extracting(HeldChange::oddName, HeldChange::nameWhy, HeldChange::looksLike)
        .containsExactly(
            tuple(mixed, NameLikeness.MIXED_SCRIPTS, null),
            tuple(imitation, NameLikeness.LOOKS_ALIKE, "C0003"),
            tuple(null, null, null));
  }

  @Test
  void whatManyHeldListsWouldChangeIsKeptUpToABoundForAllOfThem() {
    var other = UUID.randomUUID();
    memory
        .jdbc()
        .sql(
            """
            insert into held_change (exchange, code, change)
            select :other, 'X' || i, 'GRANTED' from generate_series(1, :rows) i
            """)
        .param("other", other)
        .param("rows", HeldChanges.TOGETHER_MAX - 2)
        .update();
    var records = few(3, Thousand.KNOWN, i -> usual(i));

    assertThat(memory.registry.heldChanges(hold(records, List.of(other)), "", 10)).hasSize(2);
    assertThat(memory.registry.heldChanges(hold(records, List.of()), "", 10))
        .as("of another partner, or decided, they take no room")
        .hasSize(3);

    memory.registry.forgetHeld(other);

    assertThat(memory.registry.heldChanges(other, "", 10)).isEmpty();
  }

  private UUID hold(List<Object> records) {
    return hold(records, List.of());
  }

  private UUID hold(List<Object> records, List<UUID> others) {
    var exchange = UUID.randomUUID();
    try (var staged =
        memory.registry.stage(exchange, Lists.EU, numbered(FULL, "L2", 8, TODAY, records))) {
      memory.inTransaction(() -> {
        var difference = memory.registry.compare(staged, memory.registry.lock("EU"));
        memory.registry.keepForPeople(staged, others);
        return difference;
      });
    }
    return exchange;
  }
}
