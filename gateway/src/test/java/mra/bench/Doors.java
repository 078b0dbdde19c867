package mra.bench;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import mra.Served;
import mra.bench.Callers.Voice;
import mra.bench.Figure.Better;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Questions over HTTP to a gateway that runs, against an endpoint in the same process that reads
 * the body and answers a constant. Ours counts only if every decision of it was kept.
 */
final class Doors implements AutoCloseable {
  private static final int OPERATORS_MAX = 1_000_000;
  private static final int QUESTIONS = 200_000;
  private static final int BATCH = 1_000;

  /** Decisions that one answer of a side leaves. */
  private static final int ANSWERS = 1;

  private static final int NOTHING = 0;

  private static final double REST_GOAL = 0.9;
  private static final double JMS_GOAL = 0.8;

  /** As many as the gateway's own. */
  private static final int CLERKS = 2;

  private static final String QUESTIONS_QUEUE = "clearance.recognition.questions";

  private final Settings settings;
  private final Served gateway;
  private final byte[][] questions;
  private final byte[][] batches;
  private final int operators;
  private final double startSeconds;
  private final Kept kept;

  Doors(Settings settings) throws Exception {
    this.settings = settings;
    operators = (int) Math.min(settings.records() * 10 / 3, OPERATORS_MAX);
    var crowd = new Crowd(operators);
    questions = new byte[QUESTIONS][];
    for (int i = 0; i < QUESTIONS; i++) {
      questions[i] = crowd.question(i);
    }
    batches = batches();
    settings.say("a gateway with " + crowd.size() + " operators");
    var started = new AtomicLong();
    Path home = Project.WORK.resolve("doors-" + crowd.size());
    gateway =
        Served.start(
            home,
            Project.ROOT,
            (database, eu) -> {
              crowd.into(database, eu);
              JdbcClient.create(database).sql("truncate decision").update();
              started.set(System.nanoTime());
            },
            ConstantDoor.class);
    startSeconds = (System.nanoTime() - started.get()) / 1e9;
    kept = new Kept(JdbcClient.create(gateway.database()));
  }

  static List<Figure> rest(Settings settings) throws Exception {
    try (var bench = new Doors(settings)) {
      return bench.rest();
    }
  }

  static List<Figure> jms(Settings settings) throws Exception {
    try (var bench = new Doors(settings)) {
      return bench.jms();
    }
  }

  private List<Figure> rest() throws Exception {
    var contest =
        new Contest(
            settings,
            kept,
            new Side("REST", ANSWERS, () -> caller("application/json"), this::question),
            new Side("constant", NOTHING, () -> caller(ConstantDoor.TYPE), this::question));
    contest.run();
    var batch =
        new Side("batches of " + BATCH, BATCH, () -> caller("application/x-ndjson"), this::batch);
    var figures = new ArrayList<Figure>();
    figures.add(start());
    figures.addAll(contest.figures("rest", REST_GOAL));
    figures.add(contest.beside(batch, "rest-batch"));
    return figures;
  }

  private List<Figure> jms() throws Exception {
    try (var echo = Echo.start(gateway.gatewayLogin(), CLERKS)) {
      var contest =
          new Contest(
              settings,
              kept,
              new Side("JMS", ANSWERS, () -> asker(QUESTIONS_QUEUE), this::question),
              new Side(echo.name(), NOTHING, () -> asker(Echo.QUEUE), this::question));
      contest.run();
      return contest.figures("jms", JMS_GOAL);
    }
  }

  private Figure start() {
    return new Figure(
        "rest-start",
        startSeconds,
        Better.LOWER,
        null,
        startSeconds,
        null,
        "s",
        "from its stores being there to its first answer, the index of %d operators included"
            .formatted(operators));
  }

  private Voice caller(String type) throws Exception {
    return new Caller(gateway.port(), gateway.key(), type);
  }

  private Voice asker(String queue) {
    return new Asker(gateway.gatewayLogin(), queue);
  }

  private byte[] question(long n) {
    return questions[(int) (n % QUESTIONS)];
  }

  private byte[] batch(long n) {
    return batches[(int) (n % batches.length)];
  }

  private byte[][] batches() {
    var all = new byte[QUESTIONS / BATCH][];
    for (int i = 0; i < all.length; i++) {
      var lines = new ByteArrayOutputStream();
      for (int line = 0; line < BATCH; line++) {
        lines.writeBytes(questions[i * BATCH + line]);
        lines.write('\n');
      }
      all[i] = lines.toByteArray();
    }
    return all;
  }

  @Override
  public void close() throws Exception {
    gateway.close();
  }
}
