package mra.registry;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What held lists would change, kept for the people who decide on them. */
final class HeldChanges {
  /** Those with odd names first, else in code order. */
  static final int KEPT_MAX = 100_000;

  /** Of all lists of a partner that are held at once. */
  static final int TOGETHER_MAX = 300_000;

  private static final String KEPT =
      "select count(*) from held_change where exchange = any(:exchanges)";

  private static final String FORGET = "delete from held_change where exchange = :exchange";

  private static final String KEEP =
      """
      insert into held_change
      select :exchange, code, change, name_before, name_after, programme_before, programme_after,
             standing_before, standing_after, n.name, n.why, n.looks_like
      from (
        select d.code, d.change::text as change, v.names[1] as name_before,
               case when d.present then coalesce(l.names[1], v.names[1]) end as name_after,
               v.programme as programme_before,
               case when d.present then coalesce(l.programme, v.programme) end as programme_after,
               v.standing as standing_before,
               case when d.present then d.standing end as standing_after
        from difference d
        join operator_version v on v.partner = :partner and v.code = d.code
         and v.known_to = 'infinity' and v.in_force_to = 'infinity'
        left join {list} l on l.code = d.code and l.kind = 'L' and d.from_list
        where d.change is not null
        union all
        select l.code, 'GRANTED', null, l.names[1], null, l.programme, null, l.standing
      """
          + Comparison.NEWCOMERS
          + """
            ) changes
          left join odd_name n using (code)
          order by n.code is null, code limit :limit
          """;

  private static final String PAGE =
      """
      select * from held_change where exchange = :exchange and code > :after
      order by code limit :limit
      """;

  private final JdbcClient jdbc;

  HeldChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Held once more, it is shown as it is now. */
  void keep(StagedList list, List<UUID> others) {
    forget(list.exchange());
    long kept =
        jdbc.sql(KEPT).param("exchanges", others.toArray(UUID[]::new)).query(Long.class).single();
    jdbc.sql(list.sql(KEEP))
        .param("exchange", list.exchange())
        .param("partner", list.from().id())
        .param("limit", Math.clamp(TOGETHER_MAX - kept, 0, KEPT_MAX))
        .update();
  }

  void forget(UUID exchange) {
    jdbc.sql(FORGET).param("exchange", exchange).update();
  }

  List<HeldChange> of(UUID exchange, String after, int limit) {
    return jdbc.sql(PAGE)
        .param("exchange", exchange)
        .param("after", after)
        .param("limit", limit)
        .query(HeldChange::of)
        .list();
  }
}
