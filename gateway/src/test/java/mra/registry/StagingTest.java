package mra.registry;

import static mra.canonical.ListType.FULL;
import static mra.registry.Lists.full;
import static mra.registry.Lists.named;
import static mra.registry.Lists.operator;
import static mra.registry.Lists.suspended;
import static mra.registry.Lists.unreadable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class StagingTest {
  private static final String DAY_1 = "2026-11-20T03:00:00Z";
  private static final String DAY_2 = "2026-11-21T03:00:00Z";
  private static final String DAY_3 = "2026-11-22T03:00:00Z";

  private final Memory memory = new Memory();

  @Test
  void leavesNothingOfAListThatIsRefusedInTheMiddle() {
    var broken =
        manyRecords(record -> {
          if (record == 9_000) {
            throw new Refused(Fault.MALFORMED, "line 9000", "");
          }
        });

    assertThatThrownBy(() -> memory.apply(broken)).isInstanceOf(Refused.class);

    assertThat(tables()).isZero();
    assertThat(memory.present()).isEmpty();
  }

  @Test
  @Timeout(60)
  void failsWhenTheDatabaseGoesAwayInTheMiddle() {
    var cut =
        manyRecords(record -> {
          if (record == 9_000) {
            killStaging();
          }
        });

    assertThatThrownBy(() -> memory.apply(cut))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.fault()).isEqualTo(Fault.STORE_UNAVAILABLE));

    memory.registry.sweep();
    assertThat(tables()).isZero();
  }

  @Test
  void dropsAtStartWhatACrashLeftAndNothingElse() {
    memory.jdbc().sql("create unlogged table staging.list_crashed (code text)").update();

    try (var staged =
        memory.registry.stage(UUID.randomUUID(), Lists.EU, full("L1", DAY_1, operator("A")))) {
      memory.registry.sweep();

      assertThat(tables()).isEqualTo(1);
      assertThat(memory.commit(staged).difference().granted()).isEqualTo(1);
    }
    assertThat(tables()).isZero();
  }

  @Test
  void leavesATableThatCannotBeDroppedToTheNextSweepThoughItsConnectionLivesOn() throws Exception {
    try (var kept = memory.database.getConnection()) {
      var pool = new SingleConnectionDataSource(kept, true);
      var table = StagingTable.open(UUID.randomUUID(), pool);
      table.create();
      memory.jdbc().sql("create view staging.on_it as select 1 from " + table.name()).update();

      table.close();
      assertThat(tables()).isEqualTo(1);
      memory.apply(full("L1", DAY_1, operator("A")));
      assertThat(tables()).as("no list waits for it").isEqualTo(1);
      memory.jdbc().sql("drop view staging.on_it").update();
      memory.registry.sweep();

      assertThat(kept.isClosed()).isFalse();
      assertThat(tables()).isZero();
    }
  }

  @Test
  void sendsNothingToTheDatabaseForAListItKnows() {
    memory.apply(full("L1", DAY_1, operator("A"), operator("B")));
    var exchange = UUID.randomUUID();

    try (var staged =
        memory.registry.stage(
            exchange, Lists.EU, full("L2", DAY_2, operator("B"), operator("A")))) {
      assertThat(rows(exchange)).isZero();
      assertThat(memory.commit(staged).difference().unchanged()).isEqualTo(2);
    }
  }

  @Test
  void sendsOnlyWhatChangedAndWhoIsMissing() {
    memory.apply(full("L1", DAY_1, operator("A"), operator("B"), operator("C")));
    var exchange = UUID.randomUUID();

    try (var staged =
        memory.registry.stage(
            exchange, Lists.EU, full("L2", DAY_2, operator("A"), named("B", "Neu GmbH")))) {
      assertThat(rows(exchange)).isEqualTo(2);
      assertThat(memory.changesOf(memory.commit(staged).exchange()))
          .containsExactly("AMENDED B", "ABSENT C");
    }
  }

  @Test
  void readsAgainInFullWhenAnotherListCameInBetween() {
    memory.apply(full("L1", DAY_1, operator("A"), operator("B")));
    var asked = new AtomicInteger();
    var third = counted(full("L3", DAY_3, operator("A"), operator("B")), asked);

    try (var staged = memory.registry.stage(UUID.randomUUID(), Lists.EU, third)) {
      memory.apply(full("L2", DAY_2, suspended("A", "2026-11-20")));
      var outcome = memory.commit(staged);

      assertThat(asked).hasValue(2);
      assertThat(memory.changesOf(outcome.exchange())).containsExactly("AMENDED A", "RETURNED B");
    }
    assertThat(memory.present()).containsExactly(operator("A"), operator("B"));
  }

  @Test
  void findsDuplicatesOfARecordItKnows() {
    memory.apply(full("L1", DAY_1, operator("A"), operator("B")));

    var second = memory.apply(full("L2", DAY_2, operator("A"), operator("B"), named("A", "Other")));

    assertThat(second.difference().setAside()).isEqualTo(2);
    assertThat(memory.version("A").setAsideSince()).isEqualTo(DAY_2);
  }

  @Test
  void tellsMarkedOperatorsThatGoMissing() {
    memory.apply(full("L1", DAY_1, operator("A"), operator("B")));
    memory.apply(full("L2", DAY_2, unreadable("A", null), operator("B")));

    var third = memory.apply(full("L3", DAY_3, operator("B")));

    assertThat(memory.changesOf(third.exchange())).containsExactly("ABSENT A");
  }

  private Supplier<OperatorStream> manyRecords(IntConsumer before) {
    Iterable<Operator> records = () -> records(before);
    return Lists.list("L1", FULL, OptionalLong.empty(), DAY_1, records);
  }

  private static Iterator<Operator> records(IntConsumer before) {
    return IntStream.range(0, 30_000).peek(before).mapToObj(i -> operator("DE" + i)).iterator();
  }

  private static Supplier<OperatorStream> counted(
      Supplier<OperatorStream> source, AtomicInteger asked) {
    return () -> {
      asked.incrementAndGet();
      return source.get();
    };
  }

  private void killStaging() {
    memory
        .jdbc()
        .sql(
            """
            select pg_terminate_backend(pid, 10000) from pg_stat_activity
            where datname = current_database() and query like 'copy staging.%'
            """)
        .query(row -> {});
  }

  private long tables() {
    return memory
        .jdbc()
        .sql("select count(*) from pg_tables where schemaname = 'staging'")
        .query(Long.class)
        .single();
  }

  private long rows(UUID exchange) {
    return memory
        .jdbc()
        .sql("select count(*) from staging.list_" + exchange.toString().replace('-', '_'))
        .query(Long.class)
        .single();
  }
}
