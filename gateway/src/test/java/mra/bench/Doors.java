package mra.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import mra.Served;
import mra.bench.Callers.Round;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Questions over HTTP to a gateway that runs, against an endpoint in the same process that reads
 * the body and answers a constant. Ours counts only if every decision of it was kept.
 */
final class Doors implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final int OPERATORS_MAX = 1_000_000;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration ROUND = Duration.ofSeconds(6);
  private static final int QUESTIONS = 200_000;

  private final Settings settings;
  private final Served gateway;
  private final byte[][] questions;
  private final double startSeconds;
  private final Kept kept;
  private final AtomicLong next = new AtomicLong();

  Doors(Settings settings) throws Exception {
    this.settings = settings;
    var crowd = new Crowd((int) Math.min(settings.records() * 10 / 3, OPERATORS_MAX));
    questions = new byte[QUESTIONS][];
    for (int i = 0; i < QUESTIONS; i++) {
      questions[i] = crowd.question(i);
    }
    settings.say("a gateway with " + crowd.size() + " operators");
    var started = new AtomicLong();
    Path home = Project.WORK.resolve("doors-" + crowd.size());
    gateway =
        Served.start(
            home,
            Project.ROOT,
            (database, eu) -> {
              crowd.into(database, eu);
              started.set(System.nanoTime());
            },
            ConstantDoor.class);
    startSeconds = (System.nanoTime() - started.get()) / 1e9;
    kept = new Kept(JdbcClient.create(gateway.database()));
    settings.say(
        String.format(Locale.ROOT, "it answers %.1f s after its stores were there", startSeconds));
  }

  static List<Figure> run(Settings settings) throws Exception {
    try (var bench = new Doors(settings)) {
      return bench.measure();
    }
  }

  private List<Figure> measure() throws Exception {
    round(ConstantDoor.TYPE, WARM_UP);
    long before = kept.now();
    var warm = round("application/json", WARM_UP);
    kept.await(before + warm.answers());
    var ours = new ArrayList<Round>();
    var peer = new ArrayList<Round>();
    for (int run = 0; run < settings.runs(); run++) {
      if (run % 2 == 0) {
        ours.add(ours());
        peer.add(peer());
      } else {
        peer.add(peer());
        ours.add(ours());
      }
    }
    return List.of();
  }

  private Round ours() throws Exception {
    long before = kept.now();
    var round = round("application/json", ROUND);
    long end = System.nanoTime();
    kept.await(before + round.answers());
    settings.say(
        "ours %s, kept %.2f s later".formatted(round, (System.nanoTime() - end) / 1e9));
    return round;
  }

  private Round peer() throws Exception {
    var round = round(ConstantDoor.TYPE, ROUND);
    settings.say("peer " + round);
    return round;
  }

  private Round round(String type, Duration time) throws Exception {
    return Callers.ask(
        () -> new Caller(gateway.port(), gateway.key(), type),
        CONNECTIONS,
        time,
        next,
        n -> questions[(int) (n % QUESTIONS)]);
  }

  @Override
  public void close() throws Exception {
    gateway.close();
  }
}
