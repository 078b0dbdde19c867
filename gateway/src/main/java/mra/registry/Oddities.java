package mra.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import mra.canonical.ListHeader;
import mra.partner.PartnerProfile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Finds what is odd about a list that {@link Comparison} has compared, by what it changes alone:
 * the work does not grow with what the partner has.
 */
final class Oddities {
  private static final String CURRENT =
      """
      join operator_version v on v.partner = :partner and v.code = d.code
       and v.known_to = 'infinity' and v.in_force_to = 'infinity'
      """;

  /** True of rows {@code o}; {@link Tally} says the same of operators. */
  static final String MISDATED = "(o.valid_to < o.valid_from or o.standing_since > :tomorrow)";

  private static final String TOUCHED =
      """
      select count(*) filter (
               where not o.names && v.names and not o.identifiers && v.identifiers
                 and (cardinality(o.identifiers) > 0 or cardinality(v.identifiers) > 0))
               as taken_over,
             count(*) filter (where d.change is not null and %s) as misdated
      from difference d join {list} o on o.code = d.code and o.kind = 'L'
      %s
      where d.from_list
      """
          .formatted(MISDATED, CURRENT);

  private static final String GAINED =
      "select o.programme, "
          + Makeup.COUNTS
          + " from difference d join {list} o on o.code = d.code and o.kind = 'L'"
          + " where d.from_list group by o.programme";

  private static final String LOST =
      """
      select o.programme, %s
      from difference d
      join operator_version o on o.partner = :partner and o.code = d.code
       and o.known_to = 'infinity' and o.in_force_to = 'infinity'
      where o.present and (d.from_list or not d.present) group by o.programme
      """
          .formatted(Makeup.COUNTS);

  private static final String KEPT = "select * from partner_makeup where partner = :partner";

  private static final String ALL =
      """
      select o.programme, %s from operator_version o
      where o.partner = :partner and o.known_to = 'infinity' and o.in_force_to = 'infinity'
        and o.present
      group by o.programme
      """
          .formatted(Makeup.COUNTS);

  private static final String FORGET = "delete from partner_makeup where partner = :partner";

  private static final String KEEP =
      """
      insert into partner_makeup
      values (:partner, :programme, :operators, :address, :identifiers, :roles, :valid_from,
              :valid_to, :office)
      """;

  private final JdbcClient jdbc;
  private final OddNames oddNames;

  Oddities(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.oddNames = new OddNames(jdbc);
  }

  /** The last day on which a standing may begin that a list tells of; a day for the time zones. */
  static LocalDate tomorrow(ListHeader list, PartnerProfile from) {
    return list.asOf().atZone(from.timeZone()).toLocalDate().plusDays(1);
  }

  Doubts of(StagedList list, PartnerState state, Newcomers newcomers) {
    var before = before(state);
    var reading = list.reading();
    var touched =
        bind(TOUCHED, list)
            .param("tomorrow", tomorrow(list.header(), list.from()))
            .query(Touched::of)
            .single();
    var names = oddNames.keep(list);
    return new Doubts(
        reading.repeated(),
        reading.unmapped(),
        reading.conflicting(),
        touched.takenOver(),
        touched.misdated() + newcomers.misdated(),
        names.mixed(),
        names.alike(),
        Doubts.sequenceBefore(list.header(), state, list.from()),
        before,
        before.plus(newcomers.makeup()).plus(read(GAINED, list)).minus(read(LOST, list)));
  }

  void keep(String partner, Makeup makeup) {
    jdbc.sql(FORGET).param("partner", partner).update();
    makeup
        .programmes()
        .forEach((programme, counts) -> {
          if (counts.operators() > 0) {
            var row =
                jdbc.sql(KEEP)
                    .param("partner", partner)
                    .param("programme", programme)
                    .param("operators", counts.operators());
            for (int i = 0; i < Makeup.FIELDS.size(); i++) {
              row = row.param(Makeup.FIELDS.get(i), counts.fields().get(i));
            }
            row.update();
          }
        });
  }

  /** A database that was upgraded, or restored from before there were counts, has none. */
  private Makeup before(PartnerState state) {
    var kept = rows(KEPT, state.partner());
    return kept.all().operators() == state.present() ? kept : rows(ALL, state.partner());
  }

  private Makeup rows(String sql, String partner) {
    return Makeup.of(jdbc.sql(sql).param("partner", partner).query(Makeup.Row::of).list());
  }

  private Makeup read(String sql, StagedList list) {
    return Makeup.of(bind(sql, list).query(Makeup.Row::of).list());
  }

  private StatementSpec bind(String sql, StagedList list) {
    return jdbc.sql(list.sql(sql)).param("partner", list.from().id());
  }

  /**
   * Operators that the partner never had.
   *
   * @param giving those that are recognised from now on
   */
  record Newcomers(long granted, long giving, long misdated, Makeup makeup) {}

  private record Touched(long takenOver, long misdated) {
    static Touched of(ResultSet row, int number) throws SQLException {
      return new Touched(row.getLong("taken_over"), row.getLong("misdated"));
    }
  }
}
