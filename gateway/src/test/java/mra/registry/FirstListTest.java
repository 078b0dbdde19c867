package mra.registry;

import static mra.canonical.ListType.DELTA;
import static mra.registry.Lists.full;
import static mra.registry.Lists.list;
import static mra.registry.Lists.named;
import static mra.registry.Lists.operator;
import static mra.registry.Lists.suspended;
import static mra.registry.Lists.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import mra.canonical.Code;
import org.junit.jupiter.api.Test;

class FirstListTest {
  private static final String DAY_1 = "2026-11-20T03:00:00Z";
  private static final String DAY_2 = "2026-11-21T03:00:00Z";

  private final Memory memory = new Memory();

  @Test
  void makesItsStagingTableThePartnersOwnWithoutWritingItAgain() {
    var exchange = UUID.randomUUID();
    try (var staged = memory.registry.stage(exchange, Lists.EU, full("L1", DAY_1, operator("A")))) {
      long file = file("staging.list_" + exchange.toString().replace('-', '_'));

      memory.commit(staged);

      assertThat(file("operator_version_eu")).isEqualTo(file);
    }
    assertThat(memory.present()).containsExactly(operator("A"));
  }

  @Test
  void takesOnlyGoodRecordsOfIt() {
    var first =
        memory.apply(
            full(
                "L1",
                DAY_1,
                operator("A"),
                operator("A"),
                operator("B"),
                named("B", "Other"),
                unreadable("C", null)));

    assertThat(memory.changesOf(first.exchange())).containsExactly("GRANTED A");
    assertThat(memory.present()).containsExactly(operator("A"));
  }

  /** A full list that names nobody may come before. */
  @Test
  void takesNobodyWhoIsGoneWhereChangesComeFirst() {
    memory.apply(full("L1", DAY_1));

    var changes =
        memory.apply(list("D1", DELTA, DAY_2, operator("A"), Code.of("GONE"), operator("B")));

    assertThat(memory.changesOf(changes.exchange())).containsExactly("GRANTED A", "GRANTED B");
    assertThat(memory.present()).containsExactly(operator("A"), operator("B"));
  }

  @Test
  void keepsWhatThePartnerWroteInItsHeaderAsText() {
    var id = "L'1'; drop table partner; -- %s \\ $$";

    memory.apply(full(id, DAY_1, operator("A")));

    assertThat(memory.version("A").list().id()).isEqualTo(id);
  }

  @Test
  void isFollowedByListsThatAreWritten() {
    memory.apply(full("L1", DAY_1, operator("A"), operator("B")));
    var second =
        memory.apply(full("L2", DAY_2, suspended("A", "2026-11-20"), operator("B"), operator("C")));

    assertThat(memory.changesOf(second.exchange())).containsExactly("SUSPENDED A", "GRANTED C");
    assertThat(memory.version("B").list().id()).isEqualTo("L1");
    assertThat(memory.picture("2026-11-19T12:00:00Z", "2026-11-25T00:00:00Z"))
        .isEqualTo("A VALID, B VALID, C VALID");
  }

  @Test
  void isNoPartOfASnapshotTakenBeforeIt() {
    memory.operators.snapshot(
        sequence ->
            CompletableFuture.runAsync(() -> memory.apply(full("L1", DAY_1, operator("A")))).join(),
        version -> assertThat(version).isNull());

    assertThat(memory.present()).containsExactly(operator("A"));
  }

  private long file(String table) {
    return memory
        .jdbc()
        .sql("select pg_relation_filenode(:table)")
        .param("table", table)
        .query(Long.class)
        .single();
  }
}
