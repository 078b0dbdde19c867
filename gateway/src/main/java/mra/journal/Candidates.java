package mra.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import mra.registry.FieldDifference;
import mra.registry.RecordDifference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Versions that run in shadow, and how they read lists otherwise than the version in force. Takes
 * part in the caller's transaction.
 */
public final class Candidates {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String OPEN = "select * from partner_candidate where ended_at is null";

  private static final String ALL =
      "select * from partner_candidate where partner = :partner order by id desc limit :limit";

  private static final String BEGIN =
      """
      insert into partner_candidate (id, partner, version, reason, by, at)
      values (:id, :partner, :version, :reason, :by, :at) returning *
      """;

  private static final String END =
      """
      update partner_candidate set ended_at = :at, ended_as = :as
      where partner = :partner and ended_at is null
      """;

  private static final String FAILED =
      """
      update partner_candidate set failed_at = :at, failed_why = :why
      where partner = :partner and version = :version and ended_at is null
      """;

  /**
   * Lists that came since the candidate, and the last good one of before; not what another exchange
   * brought the same of, what a person gave unsealed, and what no partner's list is.
   */
  private static final String NEXT =
      """
      select e.* from exchange e
      where e.partner = :partner and e.way = 'IN' and e.state = 'ENDED' and e.body_path is not null
        and e.list_type is distinct from 'JOBS'
        and e.over not like 'JMS %' and e.over not like 'import by %'
        and (e.started_at > :since or e.id = :last_good)
        and not exists (
          select from version_comparison c join exchange x on x.id = c.exchange
          where c.candidate = :candidate and c.version = :version
            and (x.id = e.id or x.received_digest = e.received_digest))
      order by e.id limit 1
      """;

  private static final String KEEP =
      """
      insert into version_comparison values
        (:id, :candidate, :exchange, :document, :as_of, :version, :at, :millis,
         :live_verdict, :live_records, :live_set_aside, :live_changes,
         :candidate_verdict, :candidate_records, :candidate_set_aside, :candidate_changes,
         :header, :same, :different, :only_live, :only_candidate, :set_aside_by_live,
         :set_aside_by_candidate)
      on conflict (candidate, exchange, version) do nothing
      """;

  private static final String FORGET =
      """
      delete from version_difference d using version_comparison c, partner_candidate p
      where c.id = d.comparison and p.id = c.candidate and p.partner = :partner
      """;

  private static final String KEEP_RECORD =
      """
      insert into version_difference (comparison, code, kind, name, why, fields)
      values (:comparison, :code, :kind, :name, :why, cast(:fields as jsonb))
      """;

  private static final String COMPARISONS =
      """
      select * from version_comparison where candidate = :candidate
      order by at desc, id desc limit :limit
      """;

  private static final String DIFFERENCE =
      """
      select * from version_difference where comparison = :comparison and code > :after
      order by code limit :limit
      """;

  private final JdbcClient jdbc;

