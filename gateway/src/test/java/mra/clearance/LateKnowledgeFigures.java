package mra.clearance;

import static mra.clearance.PastHouse.suspended;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.clearance.LateKnowledge.Period;
import mra.partner.Partners;

/**
 * Kept answers of the first days of November about operators of whom some turn out, in two lists of
 * the fifth, to have been suspended since the third. One answer in fifty names its operator by an
 * identifier.
 */
public final class LateKnowledgeFigures {
  private static final String ANSWERS =
      """
      insert into decision (id, at, declaration, flow, party, role, declared_country, declared_code,
        outcome, partner, code, programme, benefits, reasons, list_id, list_as_of, profile_version,
        operator)
      select (lpad(to_hex(n), 12, '0') || '7000800000000000' || '0000')::uuid,
        timestamptz '2026-11-01T04:00:00Z' + n * (interval '4 days' / :answers),
        'D' || n, 'IMPORT', 0, 'CONSIGNOR', 'DE',
        case when n % 50 = 0 then 'DE ' || number else 'DEAEOF' || number end,
        'RECOGNISED', 'EU', 'DEAEOF' || number, 'AEOF',
        '{LOWER_INSPECTION_RATE,RISK_ASSESSMENT_CONSIDERATION,PRIORITY_CLEARANCE}', '{MATCHED}',
        'L1', '2026-11-01T03:00:00Z', repeat('0', 64), 'DEAEOF' || number
      from (select n, n * 7919 % :operators as number from generate_series(1, :answers) n) answer
      """;

  private static final String INDEXES =
      """
      select indexdef from pg_indexes
      where schemaname = 'public' and tablename = 'decision' and indexname <> 'decision_pkey'
      """;

  private static final String DROP =
      """
      do $$
      declare
        each text;
      begin
        for each in
          select indexname from pg_indexes
          where schemaname = 'public' and tablename = 'decision' and indexname <> 'decision_pkey'
        loop
          execute 'drop index ' || each;
        end loop;
      end $$
      """;

  private final PastHouse house;
  private final long answers;
  private final int operators;

  public LateKnowledgeFigures(DataSource database, Partners partners, long answers, int operators) {
    this.house = new PastHouse(database, partners);
    this.answers = answers;
    this.operators = operators;
  }

  /** The partner's first list, into an empty registry. */
  public void know() {
    house
        .at("2026-11-01T03:40:00Z")
        .list("L1", "2026-11-01T03:00:00Z", operators(0, operators, PastHouse::operator));
  }

  /** Makes indexes after the rows, which takes a fraction of the time. */
  public void fill() {
    var jdbc = house.jdbc();
    var indexes = jdbc.sql(INDEXES).query(String.class).list();
    jdbc.sql(DROP).update();
    jdbc.sql("truncate decision").update();
    jdbc.sql(ANSWERS).param("answers", answers).param("operators", operators).update();
    indexes.forEach(each -> jdbc.sql(each).update());
    jdbc.sql("vacuum analyze decision").update();
  }

  /** A list tells late of the suspension of these; gives the moment at which it became known. */
  public Instant suspend(String list, int from, int count, String at) {
    house
        .at(at)
        .list(
            ListType.DELTA,
            list,
            at,
            operators(from, count, code -> suspended(code, "2026-11-03")));
    return house.now();
  }

  /** Everything that what was learned up to this moment proved wrong. */
  public void report(Instant learned, Consumer<UUID> each) {
    var period = new Period("EU", Instant.EPOCH, learned.plusNanos(1_000), Integer.MAX_VALUE, null);
    house.late.report(period, finding -> each.accept(finding.kept().id()));
  }

  private static Object[] operators(int from, int count, Function<String, Operator> of) {
    return IntStream.range(from, from + count).mapToObj(n -> of.apply("DEAEOF" + n)).toArray();
  }
}
