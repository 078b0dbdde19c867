package mra.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import mra.bench.Callers.Round;
import mra.bench.Figure.Better;

/**
 * Two sides asked in turn by the same callers. A round of ours counts only if as many decisions
 * were kept as were answered, and the other side begins when they are.
 */
final class Contest {
  private static final int CONNECTIONS = 8;

  /** Of each side in a run: many short ones, so that both meet the same neighbours. */
  private static final int ROUNDS = 4;

  private static final Duration ROUND = Duration.ofSeconds(3);
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final long WARM_ANSWERS = 40_000;
  private static final int WARM_UPS_MAX = 6;
  private static final double P99_GOAL = 1.5;
  private static final double MILLIS = 1e3;

  private final Settings settings;
  private final Kept kept;
  private final Side us;
  private final Side peer;
  private final List<Round> ours = new ArrayList<>();
  private final List<Round> theirs = new ArrayList<>();
  private final List<Double> keptRates = new ArrayList<>();
  private final AtomicLong next = new AtomicLong();

  Contest(Settings settings, Kept kept, Side us, Side peer) {
    this.settings = settings;
    this.kept = kept;
    this.us = us;
    this.peer = peer;
  }

  void run() throws Exception {
    long warm = 0;
    for (int i = 0; warm < WARM_ANSWERS && i < WARM_UPS_MAX; i++) {
      warm += Math.min(round(us, WARM_UP).answers(), round(peer, WARM_UP).answers());
    }
    keptRates.clear();
    for (int run = 0; run < settings.runs() * ROUNDS; run++) {
      if (run % 2 == 0) {
        ours.add(round(us, ROUND));
        theirs.add(round(peer, ROUND));
      } else {
        theirs.add(round(peer, ROUND));
        ours.add(round(us, ROUND));
      }
    }
  }

  private Round round(Side side, Duration time) throws Exception {
    long before = kept.now();
    long start = System.nanoTime();
    var round = Callers.ask(side.voices(), CONNECTIONS, time, next, side.bodies());
    long end = System.nanoTime();
    kept.await(before + round.answers() * side.decisions());
    long there = System.nanoTime();
    if (side.decisions() > 0) {
      keptRates.add(round.answers() * side.decisions() / ((there - start) / 1e9));
    }
    settings.say(
        String.format(
            Locale.ROOT,
            "%s %s, kept %.2f s later",
            side.name(),
            round.text(),
            (there - end) / 1e9));
    return round;
  }

  /** Rate, the time that all but one of a hundred take at most, and the rate that is kept. */
  List<Figure> figures(String name, double goal) {
    double rate = median(ours, Round::perSecond);
    double peerRate = median(theirs, Round::perSecond);
    double p99 = median(ours, Round::p99);
    double peerP99 = median(theirs, Round::p99);
    double keptRate = median(keptRates, each -> each);
    var note = note();
    return List.of(
        new Figure(
            name + "-rate",
            rate / peerRate,
            Better.HIGHER,
            goal,
            rate,
            peerRate,
            "answers/s",
            note),
        new Figure(
            name + "-p99",
            p99 / peerP99,
            Better.LOWER,
            P99_GOAL,
            p99 * MILLIS,
            peerP99 * MILLIS,
            "ms",
            note),
        new Figure(
            name + "-kept",
            keptRate / rate,
            Better.HIGHER,
            null,
            keptRate,
            rate,
            "decisions/s",
            "until the last one was in the database, beside the rate of the answers"));
  }

  /** How many answers a second another way of asking gives, beside ours. */
  Figure beside(Side other, String name) throws Exception {
    keptRates.clear();
    var rounds = new ArrayList<Round>();
    for (int run = 0; run < settings.runs(); run++) {
      rounds.add(round(other, ROUND));
    }
    double rate = median(rounds, Round::perSecond) * other.decisions();
    double single = median(ours, Round::perSecond);
    var note =
        String.format(
            Locale.ROOT,
            "%s on %d connections against single questions; %.0f/s until kept",
            other.name(),
            CONNECTIONS,
            median(keptRates, each -> each));
    return new Figure(name, rate / single, Better.HIGHER, null, rate, single, "answers/s", note);
  }

  private String note() {
    return String.format(
        Locale.ROOT,
        "%s against %s, %d connections, %d rounds each of %d s, CPU %.0f and %.0f us an answer",
        us.name(),
        peer.name(),
        CONNECTIONS,
        ours.size(),
        ROUND.toSeconds(),
        median(ours, Round::cpu) * 1e6,
        median(theirs, Round::cpu) * 1e6);
  }

  private static <T> double median(List<T> all, ToDoubleFunction<T> of) {
    var sorted = all.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
