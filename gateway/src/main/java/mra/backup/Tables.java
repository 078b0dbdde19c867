package mra.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import mra.backup.Manifest.Partition;
import mra.fault.Fault;
import mra.fault.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Which tables there are, read from the database's own catalogue. */
final class Tables {
  /** Migrations are told by the program, and a scheduler fills its own again at start. */
  private static final String ALL =
      """
      select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and c.relpersistence = 'p' and not c.relispartition
        and c.relname <> 'flyway_schema_history' and c.relname not like 'qrtz\\_%'
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname order by c.relname
      """;

  private static final String PARTITIONS =
      """
      select c.relname as name, p.relname as parent, pg_get_expr(c.relpartbound, c.oid) as bound
      from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relispartition
      order by c.relname
      """;

  private static final String COUNTERS =
      """
      select c.relname as name, a.attname as column
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
        and a.attidentity <> ''
      """;

  private static final Pattern BOUND = Pattern.compile("FOR VALUES IN \\('[A-Z0-9]+'\\)");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private final JdbcClient jdbc;

  Tables(Connection connection) throws SQLException {
    jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  record Columns(String table, List<String> names) {}

  private record Counter(String table, String column) {}

  List<Columns> all() {
    return jdbc.sql(ALL)
        .query((row, number) ->
            new Columns(
                row.getString("name"), List.of((String[]) row.getArray("columns").getArray())))
        .list();
  }

  List<Partition> partitions() {
    return jdbc.sql(PARTITIONS)
        .query((row, number) ->
            new Partition(row.getString("name"), row.getString("parent"), row.getString("bound")))
        .list();
  }

  String schema() {
    return jdbc.sql(
            """
            select version from flyway_schema_history
            where success and version is not null order by installed_rank desc limit 1
            """)
        .query(String.class)
        .single();
  }

  /** What comes from a file is not trusted to be a statement. */
  void make(Partition partition) {
    if (!BOUND.matcher(partition.bound()).matches()) {
      throw new Refused(Fault.BACKUP_INVALID, partition.name(), "no partition is bounded so");
    }
    jdbc.sql(
            "create table %s partition of %s %s"
                .formatted(name(partition.name()), name(partition.of()), partition.bound()))
        .update();
  }

  long rows(String table) {
    return jdbc.sql("select count(*) from " + name(table)).query(Long.class).single();
  }

  /** Only what a migration put in. */
  void empty(String table) {
    jdbc.sql("delete from " + name(table)).update();
  }

  /** Numbers that the database gives go on above those that are there, with a gap. */
  void skipNumbers(long count) {
    var counters =
        jdbc.sql(COUNTERS)
            .query((row, number) -> new Counter(row.getString("name"), row.getString("column")))
            .list();
    for (var each : counters) {
      jdbc.sql(
              "select setval(pg_get_serial_sequence('%1$s', '%2$s'), coalesce(max(%2$s), 0) + %3$d) from %1$s"
                  .formatted(each.table, each.column, count))
          .query(Long.class)
          .single();
    }
  }

  /** A name that means the same with and without quotes. */
  static String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new Refused(Fault.BACKUP_INVALID, name, "no table or column is called so");
    }
    return name;
  }
}