  public Candidates(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * A record that is read otherwise, as it is kept.
   *
   * @param fields each with its name and what either version says
   */
  public record Kept(
      String code, String kind, @Nullable String name, @Nullable String why, JsonNode fields) {

    static Kept of(ResultSet row, int number) throws SQLException {
      try {
        return new Kept(
            row.getString("code"),
            row.getString("kind"),
            row.getString("name"),
            row.getString("why"),
            JSON.readTree(row.getString("fields")));
      } catch (JsonProcessingException wasWrittenHere) {
        throw new IllegalStateException(wasWrittenHere);
      }
    }
  }

  /** Takes the place of the one before. */
  public Candidate begin(
      UUID id, String partner, String version, String reason, String by, Instant at) {
    end(partner, Candidate.End.REPLACED, at);
    return jdbc.sql(BEGIN)
        .param("id", id)
        .param("partner", partner)
        .param("version", version)
        .param("reason", reason)
        .param("by", by)
        .param("at", utc(at))
        .query(Candidate::of)
        .single();
  }

  /** The partner's candidate, if any, is one no longer; counts of its comparisons stay. */
  public void end(String partner, Candidate.End as, Instant at) {
    jdbc.sql(FORGET).param("partner", partner).update();
    jdbc.sql(END).param("partner", partner).param("as", as.name()).param("at", utc(at)).update();
  }

  /** Two persons wanted it in force, and it could not be: the first one was told nothing. */
  public void failed(String partner, String version, String why, Instant at) {
    jdbc.sql(FAILED)
        .param("partner", partner)
        .param("version", version)
        .param("why", why)
        .param("at", utc(at))
        .update();
  }

  /** All that run. */
  public List<Candidate> open() {
    return jdbc.sql(OPEN + " order by partner").query(Candidate::of).list();
  }

  public Optional<Candidate> open(String partner) {
    return jdbc.sql(OPEN + " and partner = :partner")
        .param("partner", partner)
        .query(Candidate::of)
        .optional();
  }

  /** Newest first. */
  public List<Candidate> of(String partner, int limit) {
    return jdbc.sql(ALL)
        .param("partner", partner)
        .param("limit", limit)
        .query(Candidate::of)
        .list();
  }

  /**
   * The oldest list that the candidate has not been compared over.
   *
   * @param version in force, with which it is compared
   * @param lastGood the exchange of the last good list before it; null when there is none
   */
  public Optional<ExchangeRecord> next(
      Candidate candidate, String version, @Nullable UUID lastGood) {
    return jdbc.sql(NEXT)
        .param("partner", candidate.partner())
        .param("since", utc(candidate.at()))
        .param("last_good", lastGood, Types.OTHER)
        .param("candidate", candidate.id())
        .param("version", version)
        .query(ExchangeRow::of)
        .optional();
  }

  /**
   * Keeps a comparison; of the one before only the counts stay.
   *
   * @param records some of those that are read otherwise
   */
  public void keep(
      Candidate candidate, VersionComparison comparison, List<RecordDifference> records) {
    int kept =
        jdbc.sql(KEEP)
            .param("id", comparison.id())
            .param("candidate", candidate.id())
            .param("exchange", comparison.exchange())
            .param("document", comparison.document())
            .param(
                "as_of",
                comparison.asOf() == null ? null : utc(comparison.asOf()),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .param("version", comparison.version())
            .param("at", utc(comparison.at()))
            .param("millis", comparison.millis())
            .params(side("live_", comparison.live()))
            .params(side("candidate_", comparison.candidate()))
            .param("header", comparison.header())
            .param("same", comparison.same())
            .param("different", comparison.different())
            .param("only_live", comparison.onlyLive())
            .param("only_candidate", comparison.onlyCandidate())
            .param("set_aside_by_live", comparison.setAsideByLive())
            .param("set_aside_by_candidate", comparison.setAsideByCandidate())
            .update();
    if (kept == 1 && open(candidate.partner()).filter(candidate::isSame).isPresent()) {
      jdbc.sql(FORGET).param("partner", candidate.partner()).update();
      records.forEach(record -> keep(comparison.id(), record));
    }
  }

  /** Newest first. */
  public List<VersionComparison> comparisons(UUID candidate, int limit) {
    return jdbc.sql(COMPARISONS)
        .param("candidate", candidate)
        .param("limit", limit)
        .query(VersionComparison::of)
        .list();
  }

  /**
   * What is kept of a comparison's records, in code order.
   *
   * @param after the last code of the page before, empty for the first
   */
  public List<Kept> difference(UUID comparison, String after, int limit) {
    return jdbc.sql(DIFFERENCE)
        .param("comparison", comparison)
        .param("after", after)
        .param("limit", limit)
        .query(Kept::of)
        .list();
  }

  private void keep(UUID comparison, RecordDifference record) {
    var fields = JSON.createArrayNode();
    for (FieldDifference field : record.fields()) {
      fields
          .addObject()
          .put("field", field.field().key())
          .put("live", field.from())
          .put("candidate", field.to());
    }
    jdbc.sql(KEEP_RECORD)
        .param("comparison", comparison)
        .param("code", record.code())
        .param("kind", record.kind().name())
        .param("name", record.name())
        .param("why", record.why())
        .param("fields", fields.toString())
        .update();
  }

  private static Map<String, @Nullable Object> side(String prefix, VersionComparison.Side side) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(prefix + "verdict", side.verdict());
    values.put(prefix + "records", side.records());
    values.put(prefix + "set_aside", side.setAside());
    values.put(prefix + "changes", side.changes());
    return values;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
