package mra.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What is remembered of exchanges beyond that they were. Nothing of one that runs, is held or is
 * not answered yet is old. Takes part in the caller's transaction.
 */
final class OldExchanges {
  private static final String SETTLED =
      "e.partner = :partner and e.state = 'ENDED' and e.outcome <> 'HELD' and not e.receipt_owed";

  private static final String BODIES =
      " from exchange e where " + SETTLED + " and e.body_path is not null";

  private static final String SET_ASIDE =
      " from exchange e where "
          + SETTLED
          + " and (exists (select from record_fault f where f.exchange = e.id)"
          + " or exists (select from held_change c where c.exchange = e.id))";

  private static final String RECEIPTS =
      " from receipt r where r.partner = :partner and r.sent_at is not null";

  private static final String LET_BODIES_GO =
      """
      with due as (select e.id, e.received_digest %s and e.received_at <= :before),
      gone as (update exchange e set body_path = null from due where e.id = due.id)
      insert into purged (purge, kind, key)
      select distinct :purge::uuid, 'BODY', received_digest from due
      """
          .formatted(BODIES);

  private static final String FORGET_SET_ASIDE =
      """
      with due as (select e.id %s and e.ended_at <= :before),
      gone as (delete from record_fault f using due where f.exchange = due.id),
      shown as (delete from held_change c using due where c.exchange = due.id)
      insert into purged (purge, kind, key) select :purge, 'SET_ASIDE', id::text from due
      """
          .formatted(SET_ASIDE);

  private static final String FORGET_RECEIPTS =
      """
      with gone as (
        delete from receipt r where r.partner = :partner and r.sent_at <= :before
        returning r.signed)
      insert into purged (purge, kind, key)
      select distinct :purge::uuid, 'RECEIPT', encode(sha256(signed), 'hex') from gone
      """;

  private final JdbcClient jdbc;

  OldExchanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many are that old. */
  long count(Due.Kind kind, String partner, Instant before) {
    return sql("select count(*)" + from(kind) + " and " + since(kind) + " <= :before", partner)
        .param("before", utc(before))
        .query(Long.class)
        .single();
  }

  /** Since when the oldest has been there. */
  Optional<Instant> oldest(Due.Kind kind, String partner) {
    return sql("select min(" + since(kind) + ") as at" + from(kind), partner)
        .query((row, number) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
  }

  /** Files of the bodies that are that old. */
  List<String> paths(String partner, Instant before) {
    return sql("select e.body_path" + BODIES + " and e.received_at <= :before", partner)
        .param("before", utc(before))
        .query(String.class)
        .list();
  }

  /** Lets go of what is that old; of bodies only the row's part. */
  long forget(Due.Kind kind, String partner, Instant before, UUID purge) {
    var statement =
        switch (kind) {
          case BODY -> LET_BODIES_GO;
          case SET_ASIDE -> FORGET_SET_ASIDE;
          case RECEIPT -> FORGET_RECEIPTS;
          case ABSENT -> throw new IllegalArgumentException("the registry's");
        };
    return sql(statement, partner).param("before", utc(before)).param("purge", purge).update();
  }

  private StatementSpec sql(String statement, String partner) {
    return jdbc.sql(statement).param("partner", partner);
  }

  private static String from(Due.Kind kind) {
    return switch (kind) {
      case BODY -> BODIES;
      case SET_ASIDE -> SET_ASIDE;
      case RECEIPT -> RECEIPTS;
      case ABSENT -> throw new IllegalArgumentException("the registry's");
    };
  }

  private static String since(Due.Kind kind) {
    return switch (kind) {
      case BODY -> "e.received_at";
      case SET_ASIDE -> "e.ended_at";
      case RECEIPT -> "r.sent_at";
      case ABSENT -> throw new IllegalArgumentException("the registry's");
    };
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
