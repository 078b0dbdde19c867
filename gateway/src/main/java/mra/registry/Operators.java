package mra.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the registry remembers. Streams never hold a whole list; they run in a transaction of their
 * own unless the caller has one.
 */
public final class Operators {
  private static final int FETCH_ROWS = 1000;

  private final JdbcTemplate copies;
  private final JdbcClient jdbc;
  private final TransactionTemplate cursor;
  private final TransactionTemplate snapshot;

  public Operators(DataSource database, PlatformTransactionManager transactions) {
    var template = new JdbcTemplate(database);
    template.setFetchSize(FETCH_ROWS);
    this.copies = template;
    this.jdbc = JdbcClient.create(template);
    this.cursor = new TransactionTemplate(transactions);
    this.snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Where the registry stands with each partner that ever sent a list. */
  public List<PartnerState> partners() {
    return jdbc.sql(PartnerState.ALL).query(PartnerState::of).list();
  }

  /** Where the registry stands with this partner; empty when it never sent a list. */
  public Optional<PartnerState> partner(String partner) {
    return jdbc.sql(PartnerState.ONE).param("partner", partner).query(PartnerState::of).optional();
  }

  /** What one exchange changed, in code order, which is byte order. */
  public void changesOf(UUID exchange, Consumer<OperatorChange> each) {
    stream(jdbc.sql(OperatorSql.CHANGES).param("exchange", exchange), ChangeRow::of, each);
  }

  /** The current versions that one exchange touched, marks and absences included. */
  public void touchedBy(UUID exchange, Consumer<OperatorVersion> each) {
    stream(jdbc.sql(OperatorSql.TOUCHED).param("exchange", exchange), VersionRow::version, each);
  }

  /** Every current version of a partner, absent operators included, in no order. */
  public void current(String partner, Consumer<CurrentOperator> each) {
    copies.execute(
        (ConnectionCallback<@Nullable Void>)
            connection -> {
              new CurrentRows(partner).read(connection, each);
              return null;
            });
  }

  /**
   * Every current version of a partner, absent operators included, in code order. Needs the
   * caller's transaction, in which it is closed.
   */
  public Stream<OperatorVersion> inOrder(String partner) {
    return jdbc
        .sql(OperatorSql.CURRENT + " order by code")
        .param("partner", partner)
        .query(VersionRow::version)
        .stream();
  }

  /**
   * The operators present as one exchange left them, whatever came later, in code order.
   *
   * @param at when the exchange ended, for one that touched nobody
   */
  public void heldAfter(String partner, UUID exchange, Instant at, Consumer<OperatorVersion> each) {
    var query =
        jdbc.sql(OperatorSql.HELD_AFTER)
            .param("partner", partner)
            .param("exchange", exchange)
            .param("at", Times.utc(at));
    stream(query, VersionRow::version, each);
  }

  /**
   * The operators present as they were known at a moment, whatever came later, in code order. The
   * moment is one of {@link PartnerState#knownAt}.
   */
  public void presentAt(String partner, Instant knownAt, Consumer<OperatorVersion> each) {
    stream(presentAt(OperatorSql.PRESENT_AT, partner, knownAt), VersionRow::version, each);
  }

  /** How many {@link #presentAt} gives. */
  public long countAt(String partner, Instant knownAt) {
    return presentAt(OperatorSql.COUNT_AT, partner, knownAt).query(Long.class).single();
  }

  private StatementSpec presentAt(String sql, String partner, Instant knownAt) {
    return jdbc.sql(sql).param("partner", partner).param("known_at", Times.utc(knownAt));
  }

  /** The operators present at a moment, as we knew it at another, in code order. */
  public void export(
      String partner, Instant at, Instant knownAt, boolean all, Consumer<OperatorVersion> each) {
    var query =
        jdbc.sql(OperatorSql.EXPORT)
            .param("partner", partner)
            .param("all", all)
            .param("at", Times.utc(at))
            .param("known_at", Times.utc(knownAt));
    stream(query, VersionRow::version, each);
  }

  /**
   * One operator, absent or not, at a moment as we knew it at another.
   *
   * @param code normalised
   */
  public Optional<OperatorVersion> find(String partner, String code, Instant at, Instant knownAt) {
    return jdbc.sql(OperatorSql.FIND)
        .param("partner", partner)
        .param("code", code)
        .param("at", Times.utc(at))
        .param("known_at", Times.utc(knownAt))
        .query(VersionRow::version)
        .optional();
  }

  /** Current operators by name or identifier, absent ones included. */
  public List<OperatorVersion> search(Search search) {
    return OperatorSql.search(jdbc, search).query(VersionRow::version).list();
  }

  /** The number of the registry's last change, then every current version of that moment. */
  public void snapshot(LongConsumer sequence, Consumer<OperatorVersion> each) {
    snapshot.executeWithoutResult(status -> {
      sequence.accept(jdbc.sql(OperatorSql.SEQUENCE).query(Long.class).single());
      stream(jdbc.sql(OperatorSql.SNAPSHOT), VersionRow::version, each);
    });
  }

  /** A cursor needs a transaction: without one the driver would fetch everything at once. */
  private <T> void stream(StatementSpec query, RowMapper<T> mapper, Consumer<T> each) {
    cursor.executeWithoutResult(status -> {
      try (var rows = query.query(mapper).stream()) {
        rows.forEach(each);
      }
    });
  }
}
