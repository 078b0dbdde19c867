package mra.registry;

import static java.util.Collections.newSetFromMap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import mra.canonical.ListType;
import mra.partner.PartnerProfile;
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

  private static final String OF_THESE = PRESENT + " and code = any(:codes)";

  private final Map<String, Remembered> byPartner = new ConcurrentHashMap<>();

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
      return byPartner.values().stream().mapToLong(Remembered::bytes).sum()
          + learning.stream().mapToLong(Learned::bytes).sum();
    }
  }

  /** What is known of a partner now; nothing for lists that are too short for it to pay. */
  KnownCodes of(PartnerProfile from, ListType type, StagingTable table) throws SQLException {
    var connection = table.connection();
    int isolation = connection.getTransactionIsolation();
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    try {
      return find(from, type, table.jdbc());
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
    var next = learned == null ? null : next(list, learned, before, after);
    if (next == null) {
      byPartner.remove(list.from().id());
    } else {
      byPartner.put(list.from().id(), next);
    }
  }

  private @Nullable Remembered next(
      StagedList list, Learned learned, @Nullable UUID before, @Nullable UUID after) {
    if (list.header().type() != ListType.FULL) {
      var kept = byPartner.get(list.from().id());
      return kept == null
              || !Objects.equals(kept.changedBy(), before)
              || !kept.version().equals(list.from().version())
          ? null
          : kept.after(learned, list.header().asOf(), after);
    }
    var next = Objects.equals(learned.basis().changedBy(), before) ? learned.next(after) : null;
    return next == null ? null : Remembered.of(list.from().version(), next);
  }

  private KnownCodes find(PartnerProfile from, ListType type, JdbcClient jdbc) {
    if (type != ListType.FULL) {
      return KnownCodes.NONE;
    }
    var partner = from.id();
    var state = jdbc.sql(STATE).param("partner", partner).query(State::of).optional();
    if (state.isEmpty() || state.get().changedBy() == null) {
      return KnownCodes.NONE;
    }
    var kept = byPartner.get(partner);
    if (kept != null
        && kept.version().equals(from.version())
        && state.get().changedBy().equals(kept.changedBy())) {
      if (kept.since().isEmpty()) {
        return kept.codes();
      }
      var current = refreshed(partner, kept, state.get(), jdbc);
      byPartner.put(partner, Remembered.of(from.version(), current));
      return current;
    }
    byPartner.remove(partner); // two of them would need twice the memory
    var loaded = load(partner, state.get(), jdbc);
    byPartner.put(partner, Remembered.of(from.version(), loaded));
    return loaded;
  }

  /** Those of the last full list, but for whom shorter ones told of since. */
  private static KnownCodes refreshed(
      String partner, Remembered kept, State state, JdbcClient jdbc) {
    var codes = List.copyOf(kept.since());
    var outdated = new BitSet();
    for (var code : codes) {
      var bytes = Remembered.bytes(code);
      int slot = kept.codes().find(bytes, 0, bytes.length);
      if (slot >= 0) {
        outdated.set(slot);
      }
    }
    var next = kept.codes().without(outdated, state.changedBy(), kept.newest(), state.present());
    jdbc.sql(OF_THESE)
        .param("partner", partner)
        .param("codes", codes.toArray(String[]::new))
        .query(row -> {
          put(row, next);
        });
    return next;
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
          put(row, known);
        });
    return known;
  }

  private static void put(ResultSet row, KnownCodes known) throws SQLException {
    var code = Remembered.bytes(row.getString("code"));
    var entries = known.entries();
    known.put(entries.add(code, 0, code.length, row.getBytes("row_hash"), 0, null));
  }

  private record State(@Nullable UUID changedBy, int present) {
    static State of(ResultSet row, int number) throws SQLException {
      return new State(row.getObject("changed_by", UUID.class), row.getInt("present"));
    }
  }
}
