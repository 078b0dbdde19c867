package mra.journal;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import mra.canonical.ListType;
import mra.registry.Lately;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists that wait for people, or for another list; takes part in the caller's transaction. */
public final class HeldLists {
  /** A copy of one that is held has no fault of its own, and what a person gave stops nobody. */
  private static final String FULL_HELD =
      """
      select exists (
        select from exchange
        where partner = :partner and way = 'IN' and outcome = 'HELD' and list_type = 'FULL'
          and fault is not null and over not like 'import %')
      """;

  private static final String ALL =
      """
      select * from exchange where way = 'IN' and outcome = 'HELD' and fault is not null
      order by id limit :limit
      """;

  private static final String OF_PARTNER =
      """
      select * from exchange
      where partner = :partner and way = 'IN' and outcome = 'HELD' and fault is not null
      order by id
      """;

  private static final String WAITING =
      """
      select * from exchange
      where partner = :partner and way = 'IN' and outcome = 'HELD' and fault = 'DELTA_WAITS'
      order by sequence nulls last, as_of, id
      """;

  /** What is said of it stays until it ends again; two persons saw it as this profile reads it. */
  private static final String RELEASE =
      """
      update exchange set state = 'RECEIVED', ended_at = null, outcome = null, released_at = :at,
        released_as = profile_version, node = :node
      where id = :id and outcome = 'HELD'
      """;

  private static final String IS_RELEASED =
      """
      select released_at is not null and released_as = profile_version from exchange
      where id = :id
      """;

  /**
   * The id of a list that is taken again is still that of a held one; what a person gave by hand
   * takes none before it is in force.
   */
  private static final String HOLD_AGAIN =
      """
      update exchange e set state = 'ENDED', outcome = 'HELD', ended_at = :at, released_at = null
      where e.id = :id and e.state <> 'ENDED'
        and (e.over like 'import %' and e.released_at is not null or exists (
          select from document_identity i
          where i.exchange = e.id and i.outcome = 'HELD'
            and i.partner = e.partner and i.way = e.way and i.document = e.document))
      """;

  private static final String SUPERSEDE =
      """
      update exchange set outcome = 'SUPERSEDED', ended_at = :at, receipt_owed = over not like 'import %',
        fault = 'OUT_OF_ORDER', fault_where = '', fault_detail = 'a newer full list was applied'
      where partner = :partner and way = 'IN' and outcome = 'HELD' and list_type <> 'URGENT'
        and as_of <= :as_of and id <> :by
      returning id
      """;

  /** Lists of which each is older than the one before would otherwise be held without end. */
  private static final String REPLACE =
      """
      update exchange set outcome = 'SUPERSEDED', ended_at = :at, receipt_owed = over not like 'import %',
        fault = 'OUT_OF_ORDER', fault_where = '',
        fault_detail = 'exchange ' || cast(:by as text) || ' is held in its place'
      where partner = :partner and way = 'IN' and outcome = 'HELD' and list_type = 'FULL'
        and id <> :by
        and (over like 'import %' or not (select over like 'import %' from exchange where id = :by))
        and (as_of <= :as_of or id not in (
          select id from exchange
          where partner = :partner and way = 'IN' and outcome = 'HELD' and list_type = 'FULL'
            and id <> :by
          order by id desc limit :others))
      returning id
      """;

  /** What was proposed about them leads nowhere any more. */
  private static final String NOBODY_ASKED =
      "update proposal set closed_at = :at where subject = any(:ids) and closed_at is null";

  /** A partner's first list is no growth. */
  private static final String LATELY =
      """
      with applied as (
        select * from exchange
        where partner = :partner and way = 'IN' and outcome = 'APPLIED' and ended_at > :since)
      select coalesce(sum(absent), 0) as absent, coalesce(sum(granted + returned), 0) as gained,
             coalesce(sum(suspended + revoked), 0) as ended
      from applied
      where list_type = any(:types::list_type[])
        and ended_at > coalesce(
          (select max(ended_at) from applied where released_at is not null), '-infinity')
        and ended_at > (
          select min(ended_at) from exchange
          where partner = :partner and way = 'IN' and outcome = 'APPLIED' and list_type = 'FULL')
      """;

