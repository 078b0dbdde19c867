package mra.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mra.canonical.SetAside;
import mra.registry.RecordDifference.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One list, read by two versions of its partner, as two staged tables that the database joins by
 * code: memory does not grow with the list.
 *
 * @param same operators that both read alike
 * @param counts of the others, each kind
 * @param first of the others, in code order
 */
public record TwoReadings(long same, Map<Kind, Long> counts, List<RecordDifference> first) {
  /** L is a good record, S one set aside, M an operator named as gone. */
  private static final String LAID =
      """
      with laid as (
        select coalesce(a.code, b.code) as code,
               case when b.code is null then 'ONLY_LIVE'
                    when a.code is null then 'ONLY_CANDIDATE'
                    when a.kind = b.kind and a.row_hash is not distinct from b.row_hash then null
                    when b.kind = 'S' then 'SET_ASIDE_BY_CANDIDATE'
                    when a.kind = 'S' then 'SET_ASIDE_BY_LIVE'
                    else 'DIFFERENT' end as difference
        from {live} a full join {candidate} b on a.code = b.code)
      """;

  private static final String COUNTS =
      LAID + "select difference, count(*) as times from laid group by difference";

  private static final String FIRST =
      LAID
          + """
          select laid.code as of_code, laid.difference,
                 a.kind = 'L' and b.kind = 'L' as both_read,
                 coalesce(b.names[1], a.names[1]) as name, %s, %s
          from laid
          left join {live} a on a.code = laid.code
          left join {candidate} b on b.code = laid.code
          where laid.difference is not null order by laid.code limit :limit
          """
              .formatted(columns("a"), columns("b"));

  static TwoReadings of(StagedList live, StagedList candidate, int limit, JdbcClient jdbc) {
    var counts = new EnumMap<Kind, Long>(Kind.class);
    Stream.of(Kind.values()).forEach(kind -> counts.put(kind, 0L));
    var same = new long[1];
    jdbc.sql(sql(COUNTS, live, candidate))
        .query(row -> {
          var kind = row.getString("difference");
          if (kind == null) {
            same[0] = row.getLong("times");
          } else {
            counts.put(Kind.valueOf(kind), row.getLong("times"));
          }
        });
    var why = why(live);
    why.putAll(why(candidate));
    var first =
        jdbc.sql(sql(FIRST, live, candidate))
            .param("limit", limit)
            .param("partner", live.from().id())
            .query((row, number) -> difference(row, why))
            .list();
    return new TwoReadings(same[0], counts, first);
  }

  private static Map<String, String> why(StagedList list) {
    var why = new HashMap<String, String>();
    for (SetAside aside : list.faults()) {
      var code = aside.code();
      if (code != null) {
        why.putIfAbsent(
            code.normalised(),
            "%s %s %s".formatted(aside.fault().code(), aside.at(), aside.detail()).strip());
      }
    }
    return why;
  }

  private static RecordDifference difference(ResultSet row, Map<String, String> why)
      throws SQLException {
    var code = row.getString("of_code");
    var kind = Kind.valueOf(row.getString("difference"));
    boolean isRead = kind == Kind.DIFFERENT && row.getBoolean("both_read");
    return new RecordDifference(
        code,
        kind,
        row.getString("name"),
        isRead ? null : why.get(code),
        isRead
            ? FieldDifference.between(
                VersionRow.operator(row, "a_"), VersionRow.operator(row, "b_"))
            : List.of());
  }

  private static String columns(String table) {
    return Stream.concat(
            Stream.of(":partner as " + table + "_partner"),
            Stream.of(Tuple.CANONICAL.split(","))
                .map(String::strip)
                .map(column -> "%1$s.%2$s as %1$s_%2$s".formatted(table, column)))
        .collect(Collectors.joining(", "));
  }

  private static String sql(String statement, StagedList live, StagedList candidate) {
    return candidate.sql(
        live.sql(statement.replace("{live}", "{list}")).replace("{candidate}", "{list}"));
  }
}
