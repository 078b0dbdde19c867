package mra.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import mra.bench.Figure.Better;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What it costs to keep answers, by COPY and commit of so many at a time, and how much of it is for
 * the index by which late knowledge finds them.
 */
final class KeptIndexCost {
  private static final int ANSWERS = 1_000_000;

  /** What gathers between two postings of a gateway that answers ten thousand a second. */
  private static final int AT_ONCE = 1_000;

  private static final String ROWS =
      """
      copy (
        select (lpad(to_hex(1764000000000 + n / 10), 12, '0') || '7' || lpad(to_hex(n %% 10), 3, '0')
            || '8' || substr(md5(n::text), 1, 15))::uuid as id,
          timestamptz '2026-11-01T04:00:00Z' + n * interval '100 us' as at,
          '5301202611' || lpad(n::text, 8, '0') as declaration, 'IMPORT' as flow,
          null::timestamptz as asked_at, 0::smallint as party, 'CONSIGNOR' as role,
          'DE' as declared_country, code as declared_code, 'Muster ' || n || ' Handels GmbH' as declared_name,
          'RECOGNISED' as outcome, 'EU' as partner, code, 'AEOF' as programme,
          '{LOWER_INSPECTION_RATE,RISK_ASSESSMENT_CONSIDERATION,PARTNER_RECOGNITION,PRIORITY_CLEARANCE,PRIORITY_AFTER_DISRUPTION}'::text[] as benefits,
          '{MATCHED}'::text[] as reasons, 'EU-CROWD' as list_id,
          timestamptz '2026-11-01T03:00:00Z' as list_as_of, repeat('0', 64) as profile_version,
          code as operator
        from (
          select n, 'DEAEOF' || lpad((n::bigint * 7368787 %% 1000000)::text, 7, '0') || '/'
            || lpad((n %% 100)::text, 2, '0') as code
          from generate_series(%d, %d) n) answer
      ) to stdout (format binary)
      """;

  private static final String INDEX =
      """
      create index decision_of_operator on decision (partner, operator, at) where operator is not null
      """;

  private final DataSource database;
  private final JdbcClient jdbc;
  private final List<byte[]> pages = new ArrayList<>();
  private final Series with = new Series();
  private final Series without = new Series();

  private KeptIndexCost(DataSource database) {
    this.database = database;
    this.jdbc = JdbcClient.create(database);
  }

  static List<Figure> run(Settings settings) throws Exception {
    try (var store = Store.open("home")) {
      var bench = new KeptIndexCost(store.ours());
      bench.write();
      for (int run = -1; run < settings.runs(); run++) {
        settings.say("kept answers, run " + (run + 1));
        bench.copy(store, run < 0 ? new Series() : bench.with, true);
        bench.copy(store, run < 0 ? new Series() : bench.without, false);
      }
      return List.of(bench.figure());
    }
  }

  private void write() throws SQLException, IOException {
    try (var connection = database.getConnection()) {
      var copies = connection.unwrap(PGConnection.class).getCopyAPI();
      for (int from = 0; from < ANSWERS; from += AT_ONCE) {
        var page = new ByteArrayOutputStream();
        copies.copyOut(ROWS.formatted(from, from + AT_ONCE - 1), page);
        pages.add(page.toByteArray());
      }
    }
  }

  private void copy(Store store, Series series, boolean indexed) throws Exception {
    jdbc.sql("truncate decision").update();
    jdbc.sql("drop index if exists decision_of_operator").update();
    if (indexed) {
      jdbc.sql(INDEX).update();
    }
    store.settle();
    series.time(this::copy);
    long kept = new Kept(jdbc).now();
    jdbc.sql("truncate decision").update();
    if (!indexed) {
      jdbc.sql(INDEX).update();
    }
    if (kept != ANSWERS) {
      throw new IllegalStateException(kept + " were kept");
    }
  }

  private void copy() throws SQLException, IOException {
    try (var connection = database.getConnection()) {
      var copies = connection.unwrap(PGConnection.class).getCopyAPI();
      for (var page : pages) {
        var copy = copies.copyIn("copy decision from stdin (format binary)");
        copy.writeToCopy(page, 0, page.length);
        copy.endCopy();
      }
    }
  }

  private Figure figure() {
    var note =
        String.format(
            Locale.ROOT,
            "%d answers by %d; %.0f/s with the index (%s), %.0f/s without (%s)",
            ANSWERS,
            AT_ONCE,
            ANSWERS / with.median(),
            with.spread(),
            ANSWERS / without.median(),
            without.spread());
    return new Figure(
        "kept-index-cost",
        with.median() / without.median(),
        Better.LOWER,
        null,
        with.median(),
        without.median(),
        "s",
        note);
  }
}
