package mra.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * How often something was done for each second that the thread had a processor, run after run; so
 * that neither the machine's other work nor the collector's, which sweeps what both sides hold, is
 * counted to one of them.
 */
final class Rates {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Double> perSecond = new ArrayList<>();

  /** Gives back what the work gave. */
  long of(int times, Work work) {
    long started = THREADS.getCurrentThreadCpuTime();
    long result = work.run();
    perSecond.add(times * 1e9 / (THREADS.getCurrentThreadCpuTime() - started));
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
