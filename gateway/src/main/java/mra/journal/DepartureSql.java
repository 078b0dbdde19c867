package mra.journal;

/** What {@link Departures} says and asks. */
final class DepartureSql {
  static final String KNOW =
      "insert into audience (partner) values (:partner) on conflict do nothing";

  /** Whoever composes next for the partner waits until the transaction ends. */
  static final String LOCK =
      "select sequence, urgent, full_at, full_due from audience where partner = :partner for update";

  static final String COUNT_LIST =
      "update audience set sequence = sequence + 1 where partner = :partner returning sequence";

  static final String COUNT_URGENT =
      "update audience set urgent = urgent + 1 where partner = :partner returning urgent";

  static final String LAST_AS_OF =
      """
      select max(e.as_of) from exchange e join departure d on d.exchange = e.id
      where d.partner = :partner
      """;

  static final String KNOW_ALL =
      "insert into audience (partner) select distinct partner from partner_version on conflict do nothing";

  static final String SKIP =
      "update audience set sequence = sequence + :count, urgent = urgent + :count, full_due = true";

  static final String BEGIN =
      """
      insert into departure (exchange, partner, type, basis, fields)
      values (:exchange, :partner, :type::list_type, :basis, :fields)
      """;

  static final String SEALED =
      """
      update departure set ends = :ends, records = :records, granted = :granted,
        amended = :amended, suspended = :suspended, revoked = :revoked, absent = :absent,
        returned = :returned, unchanged = :unchanged, set_aside = :set_aside
      where exchange = :exchange
      """;

  static final String TELL =
      "insert into disclosure (exchange, code, change, record) values (?, ?, ?::change, ?)";

  static final String TOLD = "select code, record from told where partner = :partner order by code";

  /**
   * What the partner may believe by now, for what must not wait: lists on their way, held there, or
   * put aside here may have been read whatever became of their receipts. What such a list takes
   * away is not counted on; what an urgent one says is said. A full list that was taken settles
   * what was before it.
   */
  static final String HEARD =
      """
      with spoken as materialized (
        select p.exchange, p.type from departure p join exchange e on e.id = p.exchange
        where p.partner = :partner
          and p.exchange > coalesce(
            (select f.exchange from departure f join exchange x on x.id = f.exchange
             where f.partner = :partner and f.type = 'FULL' and x.outcome = 'APPLIED'
             order by f.exchange desc limit 1),
            '00000000-0000-0000-0000-000000000000')
          and (e.state <> 'ENDED'
               or (e.outcome in ('FAILED', 'QUARANTINED', 'HELD') and e.body_path is not null)
               or (e.outcome = 'APPLIED' and p.type = 'URGENT')))
      select code, record from (
        select distinct on (code) code, record from (
          select code, exchange, record from told where partner = :partner
          union all
          select d.code, d.exchange, case when d.change <> 'REVOKED' then d.record end
          from spoken s join disclosure d on d.exchange = s.exchange
          where d.change in ('GRANTED', 'AMENDED') or s.type = 'URGENT') as words
        order by code, exchange desc) as latest
      where record is not null order by code
      """;

  static final String RECORDS =
      """
      select coalesce(d.record, t.record) as record from disclosure d
      join departure p on p.exchange = d.exchange
      left join told t on t.partner = p.partner and t.code = d.code
      where d.exchange = :exchange order by d.code
      """;

  /** What a later list told has its own receipt to wait for, or has it already. */
  static final String CONFIRM =
      """
      insert into told (partner, code, exchange, record)
      select p.partner, d.code, d.exchange, d.record from disclosure d
      join departure p on p.exchange = d.exchange
      where d.exchange = :exchange and d.record is not null and d.change <> 'REVOKED'
      on conflict (partner, code) do update
        set exchange = excluded.exchange, record = excluded.record
        where told.exchange < excluded.exchange
      """;

  static final String FORGET =
      """
      delete from told t using departure p
      where p.exchange = :exchange and t.partner = p.partner and t.exchange < p.exchange
        and (exists (select from disclosure d
                     where d.exchange = p.exchange and d.code = t.code and d.change = 'REVOKED')
             or (p.type = 'FULL' and not exists (
                     select from disclosure d where d.exchange = p.exchange and d.code = t.code)))
      """;

  static final String FULL_TAKEN =
      """
      update audience a set full_at = :at, full_due = false
      from departure p where p.exchange = :exchange and p.partner = a.partner and p.type = 'FULL'
      """;

  static final String FULL_DUE =
      """
      update audience a set full_due = true
      from departure p where p.exchange = :exchange and p.partner = a.partner
      """;

  static final String UNANSWERED =
      """
      select e.id from exchange e join departure d on d.exchange = e.id
      where d.partner = :partner and (d.type = 'URGENT') = :urgent
        and (e.state in ('READY', 'SENT') or (e.outcome = 'FAILED' and e.body_path is not null))
      order by e.id limit 1
      """;

  static final String ALL_UNANSWERED =
      """
      select e.id from exchange e join departure d on d.exchange = e.id
      where d.partner = :partner
        and (e.state in ('READY', 'SENT') or (e.outcome = 'FAILED' and e.body_path is not null))
      order by e.id
      """;

  static final String UNANSWERED_SINCE =
      """
      select e.document from exchange e join departure d on d.exchange = e.id
      where d.partner = :partner and e.received_at < :before
        and (e.state in ('READY', 'SENT') or (e.outcome = 'FAILED' and e.body_path is not null))
      order by e.id limit 1
      """;

  static final String AWAITED =
      """
      select exists (
        select from exchange e join departure d on d.exchange = e.id
        where d.partner = :partner and e.state = 'SENT')
      """;

  static final String OUT_OF_DOCUMENT =
      """
      select id from exchange where partner = :partner and way = 'OUT' and document = :document
      order by id desc limit 1
      """;

  static final String FAILED =
      "update exchange set tries = tries + 1 where id = :id returning tries";

  static final String LEDGER =
      """
      select e.id, e.partner, e.document, e.started_at, e.state, e.outcome, p.basis, p.fields,
             d.change,
             coalesce(d.record,
               (select b.record from disclosure b
                join departure q on q.exchange = b.exchange and q.partner = p.partner
                where b.code = d.code and b.exchange < d.exchange and b.record is not null
                order by b.exchange desc limit 1)) as record
      from disclosure d
      join departure p on p.exchange = d.exchange
      join exchange e on e.id = d.exchange
      where d.code = :code and (:partner::text is null or p.partner = :partner)
      order by d.exchange desc limit :limit
      """;

  private DepartureSql() {}
}
