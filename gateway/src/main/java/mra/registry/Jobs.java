package mra.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import mra.canonical.JobJson;
import mra.canonical.JobOutcome;
import mra.canonical.RevalidationJob;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Re-validation jobs of our own programme, each as every document told it that told it anew. */
public final class Jobs {
  private static final String COLUMNS =
      "number, enterprise, uscc, office, opened_on, started_on, ended_on, deadline, overdue_told,"
          + " outcome, decided_on, extended_to, valid_to";

  private static final String OPERATORS =
      """
      select v.*, substr(told, 6) as uscc
      from operator_version v cross join unnest(v.identifiers) as told
      where v.partner = :partner and v.known_to = 'infinity' and v.in_force_to = 'infinity'
        and v.present and told in (select 'USCC:' || unnest(string_to_array(:usccs, e'\n')))
      order by v.code
      """;

  private static final String NEWEST =
      """
      select * from revalidation_job
      where known_to = 'infinity' and number in (select unnest(string_to_array(:numbers, e'\n')))
      """;

  private static final String CURRENT =
      "select * from revalidation_job where known_to = 'infinity' order by opened_on, number";

  private static final String HISTORY =
      "select * from revalidation_job where number = :number order by known_from";

  private static final String TOLD =
      """
      create temporary table told_job on commit drop as
      select * from jsonb_to_recordset(:jobs::jsonb) as j (
        code text, number text, enterprise text, uscc text, office text, "openedOn" date,
        "startedOn" date, "endedOn" date, deadline date, "overdueTold" integer,
        outcome job_outcome, "decidedOn" date, "extendedTo" date, "validTo" date)
      """;

  /** What an older document tells of a job is no news, and neither is the same again. */
  private static final String LEAVE_OUT =
      """
      delete from told_job j using revalidation_job k
      where k.number = j.number and k.known_to = 'infinity' and (k.as_of > :as_of
        or (k.code, k.enterprise, k.uscc, k.office, k.opened_on, k.started_on, k.ended_on,
            k.deadline, k.overdue_told, k.outcome, k.decided_on, k.extended_to, k.valid_to)
           is not distinct from
           (j.code, j.enterprise, j.uscc, j.office, j."openedOn", j."startedOn", j."endedOn",
            j.deadline, j."overdueTold", j.outcome, j."decidedOn", j."extendedTo", j."validTo"))
      """;

  /** Told twice within a microsecond, or by a clock set back, it still has its order. */
  private static final String KNOWN_AT =
      """
      select greatest(:known_at, max(k.known_from) + interval '1 microsecond') as known_at
      from revalidation_job k join told_job j using (number)
      """;

  private static final String CLOSE =
      """
      update revalidation_job k set known_to = :known_at from told_job j
      where k.number = j.number and k.known_to = 'infinity'
      """;

  private static final String INSERT =
      """
      insert into revalidation_job (code, %s, as_of, exchange, known_from, known_to)
      select j.*, :as_of, :exchange, :known_at, 'infinity' from told_job j
      """
          .formatted(COLUMNS);

  private final JdbcClient jdbc;

  public Jobs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Every job as it was told last, oldest first. */
  public List<KeptJob> current() {
    return jdbc.sql(CURRENT).query(Jobs::kept).list();
  }

  /** Everything that was ever told of a job, oldest first. */
  public List<KeptJob> history(String number) {
    return jdbc.sql(HISTORY).param("number", number).query(Jobs::kept).list();
  }

  /** The operators that are present, by their unified social credit code. */
  Map<String, List<OperatorVersion>> operators(String partner, Collection<String> usccs) {
    return jdbc
        .sql(OPERATORS)
        .param("partner", partner)
        .param("usccs", String.join("\n", usccs))
        .query((row, number) -> Map.entry(row.getString("uscc"), VersionRow.version(row, number)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /** What is known of these jobs. */
  Map<String, KeptJob> newest(Collection<String> numbers) {
    return jdbc
        .sql(NEWEST)
        .param("numbers", String.join("\n", numbers))
        .query(Jobs::kept)
        .list()
        .stream()
        .collect(Collectors.toMap(kept -> kept.job().number(), kept -> kept));
  }

  /** Takes part in the caller's transaction. */
  void keep(StagedList list, Instant knownAt) {
    var told = list.reading().jobs();
    if (told.isEmpty()) {
      return;
    }
    jdbc.sql(TOLD).param("jobs", json(told)).update();
    jdbc.sql(LEAVE_OUT).param("as_of", Times.utc(list.header().asOf())).update();
    var at =
        jdbc.sql(KNOWN_AT)
            .param("known_at", Times.utc(knownAt))
            .query((row, number) -> Times.required(row, "known_at"))
            .single();
    jdbc.sql(CLOSE).param("known_at", Times.utc(at)).update();
    jdbc.sql(INSERT)
        .param("as_of", Times.utc(list.header().asOf()))
        .param("exchange", list.exchange())
        .param("known_at", Times.utc(at))
        .update();
  }

  private static String json(List<OperatorJob> told) {
    return told.stream()
        .map(each -> JobJson.write(each.job(), Map.of("code", each.code())))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static KeptJob kept(ResultSet row, int number) throws SQLException {
    return new KeptJob(
        job(row),
        row.getString("code"),
        Times.required(row, "as_of"),
        row.getObject("exchange", UUID.class),
        Times.required(row, "known_from"),
        Times.instant(row, "known_to"));
  }

  private static RevalidationJob job(ResultSet row) throws SQLException {
    var outcome = row.getString("outcome");
    return new RevalidationJob(
        row.getString("number"),
        row.getString("enterprise"),
        row.getString("uscc"),
        row.getString("office"),
        row.getObject("opened_on", LocalDate.class),
        day(row, "started_on"),
        day(row, "ended_on"),
        day(row, "deadline"),
        row.getObject("overdue_told", Integer.class),
        outcome == null ? null : JobOutcome.valueOf(outcome),
        day(row, "decided_on"),
        day(row, "extended_to"),
        day(row, "valid_to"));
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