  /** Of full lists that people have to decide on at once. */
  static final int FULL_MAX = 10;

  private static final Duration DAY = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final Identities identities;
  private final @Nullable UUID node;

  HeldLists(JdbcClient jdbc, Identities identities, @Nullable UUID node) {
    this.jdbc = jdbc;
    this.identities = identities;
    this.node = node;
  }

  /** Whether deltas of the partner have to wait behind a held full list. */
  public boolean hasFull(String partner) {
    return jdbc.sql(FULL_HELD).param("partner", partner).query(Boolean.class).single();
  }

  /**
   * What lists in force changed within a day, and since two persons last let one pass. Urgent lists
   * are counted by themselves, jobs not at all: each comes when it is done.
   */
  public Lately lately(String partner, ListType type, Instant now) {
    var types =
        switch (type) {
          case URGENT -> "{URGENT}";
          case FULL, DELTA -> "{FULL,DELTA}";
          case JOBS -> "{}";
        };
    return jdbc.sql(LATELY)
        .param("partner", partner)
        .param("since", utc(now.minus(DAY)))
        .param("types", types)
        .query((row, number) ->
            new Lately(row.getLong("absent"), row.getLong("gained"), row.getLong("ended")))
        .single();
  }

  /** Of every partner, oldest first. */
  public List<ExchangeRecord> all(int limit) {
    return jdbc.sql(ALL).param("limit", limit).query(ExchangeRow::of).list();
  }

  /** Of one partner, oldest first, deltas that wait among them. */
  public List<ExchangeRecord> of(String partner) {
    return jdbc.sql(OF_PARTNER).param("partner", partner).query(ExchangeRow::of).list();
  }

  /** Deltas that wait for a full list or a missing delta, in their order. */
  public List<ExchangeRecord> waiting(String partner) {
    return jdbc.sql(WAITING).param("partner", partner).query(ExchangeRow::of).list();
  }

  /** The list is taken again, and this time the gate does not hold it. */
  public void release(UUID exchange, Instant at) {
    jdbc.sql(RELEASE)
        .param("id", exchange)
        .param("at", utc(at))
        .param("node", node, Types.OTHER)
        .update();
  }

  /** Whether two persons let it pass the gate, as the profile reads it that reads it now. */
  public boolean isReleased(UUID exchange) {
    return jdbc.sql(IS_RELEASED).param("id", exchange).query(Boolean.class).single();
  }

  /**
   * It was taken again and broke off: it is held as before, and no longer released.
   *
   * @return false when it is none that was held
   */
  public boolean again(UUID exchange, Instant at) {
    return jdbc.sql(HOLD_AGAIN).param("id", exchange).param("at", utc(at)).update() == 1;
  }

  /**
   * A full list takes the place of held ones that are not newer; their senders are owed an answer.
   *
   * @return the exchanges that are held no more
   */
  public List<UUID> supersede(String partner, Instant asOf, UUID by, Instant at) {
    var superseded =
        jdbc.sql(SUPERSEDE)
            .param("partner", partner)
            .param("as_of", utc(asOf))
            .param("by", by)
            .param("at", utc(at))
            .query(UUID.class)
            .list();
    return noLongerHeld(superseded, at);
  }

  /**
   * A full list that is held takes the place of held full lists that are not newer, and of the
   * first that came where there are too many; their senders are owed an answer. One that a person
   * gave by hand takes the place of nothing that a partner sent.
   *
   * @return the exchanges that are held no more
   */
  public List<UUID> replace(String partner, Instant asOf, UUID by, Instant at) {
    var replaced =
        jdbc.sql(REPLACE)
            .param("partner", partner)
            .param("as_of", utc(asOf))
            .param("by", by)
            .param("others", FULL_MAX - 1)
            .param("at", utc(at))
            .query(UUID.class)
            .list();
    return noLongerHeld(replaced, at);
  }

  private List<UUID> noLongerHeld(List<UUID> exchanges, Instant at) {
    exchanges.forEach(id -> identities.decide(id, Outcome.SUPERSEDED));
    jdbc.sql(NOBODY_ASKED)
        .param("ids", exchanges.stream().map(UUID::toString).toArray(String[]::new))
        .param("at", utc(at))
        .update();
    return exchanges;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
