package mra.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import mra.registry.ListRef;

/** A kept answer beside a word on its operator that came later and reaches back over it. */
record LateRow(KeptDecision kept, ListRef list, UUID exchange, Instant learnedAt) {
  /** Within one transaction; they are read in order, and before that for how they asked. */
  static final String TABLE =
      """
      drop table if exists pg_temp.late_answer;
      create temporary table late_answer (
        like decision, late_exchange uuid, late_list text, late_as_of timestamptz,
        learned_at timestamptz) on commit drop
      """;

  /**
   * The newest word by the end of the period. What is left of a version whose time was cut short
   * counts from the list that told it first. What was known before the first answer that is kept,
   * as first lists mostly are, reaches back over none; ids follow each other as answers do, but for
   * the time that keeping one takes. Left out is where the word is the one that was believed. An
   * answer that knew nobody may have named the operator by an identifier, and so may come more than
   * once, with one operator after the other.
   */
  static final String GATHER =
      """
      insert into late_answer
      with word as (
        select v.code, v.identifiers, v.exchange, v.list_id, v.list_as_of, v.in_force_from,
               v.in_force_to,
               case when v.change is not null then v.known_from else (
                 select min(o.known_from) from operator_version o
                 where o.partner = v.partner and o.code = v.code and o.exchange = v.exchange)
               end as learned_at
        from operator_version v
        where v.partner = :partner and v.known_from >= :since and v.known_from < :until
          and v.known_to >= :until and v.in_force_from < v.known_from
          and v.known_from > (select at - interval '10 minutes' from decision order by id limit 1)),
      asked as (
        select code as operator, true as by_code, word.* from word
        union all
        select identifier.written, false, word.*
        from word cross join lateral (
          select upper(substr(one, strpos(one, ':') + 1)) as written from unnest(identifiers) one
          union
          select declared_key(substr(one, strpos(one, ':') + 1)) from unnest(identifiers) one
        ) identifier)
      select d.*, w.exchange, w.list_id, w.list_as_of, w.learned_at
      from asked w
      join decision d on d.partner = :partner and d.operator = w.operator
       and (w.by_code or d.programme is null)
       and d.at >= w.in_force_from and d.at < w.in_force_to and d.at < w.learned_at
      where w.learned_at >= :since
        and (:after::uuid is null or d.id > :after)
        and not exists (
          select from operator_version b
          where b.partner = :partner and b.code = w.code and b.exchange = w.exchange
            and b.known_from <= d.at and b.known_to > d.at and b.in_force_to = 'infinity')
      """;

  static final String IN_ORDER = "select * from late_answer order by id, learned_at";

  /** How those of them asked that did not name their operator by its code. */
  static final String ASKED_OTHERWISE =
      """
      select distinct role, declared_country, declared_code, declared_name from late_answer
      where declared_key(declared_code) <> declared_key(operator) limit :limit
      """;

  static LateRow of(ResultSet row, int number) throws SQLException {
    return new LateRow(
        DecisionRow.read(row, number),
        new ListRef(row.getString("late_list"), instant(row, "late_as_of")),
        row.getObject("late_exchange", UUID.class),
        instant(row, "learned_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
