package mra.clearance;

import static mra.clearance.PastHouse.operator;
import static mra.clearance.PastHouse.suspended;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.clearance.LateKnowledge.Period;

/**
 * Measures the report of late knowledge alone: so many kept answers of November about so many
 * operators, of whom some turn out to have been suspended since the third. Arguments: answers
 * (10000000), operators (100000), suspended ones (20), rounds (5).
 */
public final class LateKnowledgeFigures {
  private static final String ANSWERS =
      """
      insert into decision (id, at, declaration, flow, party, role, declared_country, declared_code,
        outcome, partner, code, programme, benefits, reasons, list_id, list_as_of, profile_version,
        operator)
      select (lpad(to_hex(n), 12, '0') || '7000800000000000' || '0000')::uuid,
        timestamptz '2026-11-01T04:00:00Z' + n * (interval '4 days' / :answers),
        'D' || n, 'IMPORT', 0, 'CONSIGNOR', 'DE', code, 'RECOGNISED', 'EU', code, 'AEOF',
        '{LOWER_INSPECTION_RATE,RISK_ASSESSMENT_CONSIDERATION,PRIORITY_CLEARANCE}', '{MATCHED}',
        'L1', '2026-11-01T03:00:00Z', repeat('0', 64), code
      from (select n, 'DEAEOF' || (n * 7919 % :operators) as code
        from generate_series(1, :answers) n) answer
      """;

  private LateKnowledgeFigures() {}

  public static void main(String[] args) {
    long answers = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
    int operators = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    int late = args.length > 2 ? Integer.parseInt(args[2]) : 20;
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 5;
    var house = new PastHouse().at("2026-11-01T04:00:00Z");
    house.list("L1", "2026-11-01T03:00:00Z", (Object[]) operators(operators));
    var start = System.nanoTime();
    house.jdbc().sql(ANSWERS).param("answers", answers).param("operators", operators).update();
    house.jdbc().sql("vacuum analyze decision").update();
    say("kept " + answers, start);
    house
        .at("2026-11-05T10:02:00Z")
        .list(
            ListType.DELTA,
            "L2",
            "2026-11-05T10:00:00Z",
            (Object[])
                IntStream.range(0, late)
                    .mapToObj(n -> suspended("DEAEOF" + n, "2026-11-03"))
                    .toArray(Operator[]::new));
    house.jdbc().sql("analyze operator_version").update();
    for (int i = 0; i < rounds; i++) {
      start = System.nanoTime();
      say(report(house) + " findings", start);
    }
  }

  private static long report(PastHouse house) {
    var found = new AtomicLong();
    house.late.report(
        new Period(
            "EU", Instant.EPOCH, Instant.parse("2026-12-01T00:00:00Z"), Integer.MAX_VALUE, null),
        finding -> found.incrementAndGet());
    return found.get();
  }

  private static Operator[] operators(int count) {
    return IntStream.range(0, count).mapToObj(n -> operator("DEAEOF" + n)).toArray(Operator[]::new);
  }

  private static void say(String what, long start) {
    System.out.printf(
        "%s in %d ms%n", what, Duration.ofNanos(System.nanoTime() - start).toMillis());
  }
}
