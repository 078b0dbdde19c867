package mra.journal;

/** What {@link Journal} says and asks. */
final class JournalSql {
  static final String BEGIN =
      """
      insert into exchange (id, partner, way, over, profile_version, state, started_at, node)
      values (:id, :partner, :way::way, :over, :profile_version, 'STARTED', :at, :node)
      on conflict (id) do nothing
      """;

  static final String RECEIVED =
      """
      update exchange set state = 'RECEIVED', received_at = :at, body_path = :path,
        body_bytes = :bytes, received_digest = :sha256
      where id = :id and state <> 'ENDED'
      """;

  static final String TAKEN_AGAIN =
      """
      update exchange set state = 'RECEIVED', ended_at = null, outcome = null, node = :node,
        profile_version = :profile_version
      where id = :id
      """;

  static final String OPENED =
      "update exchange set content_digest = :digest, signer = :signer where id = :id";

  static final String READ =
      """
      update exchange set document = :document, list_type = :type::list_type,
        sequence = :sequence, as_of = :as_of
      where id = :id
      """;

  static final String READY =
      """
      update exchange set state = 'READY', received_at = :at, body_path = :path,
        body_bytes = :bytes, received_digest = :sha256, content_digest = :content
      where id = :id
      """;

  static final String SENT =
      "update exchange set state = 'SENT' where id = :id and state <> 'ENDED'";

  static final String REOPEN =
      """
      update exchange set state = 'READY', ended_at = null, outcome = null
      where id = :id and outcome is distinct from 'APPLIED'
      """;

  static final String FORGET = "delete from exchange where id = :id and state = 'STARTED'";

  static final String FINISH =
      """
      update exchange set state = 'ENDED', ended_at = :at, outcome = :outcome::outcome,
        fault = :fault, fault_where = :where, fault_detail = :detail, records = :records,
        granted = :granted, amended = :amended, suspended = :suspended, revoked = :revoked,
        absent = :absent, returned = :returned, unchanged = :unchanged, set_aside = :set_aside
      where id = :id
      """;

  /**
   * What an exchange owes its sender an answer for: it proved who it is, and said what it sent. Who
   * gives a list by hand is no partner.
   */
  static final String OWE =
      """
      update exchange set receipt_owed = true
      where id = :id and way = 'IN' and content_digest is not null and document is not null
        and outcome <> 'FAILED' and over not like 'import %'
      """;

  static final String UNANSWERED =
      "select * from exchange where partner = :partner and receipt_owed order by id limit :limit";

  /** How long people took over a held list is no latency. */
  static final String IN_EFFECT =
      """
      with done as (
        update exchange set in_effect_at = :at where id = :id and received_at is not null
        returning *)
      select partner, list_type, received_at, in_effect_at from done where released_at is null
      """;

  /** Ids are in the order of starts. */
  static final String LATENCY =
      """
      select count(*) as lists, max(took) as worst, (array_agg(took order by id desc))[1] as latest
      from (
        select id, extract(epoch from in_effect_at - received_at) * 1000 as took
        from exchange
        where partner = :partner and in_effect_at is not null and released_at is null
          and list_type = any(:types::list_type[])
        order by id desc limit :limit) as last
      having count(*) > 0
      """;

  static final String ANSWERED =
      "update exchange set receipt_owed = false where id = :id and receipt_owed";

  static final String DECIDED_BY =
      """
      select i.exchange from document_identity i
      join exchange e on e.partner = i.partner and e.way = i.way and e.document = i.document
        and e.content_digest = i.content_digest
      where e.id = :id and i.exchange <> e.id and i.outcome is not null
      """;

  /**
   * A list that is put away, or came under an id that was taken, has none of its own; what was
   * wrong with it tells that it is the same.
   */
  static final String REFUSED_ALIKE =
      """
      select f.id from exchange f
      join exchange e on e.partner = f.partner and e.way = f.way and e.document = f.document
        and e.content_digest = f.content_digest and e.outcome = f.outcome and e.fault = f.fault
        and e.fault_where = f.fault_where and e.fault_detail = f.fault_detail
      where e.id = :id and f.id < e.id and e.outcome in ('REFUSED', 'QUARANTINED')
      order by f.id limit 1
      """;

  static final String FIND = "select * from exchange where id = :id";

  static final String LAST_DECIDED =
      """
      select * from exchange
      where partner = :partner and way = :way::way and state = 'ENDED' and outcome <> 'FAILED'
        and (document is not null or outcome in ('QUARANTINED', 'REFUSED'))
        and over not like 'import %'
      order by id desc limit 1
      """;

  static final String RUNNING =
      """
      select * from exchange
      where state in ('STARTED', 'RECEIVED') and node is not distinct from :node
      order by id
      """;

  static final String NODES =
      """
      select distinct node from exchange
      where state in ('STARTED', 'RECEIVED') and node is not null
      """;

  /** Whoever would end it too waits until the transaction does. */
  static final String STILL_OPEN =
      "select id from exchange where id = :id and state <> 'ENDED' for update";

  static final String PAGE =
      """
      select * from exchange
      where (:partner::text is null or partner = :partner) and (:before::uuid is null or id < :before)
      order by id desc limit :limit
      """;

  static final String LAST_GOOD =
      """
      select id, document, as_of, received_at from exchange
      where partner = :partner and way = 'IN' and outcome in ('APPLIED', 'UNCHANGED')
        and list_type in ('FULL', 'DELTA')
      order by as_of desc, id desc limit 1
      """;

  private JournalSql() {}
}
