package mra.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How often something was done for each second of processor time, run after run; so that a machine
 * with other work to do tells nearly the same as an idle one.
 */
final class Rates {
  private final List<Double> perSecond = new ArrayList<>();

  /** Gives back what the work gave. */
  long of(int times, Work work) {
    long started = Answers.cpuNanos();
    long result = work.run();
    perSecond.add(times * 1e9 / (Answers.cpuNanos() - started));
    return result;
  }

  double median() {
    return perSecond.stream().sorted().toList().get(perSecond.size() / 2);
  }

  void clear() {
    perSecond.clear();
  }

  interface Work {
    long run();
  }
}
