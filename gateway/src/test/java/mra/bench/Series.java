package mra.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Seconds that the same work took, run after run. */
final class Series {
  private static final double NANOS = 1e9;

  private final List<Double> seconds = new ArrayList<>();

  /** Runs and measures. */
  void time(Work work) throws Exception {
    long started = System.nanoTime();
    work.run();
    seconds.add((System.nanoTime() - started) / NANOS);
  }

  void clear() {
    seconds.clear();
  }

  double median() {
    var sorted = seconds.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  String spread() {
    return String.format(
        Locale.ROOT, "%.2f-%.2f s", Collections.min(seconds), Collections.max(seconds));
  }

  interface Work {
    void run() throws Exception;
  }
}
