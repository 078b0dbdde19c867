package mra.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import mra.canonical.Code;
import mra.canonical.SetAside;
import mra.canonical.Standing;
import mra.fault.Fault;

/**
 * Leaves one row a code: equal duplicates collapse; different ones are all set aside and the least
 * favourable standing remains of them.
 */
final class Duplicates {
  private static final String COLLAPSE =
      """
      delete from {list} l using (
        select code, min(record) as first from {list}
        group by code
        having count(*) > 1 and (bool_and(kind = 'M')
            or count(distinct row_hash) = 1 and bool_and(kind = 'L'))) equal
      where l.code = equal.code and l.record > equal.first
      """;

  private static final String DIFFERENT =
      """
      select l.record, coalesce(l.code_received, l.code) as code_received, l.code, l.standing, l.standing_since from {list} l
      join (select code from {list} group by code having count(*) > 1) different using (code)
      where l.kind in ('L', 'M') order by l.record
      """;

  private static final String CONFLICTING =
      """
      select count(*) from (
        select code from {list} group by code having count(distinct standing) > 1) twice
      """;

  private static final String MERGE =
      """
      with different as (
        select code, max(standing) as standing, min(record) as record
        from {list} group by code having count(*) > 1),
      gone as (
        delete from {list} l using different d where l.code = d.code
        returning l.code, l.standing, l.standing_since)
      insert into {list} (code, standing, standing_since, kind, record)
      select d.code, d.standing, min(g.standing_since), 'S', d.record
      from different d left join gone g on g.code = d.code and g.standing = d.standing
      group by d.code, d.standing, d.record
      """;

  private Duplicates() {}

  static Reading settle(Reading reading, StagingTable table) {
    if (!reading.repeats()) {
      return reading;
    }
    long repeated = table.jdbc().sql(COLLAPSE.replace("{list}", table.name())).update();
    var faults = new ArrayList<>(reading.faults());
    long conflicting =
        table.jdbc().sql(CONFLICTING.replace("{list}", table.name())).query(Long.class).single();
    long different = collect(table, faults);
    table.jdbc().sql(MERGE.replace("{list}", table.name())).update();
    return new Reading(
        reading.header(),
        reading.records(),
        reading.setAside() + different,
        reading.gone(),
        reading.tally(),
        reading.oddNames(),
        conflicting,
        repeated,
        true,
        reading.codeUnreadable(),
        faults,
        null,
        List.of(),
        null);
  }

  private static long collect(StagingTable table, List<SetAside> faults) {
    try (var rows =
        table
            .jdbc()
            .sql(DIFFERENT.replace("{list}", table.name()))
            .query(Duplicates::fault)
            .stream()) {
      var count = new long[1];
      rows.forEach(fault -> {
        count[0]++;
        if (faults.size() < Staged.FAULTS_KEPT) {
          faults.add(fault);
        }
      });
      return count[0];
    }
  }

  private static SetAside fault(ResultSet row, int number) throws SQLException {
    long record = row.getLong("record");
    var standing = row.getString("standing");
    return new SetAside(
        record,
        "operator " + record,
        Fault.DUPLICATE_DIFFERENT,
        "another record of the list has the same code",
        new Code(row.getString("code_received"), row.getString("code")),
        standing == null ? null : Standing.valueOf(standing),
        row.getObject("standing_since", LocalDate.class));
  }
}
