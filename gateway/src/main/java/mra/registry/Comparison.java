package mra.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import mra.canonical.ListType;
import mra.registry.Oddities.Newcomers;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A staged list against the current versions, as sets. Touched operators go to the temporary table
 * {@code difference}; newcomers are told apart by having no current version.
 *
 * <p>A version changes content when its record's hash differs, and then begins with its standing
 * where that changed (the partner's calendar, never later than the list), else with the list. An
 * operator whose last change has a later as-of is left alone.
 */
final class Comparison {
  private static final String TABLE =
      """
      drop table if exists pg_temp.difference;
      create temporary table difference (
        code text collate "C", change change, from_list boolean, present boolean,
        standing standing, standing_since date, set_aside_since timestamptz,
        in_force_from timestamptz, giving boolean) on commit drop
      """;

  private static final String LISTED =
      """
      insert into difference
      with met as (
        select l.code, l.row_hash is not distinct from v.row_hash as same, v.present as was_present,
               v.set_aside_since, v.standing as before, l.standing as after, l.standing_since
        from {list} l
        join operator_version v on v.partner = :partner and v.code = l.code
         and v.known_to = 'infinity' and v.in_force_to = 'infinity'
        where l.kind = 'L' and v.list_as_of <= :as_of)
      select code,
             case when not was_present then 'RETURNED'
                  when same then null
                  when after >= 'REVOKED' and before < 'REVOKED' then 'REVOKED'
                  when after = 'SUSPENDED' and before = 'VALID' then 'SUSPENDED'
                  else 'AMENDED' end::change,
             true, true, after, standing_since, null,
             case when was_present and before <> after
                  then least(:as_of, (standing_since::timestamp at time zone :zone))
                  else :as_of end,
             after < before or (after = 'VALID' and not (same and was_present))
      from met
      where not same or not was_present or set_aside_since is not null
      """;

  /** A standing other than VALID is applied alone; otherwise the old record stays, marked. */
  private static final String SET_ASIDE =
      """
      insert into difference
      with met as (
        select v.code, v.set_aside_since, v.standing as before, v.standing_since as before_since,
               coalesce(l.standing, 'VALID') as after, l.standing_since
        from {list} l
        join operator_version v on v.partner = :partner and v.code = l.code
         and v.known_to = 'infinity' and v.in_force_to = 'infinity'
        where l.kind = 'S' and v.present and v.list_as_of <= :as_of)
      select code,
             case when after = 'VALID' then null
                  when after >= 'REVOKED' and before < 'REVOKED' then 'REVOKED'
                  when after = 'SUSPENDED' and before = 'VALID' then 'SUSPENDED'
                  else 'AMENDED' end::change,
             false, true,
             case when after = 'VALID' then before else after end,
             case when after = 'VALID' then before_since else standing_since end,
             case when after = 'VALID' then :as_of else set_aside_since end,
             case when after = 'VALID' then :as_of
                  else least(:as_of, (standing_since::timestamp at time zone :zone)) end,
             after <> 'VALID' and after < before
      from met
      where (after = 'VALID' and set_aside_since is null) or (after <> 'VALID' and after <> before)
      """;

  private static final String MISSING =
      """
      insert into difference
      select v.code, 'ABSENT', false, false, v.standing, v.standing_since, v.set_aside_since,
             :as_of, false
      from operator_version v
      where v.partner = :partner and v.known_to = 'infinity' and v.in_force_to = 'infinity'
        and v.present and v.list_as_of <= :as_of
        and not exists (select 1 from {list} l where l.code = v.code)
      """;

  /**
   * The same where the list's reader knew our codes and left only these, or the list names them.
   */
  private static final String MISSING_KNOWN =
      """
      insert into difference
      select v.code, 'ABSENT', false, false, v.standing, v.standing_since, v.set_aside_since,
             :as_of, false
      from {list} l
      join operator_version v on v.partner = :partner and v.code = l.code
       and v.known_to = 'infinity' and v.in_force_to = 'infinity'
      where l.kind = 'M' and v.present and v.list_as_of <= :as_of
      """;

  private static final String COUNTS =
      """
      select count(*) filter (where change = 'AMENDED') as amended,
             count(*) filter (where change = 'SUSPENDED') as suspended,
             count(*) filter (where change = 'REVOKED') as revoked,
             count(*) filter (where change = 'ABSENT') as absent,
             count(*) filter (where change = 'RETURNED') as returned,
             count(*) filter (where change is null) as marked,
             count(*) filter (where from_list and change is not null) as from_list,
             count(*) filter (where giving) as giving
      from difference
      """;

  static final String NEWCOMERS =
      """
      from {list} l
      left join operator_version v on v.partner = :partner and v.code = l.code
       and v.known_to = 'infinity' and v.in_force_to = 'infinity'
      where v.code is null and l.kind = 'L'
      """;

  private static final String GRANTED =
      "select o.programme, count(*) filter (where o.standing = 'VALID') as giving, count(*) filter (where "
          + Oddities.MISDATED
          + ") as misdated, "
          + Makeup.COUNTS
          + NEWCOMERS.replace("l.", "o.").replace("{list} l", "{list} o")
          + "group by o.programme";

  private final JdbcClient jdbc;
  private final Oddities oddities;

  Comparison(JdbcClient jdbc, Oddities oddities) {
    this.jdbc = jdbc;
    this.oddities = oddities;
  }

  Difference compare(StagedList list, PartnerState state) {
    list.completeUnless(state.changedBy());
    jdbc.sql(TABLE).update();
    run(LISTED, list);
    if (list.setAside() > 0) {
      run(SET_ASIDE, list);
    }
    if (list.header().type() == ListType.FULL && !list.reading().codeUnreadable()) {
      run(list.reading().isPartial() ? MISSING_KNOWN : MISSING, list);
    } else if (list.header().type() == ListType.DELTA && list.reading().gone() > 0) {
      run(MISSING_KNOWN, list);
    }
    var newcomers = newcomers(list, state);
    var doubts = oddities.of(list, state, newcomers);
    return jdbc.sql(COUNTS).query((row, i) -> count(row, newcomers, list, state, doubts)).single();
  }

  private Newcomers newcomers(StagedList list, PartnerState state) {
    var reading = list.reading();
    if (state.changedBy() == null && !reading.repeats()) {
      var all = reading.tally();
      return new Newcomers(
          reading.records() - reading.setAside() - reading.gone(),
          all.valid(),
          all.misdated(),
          all.makeup());
    }
    var rows =
        jdbc.sql(list.sql(GRANTED))
            .param("partner", state.partner())
            .param("tomorrow", Oddities.tomorrow(list.header(), list.from()))
            .query(Granted::of)
            .list();
    var makeup = Makeup.of(rows.stream().map(Granted::row).toList());
    return new Newcomers(
        makeup.all().operators(),
        rows.stream().mapToLong(Granted::giving).sum(),
        rows.stream().mapToLong(Granted::misdated).sum(),
        makeup);
  }

  private void run(String statement, StagedList list) {
    jdbc.sql(list.sql(statement))
        .param("partner", list.from().id())
        .param("as_of", Times.utc(list.header().asOf()))
        .param("zone", list.from().timeZone().getId())
        .update();
  }

  private static Difference count(
      ResultSet row, Newcomers newcomers, StagedList list, PartnerState state, Doubts doubts)
      throws SQLException {
    long good = list.records() - list.setAside() - list.repeated();
    long named = list.header().type() == ListType.DELTA ? row.getLong("absent") : 0;
    return new Difference(
        list.header().type(),
        list.records(),
        list.setAside(),
        newcomers.granted(),
        row.getLong("amended"),
        row.getLong("suspended"),
        row.getLong("revoked"),
        row.getLong("absent"),
        row.getLong("returned"),
        good - newcomers.granted() - row.getLong("from_list") - named,
        row.getLong("marked"),
        newcomers.giving() + row.getLong("giving"),
        state.present(),
        state.fullPresent(),
        doubts);
  }

  private record Granted(long giving, long misdated, Makeup.Row row) {
    static Granted of(ResultSet row, int number) throws SQLException {
      return new Granted(
          row.getLong("giving"), row.getLong("misdated"), Makeup.Row.of(row, number));
    }
  }
}
