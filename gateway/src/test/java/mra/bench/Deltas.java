package mra.bench;

import java.util.List;
import java.util.Locale;
import mra.bench.Figure.Better;

/**
 * A delta of a hundred records taken in by a gateway that knows a million operators of the partner,
 * and by one that knows ten thousand: from the file at rest to the index that answers by it.
 */
final class Deltas {
  private static final double GOAL = 1.3;
  private static final int RECORDS = 100;
  private static final int SMALLER = 100;

  /** One delta takes so little that a single one says nothing. */
  private static final int EACH_RUN = 10;

  private Deltas() {}

  static List<Figure> run(Settings settings) throws Exception {
    long operators = settings.records() * 10 / 3;
    var keys = Keys.in(Project.WORK.resolve("keys"));
    try (var store = Store.open("deltas")) {
      store.empty();
      try (var large = new DeltaTaker(operators, keys, store.ours(), store.home());
          var small = new DeltaTaker(operators / SMALLER, keys, store.peer(), store.home())) {
        settings.say("delta, first lists");
        large.begin();
        small.begin();
        for (int run = -1; run < settings.runs(); run++) {
          settings.say("delta, run " + (run + 1));
          store.settle();
          large.tend();
          small.tend();
          for (int i = 0; i < EACH_RUN; i++) {
            (i % 2 == 0 ? large : small).take(RECORDS, run >= 0);
            (i % 2 == 0 ? small : large).take(RECORDS, run >= 0);
          }
        }
        return List.of(figure(large, small));
      }
    }
  }

  private static Figure figure(DeltaTaker large, DeltaTaker small) {
    double most = large.times().median();
    return new Figure(
        "delta",
        most / small.times().median(),
        Better.LOWER,
        GOAL,
        most,
        small.times().median(),
        "s",
        String.format(
            Locale.ROOT,
            "%d records into %d operators %s, into %d %s",
            RECORDS,
            large.operators(),
            large.times().spread(),
            small.operators(),
            small.times().spread()));
  }
}
