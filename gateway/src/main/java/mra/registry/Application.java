package mra.registry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import mra.canonical.ListType;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes what {@link Comparison} found. Every version believed so far that reaches into the new
 * one's time is closed on the known axis; its part before that is written again as still believed.
 */
final class Application {
  private static final String REST =
      "row_hash, present, set_aside_since, in_force_from, in_force_to, known_from, known_to,"
          + " change, exchange, list_id, list_as_of, profile_version";

  private static final String INSERT =
      "insert into operator_version (partner, %s, %s)\n".formatted(Tuple.CANONICAL, REST);

  private static final String CLOSE =
      """
      with closed as (
        update operator_version v set known_to = :known_at
        from difference d
        where v.partner = :partner and v.code = d.code
          and v.known_to = 'infinity' and v.in_force_to > d.in_force_from
        returning v.*, d.in_force_from as split)
      """
          + INSERT
          + """
          select partner, {canonical}, row_hash, present, set_aside_since, in_force_from, split,
                 :known_at, 'infinity', null, exchange, list_id, list_as_of, profile_version
          from closed where in_force_from < split
          """;

  private static final String FROM_LIST =
      INSERT
          + """
          select :partner, {l.canonical}, l.row_hash, true, null, d.in_force_from, 'infinity',
                 :known_at, 'infinity', d.change, :exchange, :list_id, :as_of, :profile_version
          from difference d join {list} l on l.code = d.code
          where d.from_list
          """;

  /** The old record goes on with another standing, presence or mark. */
  private static final String FROM_BEFORE =
      INSERT
          + """
          select v.partner, code, v.code_received, v.identifiers, v.names, v.name_langs,
                 v.address_lines, v.city, v.postcode, v.region, v.country, v.programme, v.roles,
                 d.standing, d.standing_since, v.valid_from, v.valid_to, v.office, v.consent,
                 case when d.standing = v.standing then v.row_hash end, d.present, d.set_aside_since,
                 d.in_force_from, 'infinity', :known_at, 'infinity',
                 d.change, :exchange, :list_id, :as_of, :profile_version
          from difference d join operator_version v using (code)
          where not d.from_list and v.partner = :partner
            and v.known_to = :known_at and v.in_force_to = 'infinity'
          """;

  private static final String GRANT =
      INSERT
          + """
          select :partner, {l.canonical}, l.row_hash, true, null,
                 least(:as_of, (coalesce(l.standing_since, l.valid_from)::timestamp at time zone :zone)),
                 'infinity', :known_at, 'infinity', 'GRANTED', :exchange, :list_id, :as_of,
                 :profile_version
          """
          + Comparison.NEWCOMERS
          + "order by l.code";

  private static final String PARTNER =
      """
      update partner set
        known_at = case when :touched then :known_at else known_at end,
        changed_by = case when :touched then :exchange else changed_by end,
        present = :present,
        last_sequence = case when not :urgent and :as_of >= coalesce(last_as_of, :as_of)
                             then coalesce(:sequence, last_sequence) else last_sequence end,
        last_list = case when not :urgent and :as_of >= coalesce(last_as_of, :as_of)
                         then :list_id else last_list end,
        last_as_of = case when :urgent then last_as_of else greatest(last_as_of, :as_of) end,
        full_as_of = case when :full then :as_of else full_as_of end,
        full_present = case when :full then :present else full_present end
      where id = :partner
      """;

  private static final String NEXT =
      "update registry_sequence set value = value + 1 returning value";

  private final JdbcClient jdbc;

  Application(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Applied apply(StagedList list, PartnerState state, Difference difference, Instant now) {
    var knownAt = after(state.knownAt(), now.truncatedTo(ChronoUnit.MICROS));
    boolean touched = difference.changes() + difference.marked() > 0;
    if (touched) {
      write(list, difference, knownAt);
    }
    advance(list, difference, knownAt, touched);
    // Last, because every partner's commit passes through this one row.
    return new Applied(
        knownAt, difference.changes() > 0 ? OptionalLong.of(next()) : OptionalLong.empty());
  }

  /**
   * A first list is sorted, so that its rows lie in code order; on disk that takes twice as long.
   */
  private static final String SORT_IN_MEMORY = "set local work_mem = '256MB'";

  /** A small sample says enough: without it the next list's plan knows nothing of these rows. */
  static final String FEW_SAMPLES = "set local default_statistics_target = 10";

  private static final String ANALYZE = "analyze operator_version";

  private void write(StagedList list, Difference difference, Instant knownAt) {
    if (difference.granted() > 0) {
      jdbc.sql(SORT_IN_MEMORY).update();
      run(GRANT, list, knownAt);
    }
    if (difference.granted() < difference.changes() + difference.marked()) {
      jdbc.sql("analyze difference").update();
      run(CLOSE, list, knownAt);
      run(FROM_LIST, list, knownAt);
      run(FROM_BEFORE, list, knownAt);
    }
    if (difference.changes() > difference.presentBefore() / 10) {
      jdbc.sql(FEW_SAMPLES).update();
      jdbc.sql(ANALYZE).update();
    }
  }

  private void run(String statement, StagedList list, Instant knownAt) {
    jdbc.sql(list.sql(columns(statement)))
        .param("partner", list.from().id())
        .param("known_at", Times.utc(knownAt))
        .param("exchange", list.exchange())
        .param("list_id", list.header().document())
        .param("as_of", Times.utc(list.header().asOf()))
        .param("zone", list.from().timeZone().getId())
        .param("profile_version", list.from().version())
        .update();
  }

  private void advance(StagedList list, Difference difference, Instant knownAt, boolean touched) {
    var header = list.header();
    var sequence = header.sequence();
    jdbc.sql(PARTNER)
        .param("partner", list.from().id())
        .param("touched", touched)
        .param("known_at", Times.utc(knownAt))
        .param("exchange", list.exchange())
        .param("present", difference.presentAfter())
        .param("urgent", header.type() == ListType.URGENT)
        .param("list_id", header.document())
        .param("full", header.type() == ListType.FULL)
        .param("as_of", Times.utc(header.asOf()))
        .param(
            "sequence", sequence.isPresent() ? sequence.getAsLong() : null, java.sql.Types.BIGINT)
        .update();
  }

  private long next() {
    return jdbc.sql(NEXT).query(Long.class).single();
  }

  /** Two lists applied within one microsecond, or a clock set back, still have their order. */
  private static Instant after(@org.jspecify.annotations.Nullable Instant last, Instant now) {
    return last == null || now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
  }

  private static String columns(String statement) {
    return statement
        .replace("{canonical}", Tuple.CANONICAL)
        .replace("{l.canonical}", "l." + Tuple.CANONICAL.replace(", ", ", l."));
  }
}
