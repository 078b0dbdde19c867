package mra.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import mra.canonical.Change;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that was ever believed of one operator, in the order in which we learned it. */
public final class Histories {
  /** A list a day with a change in each makes some seven hundred in a year. */
  private static final int VERSIONS_MAX = 10_000;

  private static final String ALL =
      """
      select * from operator_version
      where partner = :partner and code = :code and known_from <= :known_at
      order by known_from, in_force_from limit :limit
      """;

  private static final String SPELLED =
      "select distinct code from operator_version where partner = :partner and code = any(:codes)";

  /**
   * Reads all that the partner ever told: a person's question, asked when nothing else is found.
   */
  private static final String FOLDED =
      """
      select distinct code from operator_version
      where partner = :partner
        and declared_key(code) in (select declared_key(each) from unnest(:codes) each)
      limit 2
      """;

  private final JdbcClient jdbc;

  public Histories(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * The first of these codes that the partner ever had; else the only one that differs from one of
   * them by dots and dashes.
   *
   * @param codes normalised, likeliest first
   */
  public Optional<String> find(String partner, List<String> codes) {
    var exact = had(SPELLED, partner, codes).stream().min(Comparator.comparingInt(codes::indexOf));
    if (exact.isPresent()) {
      return exact;
    }
    var folded = had(FOLDED, partner, codes);
    return folded.size() == 1 ? Optional.of(folded.getFirst()) : Optional.empty();
  }

  private List<String> had(String sql, String partner, List<String> codes) {
    return jdbc.sql(sql)
        .param("partner", partner)
        .param("codes", codes.toArray(String[]::new))
        .query(String.class)
        .list();
  }

  /**
   * As it was known at a moment: what ended later is open.
   *
   * @param code normalised
   * @throws Refused E307 for one with more versions than anybody could read
   */
  public List<Told> of(String partner, String code, Instant knownAt) {
    var rows =
        jdbc.sql(ALL)
            .param("partner", partner)
            .param("code", code)
            .param("known_at", Times.utc(knownAt))
            .param("limit", VERSIONS_MAX + 1)
            .query(Row::of)
            .list();
    if (rows.size() > VERSIONS_MAX) {
      throw new Refused(
          Fault.LIMIT_EXCEEDED, partner, "it has more than " + VERSIONS_MAX + " versions");
    }
    return told(rows, knownAt);
  }

  private static List<Told> told(List<Row> rows, Instant knownAt) {
    var endedAt = new HashMap<Instant, List<OperatorVersion>>();
    for (var row : rows) {
      var end = row.version.knownTo();
      if (end != null) {
        endedAt.computeIfAbsent(end, at -> new ArrayList<>()).add(row.version);
      }
    }
    var told = new ArrayList<Told>(rows.size());
    for (var row : rows) {
      told.add(
          new Told(
              told.size() + 1,
              asKnown(row.version, knownAt),
              row.change,
              before(row.version, endedAt)));
    }
    return told;
  }

  /** The one whose place it took at its beginning, else the earliest whose place it took. */
  private static @Nullable OperatorVersion before(
      OperatorVersion version, Map<Instant, List<OperatorVersion>> endedAt) {
    return endedAt.getOrDefault(version.knownFrom(), List.of()).stream()
        .filter(each -> each.inForceTo() == null || each.inForceTo().isAfter(version.inForceFrom()))
        .min(Comparator.comparing(OperatorVersion::inForceFrom))
        .orElse(null);
  }

  private static OperatorVersion asKnown(OperatorVersion it, Instant knownAt) {
    var end = it.knownTo();
    return end == null || !end.isAfter(knownAt)
        ? it
        : new OperatorVersion(
            it.operator(),
            it.present(),
            it.setAsideSince(),
            it.inForceFrom(),
            it.inForceTo(),
            it.knownFrom(),
            null,
            it.exchange(),
            it.list(),
            it.profileVersion());
  }

  private record Row(OperatorVersion version, @Nullable Change change) {
    static Row of(ResultSet row, int number) throws SQLException {
      var change = row.getString("change");
      return new Row(
          VersionRow.version(row, number), change == null ? null : Change.valueOf(change));
    }
  }
}
