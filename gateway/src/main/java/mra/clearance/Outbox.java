package mra.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import mra.clearance.Announcement.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What clearance is still to hear; it is noted in the transaction that applies a list or moves a
 * partner.
 */
public final class Outbox {
  private static final String ADD =
      """
      insert into outbox (sequence, partner, exchange, document, changes, kind, known_at, moved_at)
      values (:sequence, :partner, :exchange, :document, :changes, :kind, :known_at, :moved_at)
      """;

  private static final String WAITING =
      "select distinct partner from outbox where relayed_at is null";

  /** The lock makes a second relay wait, so that a partner's lists leave in order. */
  private static final String FIRST =
      """
      select sequence, partner, exchange, document, changes, kind, known_at, moved_at
      from outbox
      where partner = :partner and relayed_at is null
      order by sequence limit 1 for update
      """;

  private static final String RELAYED =
      "update outbox set relayed_at = :at where sequence = :sequence";

  private static final String CHANGED =
      """
      select v.exchange, count(*) as times from operator_version v
      where v.partner = :partner and v.code = :code and v.change is not null
      group by v.exchange
      """;

  /** What is told of a partner as a whole, where the operator was among those present. */
  private static final String AMONG_ALL =
      """
      select a.exchange, 1 as times from outbox a join operator_version v
        on v.partner = a.partner and v.present and v.in_force_to = 'infinity'
        and v.known_from <= a.known_at and v.known_to > a.known_at
      where a.partner = :partner and a.kind <> 'LIST' and v.code = :code
      """;

  private static final String TOLD = CHANGED + " union all " + AMONG_ALL;

  private static final String WAITS_FOR =
      "select exists (select from outbox join (%s) v using (exchange) where relayed_at is null)"
          .formatted(TOLD);

  private static final String DROP =
      "delete from outbox o using (%s) v where v.exchange = o.exchange and o.changes = v.times"
          .formatted(TOLD);

  private static final String LESSEN =
      """
      update outbox o set changes = o.changes - v.times from (%s) v where v.exchange = o.exchange
      """
          .formatted(TOLD);

  private final JdbcClient jdbc;

  public Outbox(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * Takes part in the caller's transaction. The sequence must have been drawn in it: the row lock
   * it is drawn under is held until the end, so numbers follow the order of commits and none is
   * lost by a rollback.
   */
  public void add(Announcement list) {
    jdbc.sql(ADD)
        .param("sequence", list.sequence())
        .param("partner", list.partner())
        .param("exchange", list.exchange())
        .param("document", list.document())
        .param("changes", list.changes())
        .param("kind", list.kind().name())
        .param("known_at", utc(list.knownAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("moved_at", utc(list.movedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  /**
   * Has clearance told again of what it was told since; whoever heard it knows by the sequence.
   *
   * @return of how many lists
   */
  public int relayAgain(Instant since) {
    return jdbc.sql("update outbox set relayed_at = null where relayed_at >= :since")
        .param("since", since.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whether clearance is still to hear of a change of this operator. */
  public boolean waitsFor(String partner, String code) {
    return jdbc.sql(WAITS_FOR)
        .param("partner", partner)
        .param("code", code)
        .query(Boolean.class)
        .single();
  }

  /**
   * Lists that changed this operator are told without it, should they be told again: a list that
   * gives fewer changes than it announced would hold up those behind it. Takes part in the caller's
   * transaction, before the operator's versions go.
   */
  public void forget(String partner, String code) {
    for (var sql : List.of(DROP, LESSEN)) {
      jdbc.sql(sql).param("partner", partner).param("code", code).update();
    }
  }

  /** Lists that clearance has not heard of yet. */
  public long waiting() {
    return jdbc.sql("select count(*) from outbox where relayed_at is null")
        .query(Long.class)
        .single();
  }

  List<String> waitingPartners() {
    return jdbc.sql(WAITING).query(String.class).list();
  }

  /** The partner's next list, locked until the transaction ends. */
  Optional<Announcement> first(String partner) {
    return jdbc.sql(FIRST).param("partner", partner).query(Outbox::announcement).optional();
  }

  void relayed(Announcement list, Instant at) {
    jdbc.sql(RELAYED)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("sequence", list.sequence())
        .update();
  }

  private static Announcement announcement(ResultSet row, int number) throws SQLException {
    return new Announcement(
        row.getLong("sequence"),
        row.getString("partner"),
        row.getObject("exchange", UUID.class),
        row.getString("document"),
        row.getLong("changes"),
        Kind.valueOf(row.getString("kind")),
        instant(row, "known_at"),
        instant(row, "moved_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
