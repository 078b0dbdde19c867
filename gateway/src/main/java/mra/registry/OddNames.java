package mra.registry;

import java.util.ArrayList;
import java.util.List;
import mra.canonical.NameLikeness;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The odd names of a list that it really brings: an operator that had the same names before had
 * them looked at then. They go to the temporary table {@code odd_name}, beside {@code difference}.
 */
final class OddNames {
  private static final String TABLE =
      """
      drop table if exists pg_temp.odd_name;
      create temporary table odd_name (
        code text collate "C", why text, name text, looks_like text) on commit drop
      """;

  private static final String KEEP =
      """
      insert into odd_name
      select odd.* from unnest(:codes::text[], :whys::text[], :names::text[], :like::text[])
        as odd (code, why, name, looks_like)
      join {list} l on l.code = odd.code and l.kind = 'L'
      left join operator_version v on v.partner = :partner and v.code = odd.code
       and v.known_to = 'infinity' and v.in_force_to = 'infinity'
      where v.code is null or (v.names <> l.names and v.list_as_of <= :as_of)
      """;

  private static final String COUNT =
      """
      select count(*) filter (where why = 'MIXED_SCRIPTS') as mixed,
             count(*) filter (where why = 'LOOKS_ALIKE') as alike
      from odd_name
      """;

  private final JdbcClient jdbc;

  OddNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Counts(long mixed, long alike) {}

  Counts keep(StagedList list) {
    jdbc.sql(TABLE).update();
    var odd = List.copyOf(list.reading().oddNames());
    if (odd.isEmpty()) {
      return new Counts(0, 0);
    }
    jdbc.sql(list.sql(KEEP))
        .param("codes", odd.stream().map(OddName::code).toArray(String[]::new))
        .param(
            "whys", odd.stream().map(OddName::why).map(NameLikeness::name).toArray(String[]::new))
        .param("names", odd.stream().map(OddName::name).toArray(String[]::new))
        .param("like", looksLike(odd))
        .param("partner", list.from().id())
        .param("as_of", Times.utc(list.header().asOf()))
        .update();
    return jdbc.sql(COUNT)
        .query((row, i) -> new Counts(row.getLong("mixed"), row.getLong("alike")))
        .single();
  }

  private static @Nullable String[] looksLike(List<OddName> odd) {
    var all = new ArrayList<@Nullable String>();
    odd.forEach(each -> all.add(each.looksLike()));
    return all.toArray(new @Nullable String[0]);
  }
}
