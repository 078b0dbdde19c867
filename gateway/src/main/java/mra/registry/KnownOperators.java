package mra.registry;

import static java.util.Collections.newSetFromMap;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import mra.canonical.ListType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the known codes of each partner between lists. They are asked for outside of the partner's
 * lock, so whoever compares looks again whether they still hold.
 */
final class KnownOperators {
  private static final String STATE = "select changed_by, present from partner where id = :partner";

  /** Without a hash: what no list wrote so, and what the next good record has to unmark. */
  private static final String PRESENT =
      """
      select code, case when set_aside_since is null then row_hash end as row_hash
      from operator_version
      where partner = :partner and known_to = 'infinity' and in_force_to = 'infinity' and present
      """;

  private static final String NEWEST =
      """
      select max(list_as_of) as newest from operator_version
      where partner = :partner and known_to = 'infinity' and in_force_to = 'infinity'
      """;

  private final Map<String, KnownCodes> byPartner = new ConcurrentHashMap<>();

  /** Those of lists that are still there. */
  private final Set<Learned> learning =
      Collections.synchronizedSet(newSetFromMap(new WeakHashMap<>()));

  Learned learning(KnownCodes basis) {
    var learned = new Learned(basis);
    learning.add(learned);
    return learned;
  }

  long bytes() {
    synchronized (learning) {
      return byPartner.values().stream().mapToLong(KnownCodes::bytes).sum()
          + learning.stream().mapToLong(Learned::bytes).sum();
    }
  }

  /** What is known of a partner now; loaded for full lists only, others are too short to pay. */
  KnownCodes of(String partner, ListType type, StagingTable table) throws SQLException {
    var connection = table.connection();
    int isolation = connection.getTransactionIsolation();
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    try {
      return find(partner, type, table.jdbc());
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
      connection.setTransactionIsolation(isolation);
    }
  }

  /**
   * Remembers a list. Should its transaction not commit, the partner was last touched by another
   * exchange than what is remembered says, and it is loaded afresh.
   *
   * @param before the exchange that touched the partner last before the list, and {@code after} it
   */
  void learn(StagedList list, @Nullable UUID before, @Nullable UUID after) {
    var learned = list.reading().learned();
    if (learned != null && learned.saysNothingNew() && Objects.equals(before, after)) {
      return;
    }
    var next =
        learned != null && Objects.equals(learned.basis().changedBy(), before)
            ? learned.next(after)
            : null;
    if (next == null) {
      byPartner.remove(list.from().id());
    } else {
      byPartner.put(list.from().id(), next);
    }
  }

  private KnownCodes find(String partner, ListType type, JdbcClient jdbc) {
    var state = jdbc.sql(STATE).param("partner", partner).query(State::of).optional();
    if (state.isEmpty() || state.get().changedBy() == null) {
      return KnownCodes.NONE;
    }
    var kept = byPartner.get(partner);
    if (kept != null && state.get().changedBy().equals(kept.changedBy())) {
      return kept;
    }
    if (type != ListType.FULL) {
      return KnownCodes.NONE;
    }
    byPartner.remove(partner); // two of them would need twice the memory
    var loaded = load(partner, state.get(), jdbc);
    byPartner.put(partner, loaded);
    return loaded;
  }

  private static KnownCodes load(String partner, State state, JdbcClient jdbc) {
    var newest =
        jdbc.sql(NEWEST)
            .param("partner", partner)
            .query((row, i) -> Times.required(row, "newest"))
            .single();
    var entries = new Entries();
    var known = new KnownCodes(state.changedBy(), newest, entries, state.present(), 0);
    jdbc.sql(PRESENT)
        .param("partner", partner)
        .query(row -> {
          var code = row.getString("code").getBytes(StandardCharsets.UTF_8);
          known.put(entries.add(code, 0, code.length, row.getBytes("row_hash"), 0, null));
        });
    return known;
  }

  private record State(@Nullable UUID changedBy, int present) {
    static State of(ResultSet row, int number) throws SQLException {
      return new State(row.getObject("changed_by", UUID.class), row.getInt("present"));
    }
  }
}
