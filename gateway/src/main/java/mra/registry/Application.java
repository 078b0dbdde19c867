package mra.registry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import mra.canonical.ListType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Writes what {@link Comparison} found. Every version believed so far that reaches into the new
 * one's time is closed on the known axis; its part before that is written again as still believed.
 * A partner's first list is not written: its table becomes the partner's.
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
                 l.in_force_from, 'infinity', :known_at, 'infinity', 'GRANTED', :exchange, :list_id,
                 :as_of, :profile_version
          """
          + Comparison.NEWCOMERS;

  /** What is no operator of its own: records set aside, and those that say who is gone. */
  private static final String LEAVE_OUT = "delete from {list} where kind <> 'L'";

  private static final String ADOPT =
      """
      select adopt('{list}', :versions, :partner, :known_at, :exchange, :list_id, :as_of,
                   :profile_version)
      """;

  private static final String NEXT =
      "update registry_sequence set value = value + 1 returning value";

  private final JdbcClient jdbc;
  private final Jobs jobs;
  private final PartnerAdvance advance;
  private final Oddities oddities;

  Application(JdbcClient jdbc, Jobs jobs, Oddities oddities) {
    this.jdbc = jdbc;
    this.jobs = jobs;
    this.advance = new PartnerAdvance(jdbc);
    this.oddities = oddities;
  }

  Applied apply(
      StagedList list, PartnerState state, Difference difference, Instant now, boolean announced) {
    var knownAt = after(state.knownAt(), now.truncatedTo(ChronoUnit.MICROS));
    boolean touched = difference.touches();
    if (touched) {
      write(list, difference, knownAt);
      oddities.keep(list.from().id(), difference.doubts().after());
    }
    jobs.keep(list, knownAt);
    advance.to(list, difference, knownAt, touched);
    // Last, because every partner's commit passes through this one row.
    return new Applied(
        knownAt,
        announced && difference.changes() > 0 ? OptionalLong.of(next()) : OptionalLong.empty());
  }

  private void write(StagedList list, Difference difference, Instant knownAt) {
    var versions = new VersionTable(list.from().id(), jdbc);
    if (difference.granted() > 0 && !versions.exists()) {
      if (list.setAside() > 0 || list.header().type() != ListType.FULL) {
        jdbc.sql(list.sql(LEAVE_OUT)).update();
      }
      bind(ADOPT, list, knownAt).param("versions", versions.name()).query(row -> {});
    } else if (difference.granted() > 0) {
      run(GRANT, list, knownAt);
    }
    if (difference.granted() < difference.changes() + difference.marked()) {
      jdbc.sql("analyze difference").update();
      run(CLOSE, list, knownAt);
      run(FROM_LIST, list, knownAt);
      run(FROM_BEFORE, list, knownAt);
    }
    if (difference.changes() > difference.presentBefore() / 10) {
      versions.analyze();
    }
  }

  private void run(String statement, StagedList list, Instant knownAt) {
    bind(statement, list, knownAt).update();
  }

  private StatementSpec bind(String statement, StagedList list, Instant knownAt) {
    return jdbc.sql(list.sql(columns(statement)))
        .param("partner", list.from().id())
        .param("known_at", Times.utc(knownAt))
        .param("exchange", list.exchange())
        .param("list_id", list.header().document())
        .param("as_of", Times.utc(list.header().asOf()))
        .param("profile_version", list.from().version());
  }

  long next() {
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
