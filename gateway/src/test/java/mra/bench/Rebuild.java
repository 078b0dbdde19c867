package mra.bench;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import mra.bench.Figure.Better;
import mra.clearance.IndexKeeper;
import mra.partner.LifeState;
import mra.recognition.AnswerFigures;
import mra.recognition.AnswerFigures.Answerer;
import mra.recognition.Question;
import mra.registry.Operators;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * A partner's whole part of the index made anew from the registry and swapped in, as a gateway does
 * at its start and after a large list, while another thread goes on answering.
 */
final class Rebuild {
  private static final int OPERATORS_MAX = 1_000_000;
  private static final int QUESTIONS = 10_000;

  /** Between two questions: more of them than ever came in at the doors, and a core left free. */
  private static final long PAUSE_NANOS = 50_000;

  private static final double GOAL_SECONDS = 2;
  private static final double GOAL_LATENCY = 3;
  private static final double GOAL_MAX_MILLIS = 20;

  /** What an index is made of, read by the server and sent to nobody. */
  private static final String READ =
      """
      copy (
        select code, code_received, identifiers, names, programme, roles, standing, standing_since,
               valid_from, valid_to, consent, present, set_aside_since, list_id, list_as_of
        from operator_version
        where partner = 'EU' and known_to = 'infinity' and in_force_to = 'infinity')
      to program 'cat > /dev/null' (format binary)
      """;

  private final int operators;
  private final JdbcClient jdbc;
  private final IndexKeeper keeper;
  private final Answerer answerer;
  private final List<Question> questions;
  private final long digest;
  private final Series alone = new Series();
  private final Series server = new Series();
  private final Series memory = new Series();
  private final Series whileAnswering = new Series();
  private Latencies atRest = new Latencies();
  private Latencies meanwhile = new Latencies();

  private Rebuild(int operators, Store store, IndexKeeper keeper) {
    this.operators = operators;
    this.keeper = keeper;
    jdbc = JdbcClient.create(store.ours());
    questions = AnswerFigures.hostile(operators, QUESTIONS);
    answerer = AnswerFigures.ours(keeper::index, AnswerFigures.setup(Project.ROOT))::answer;
    digest = AnswerFigures.answer(questions, answerer);
  }

  static List<Figure> run(Settings settings) throws Exception {
    settings.say("rebuild");
    int operators = (int) Math.min(settings.records() * 10 / 3, OPERATORS_MAX);
    try (var store = Store.open("rebuild")) {
      store.empty();
      JdbcClient.create(store.ours())
          .sql(Store.resource("operators.sql").replace("{operators}", Integer.toString(operators)))
          .update();
      JdbcClient.create(store.ours()).sql("vacuum analyze operator_version").update();
      store.settle();
      var transactions = new DataSourceTransactionManager(store.ours());
      try (var keeper =
          new IndexKeeper(
              new Operators(store.ours(), transactions), () -> Map.of("EU", LifeState.LIVE))) {
        keeper.lookForStates();
        return new Rebuild(operators, store, keeper).measure(settings);
      }
    }
  }

  private List<Figure> measure(Settings settings) throws Exception {
    for (int run = -1; run < settings.runs(); run++) {
      alone.time(this::rebuild);
      server.time(() -> jdbc.sql(READ).update());
      memory.time(this::merge);
      answering(() -> whileAnswering.time(this::rebuild));
      if (run < 0) {
        List.of(alone, server, memory, whileAnswering).forEach(Series::clear);
        atRest = new Latencies();
        meanwhile = new Latencies();
      }
    }
    return List.of(rebuilding(), latency(), slowest());
  }

  /** Another exchange seems to have touched the partner. */
  private void rebuild() {
    var before = keeper.index();
    jdbc.sql("update partner set changed_by = :by").param("by", UUID.randomUUID()).update();
    keeper.compare();
    if (keeper.index() == before || keeper.index().operators() != operators) {
      throw new IllegalStateException("the index was not made anew");
    }
  }

  private void merge() {
    var part = keeper.index().part("EU");
    if (part == null || AnswerFigures.merged(part).operators() != operators) {
      throw new IllegalStateException("the part was not merged");
    }
  }

  /** Goes through all questions before, while the work is done, and as often as needed. */
  private void answering(Series.Work work) throws Exception {
    ask(atRest);
    var failure = new AtomicReference<Exception>();
    var working =
        Thread.ofPlatform()
            .start(() -> {
              try {
                work.run();
              } catch (Exception e) {
                failure.set(e);
              }
            });
    while (working.isAlive()) {
      ask(meanwhile);
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    ask(atRest);
  }

  private void ask(Latencies latencies) {
    long sum =
        AnswerFigures.answer(
            questions,
            question -> {
              LockSupport.parkNanos(PAUSE_NANOS);
              long started = System.nanoTime();
              var answer = answerer.answer(question);
              latencies.add(System.nanoTime() - started);
              return answer;
            });
    if (sum != digest) {
      throw new IllegalStateException("the answers changed");
    }
  }

  private Figure rebuilding() {
    return new Figure(
        "rebuild",
        whileAnswering.median(),
        Better.LOWER,
        GOAL_SECONDS,
        whileAnswering.median(),
        server.median(),
        "s",
        "%d operators from PostgreSQL beside a thread that answers (%s); without it %.2f s; from memory %.2f s; the peer is PostgreSQL alone, the same rows to nowhere"
            .formatted(operators, whileAnswering.spread(), alone.median(), memory.median()));
  }

  private Figure latency() {
    double rest = atRest.quantile(0.999);
    double busy = meanwhile.quantile(0.999);
    return new Figure(
        "rebuild-latency",
        busy / rest,
        Better.LOWER,
        GOAL_LATENCY,
        busy / 1e3,
        rest / 1e3,
        "us p99.9",
        "%d answers meanwhile; medians %.2f and %.2f us"
            .formatted(
                meanwhile.count(), meanwhile.quantile(0.5) / 1e3, atRest.quantile(0.5) / 1e3));
  }

  private Figure slowest() {
    return new Figure(
        "rebuild-slowest",
        meanwhile.maxMillis(),
        Better.LOWER,
        GOAL_MAX_MILLIS,
        meanwhile.maxMillis(),
        atRest.maxMillis(),
        "ms",
        "the slowest answer meanwhile and at rest");
  }
}
