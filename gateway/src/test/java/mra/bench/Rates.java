package mra.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import mra.recognition.AnswerFigures;
import mra.recognition.Question;

/**
 * How often something was done for each second that the thread had a processor, run after run; so
 * that neither the machine's other work nor the collector's, which sweeps what both sides hold, is
 * counted to one of them.
 */
final class Rates {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** A divisor of how many are asked. */
  private static final int BATCH = 1_000;

  private final List<Double> perSecond = new ArrayList<>();

  /** Gives back what the work gave. */
  long of(int times, Work work) {
    long started = THREADS.getCurrentThreadCpuTime();
    long result = work.run();
    perSecond.add(times * 1e9 / (THREADS.getCurrentThreadCpuTime() - started));
    return result;
  }

  /**
   * In batches whose questions were made a moment ago, as a request's were when they are answered.
   */
  long of(List<Question> questions, Answers.Batch work) {
    long sum = 0;
    long nanos = 0;
    for (int i = 0; i < questions.size(); i += BATCH) {
      var batch = AnswerFigures.madeAgain(questions.subList(i, i + BATCH));
      long started = THREADS.getCurrentThreadCpuTime();
      sum = sum * 31 + work.answer(batch);
      nanos += THREADS.getCurrentThreadCpuTime() - started;
    }
    perSecond.add(questions.size() * 1e9 / nanos);
    return sum;
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
