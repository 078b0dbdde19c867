package mra.registry;

import static mra.canonical.ListType.URGENT;
import static mra.registry.Lists.full;
import static mra.registry.Lists.list;
import static mra.registry.Lists.named;
import static mra.registry.Lists.operator;
import static mra.registry.Lists.revoked;
import static mra.registry.Lists.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lists become known one second after another, from 2026-11-24T04:00:01Z on. */
class BothAxesTest {
  private static final String FIRST = "2026-11-24T04:00:01Z";
  private static final String SECOND = "2026-11-24T04:00:02Z";
  private static final String THIRD = "2026-11-24T04:00:03Z";

  private final Memory memory = new Memory();

  @Test
  void showsEveryPastMomentAsItWasKnownThen() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A"), operator("B")));
    memory.apply(full("L2", "2026-11-22T03:00:00Z", suspended("A", "2026-11-21"), operator("C")));

    assertThat(memory.picture("2026-11-23T00:00:00Z", "2026-11-24T04:00:00Z")).isEmpty();
    assertThat(memory.picture("2026-11-23T00:00:00Z", FIRST)).isEqualTo("A VALID, B VALID");
    assertThat(memory.picture("2026-11-23T00:00:00Z", SECOND)).isEqualTo("A SUSPENDED, C VALID");
    assertThat(memory.picture("2026-11-20T12:00:00Z", SECOND))
        .isEqualTo("A VALID, B VALID, C VALID");
  }

  @Test
  void holdsHalfOpenIntervalsOnBothAxes() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A")));
    memory.apply(full("L2", "2026-11-22T03:00:00Z", operator("B")));

    assertThat(memory.picture("2026-11-22T02:59:59.999999Z", SECOND)).isEqualTo("A VALID, B VALID");
    assertThat(memory.picture("2026-11-22T03:00:00Z", SECOND)).isEqualTo("B VALID");
    assertThat(memory.picture("2026-11-22T03:00:00Z", "2026-11-24T04:00:01.999999Z"))
        .isEqualTo("A VALID");
  }

  @Test
  void beginsAStandingAtMidnightOfThePartnersCalendar() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A")));
    memory.apply(full("L2", "2026-11-22T03:00:00Z", suspended("A", "2026-11-21")));

    assertThat(memory.picture("2026-11-20T22:59:59.999999Z", SECOND)).isEqualTo("A VALID");
    assertThat(memory.picture("2026-11-20T23:00:00Z", SECOND)).isEqualTo("A SUSPENDED");
  }

  @Test
  void neverBeginsAStandingLaterThanTheListThatTellsIt() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A")));
    memory.apply(full("L2", "2026-11-22T03:00:00Z", suspended("A", "2027-01-01")));

    assertThat(memory.picture("2026-11-22T03:00:00Z", SECOND)).isEqualTo("A SUSPENDED");
  }

  @Test
  void correctsWhatWasBelievedOfATimeBeforeAnEarlierChange() {
    memory.apply(full("L1", "2026-11-10T03:00:00Z", operator("A")));
    memory.apply(full("L2", "2026-11-20T03:00:00Z", named("A", "Neu GmbH")));
    memory.apply(full("L3", "2026-11-22T03:00:00Z", revoked("A", "2026-11-15")));

    assertThat(memory.picture("2026-11-18T00:00:00Z", SECOND)).isEqualTo("A VALID");
    assertThat(memory.picture("2026-11-18T00:00:00Z", THIRD)).isEqualTo("A REVOKED");
    assertThat(memory.picture("2026-11-21T00:00:00Z", THIRD)).isEqualTo("A REVOKED");
    assertThat(memory.picture("2026-11-14T00:00:00Z", THIRD)).isEqualTo("A VALID");
  }

  @Test
  void believesOneThingOnlyOfEachMoment() {
    memory.apply(full("L1", "2026-11-10T03:00:00Z", operator("A")));
    memory.apply(full("L2", "2026-11-20T03:00:00Z", named("A", "Neu GmbH")));
    memory.apply(full("L3", "2026-11-21T03:00:00Z"));
    memory.apply(full("L4", "2026-11-22T03:00:00Z", revoked("A", "2026-11-15")));
    memory.apply(full("L5", "2026-11-23T03:00:00Z", operator("A")));

    assertThat(overlaps()).isZero();
  }

  @Test
  void leavesAloneWhatALaterListChanged() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A"), operator("B")));
    memory.apply(list("U1", URGENT, "2026-11-22T12:00:00Z", suspended("A", "2026-11-22")));

    var late =
        memory.apply(full("L2", "2026-11-22T03:00:00Z", operator("A"), named("B", "Neu GmbH")));

    assertThat(memory.changesOf(late.exchange())).containsExactly("AMENDED B");
    assertThat(late.difference().unchanged()).isEqualTo(1);
    assertThat(memory.version("A").list().id()).isEqualTo("U1");
  }

  @Test
  void doesNotMakeAbsentWhomALaterListChanged() {
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A"), operator("B")));
    memory.apply(list("U1", URGENT, "2026-11-22T12:00:00Z", suspended("A", "2026-11-22")));

    var late = memory.apply(full("L2", "2026-11-22T03:00:00Z", operator("B")));

    assertThat(late.difference().changes()).isZero();
    assertThat(memory.version("A").present()).isTrue();
  }

  @Test
  void ordersTwoListsThatBecameKnownAtOneMoment() {
    var exchange = UUID.randomUUID();
    memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A")));
    try (var staged =
        memory.registry.stage(
            exchange, Lists.EU, full("L2", "2026-11-21T03:00:00Z", named("A", "Neu GmbH")))) {
      var applied =
          memory.inTransaction(() -> {
            var state = memory.registry.lock("EU");
            var difference = memory.registry.compare(staged, state);
            return memory.registry.apply(staged, state, difference, Instant.parse(FIRST), true);
          });

      assertThat(applied.knownAt()).isEqualTo("2026-11-24T04:00:01.000001Z");
    }
  }

  @Test
  void numbersChangesDensely() {
    var first = memory.apply(full("L1", "2026-11-20T03:00:00Z", operator("A")));
    memory.apply(full("L2", "2026-11-21T03:00:00Z", operator("A")));
    var third = memory.apply(full("L3", "2026-11-22T03:00:00Z", operator("B")));

    assertThat(first.applied().sequence()).hasValue(1);
    assertThat(third.applied().sequence()).hasValue(2);
    memory.operators.snapshot(
        sequence -> assertThat(sequence).isEqualTo(2), version -> assertThat(version).isNotNull());
  }

  private long overlaps() {
    return memory
        .jdbc()
        .sql(
            """
            select count(*) from operator_version a
            join operator_version b on a.partner = b.partner and a.code = b.code and a.ctid < b.ctid
             and a.known_from < b.known_to and b.known_from < a.known_to
             and a.in_force_from < b.in_force_to and b.in_force_from < a.in_force_to
            """)
        .query(Long.class)
        .single();
  }
}
