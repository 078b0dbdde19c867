package mra.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Many who ask at once, each waiting for its answer before it asks again. */
final class Callers {
  private static final double NANOS = 1e9;
  private static final int REMEMBERED = 1 << 20;

  private Callers() {}

  /** One who asks. */
  interface Voice extends AutoCloseable {
    int ask(byte[] question) throws Exception;

    @Override
    void close() throws Exception;
  }

  interface Voices {
    Voice voice() throws Exception;
  }

  interface Bodies {
    byte[] body(long n);
  }

  /**
   * What was seen of one round.
   *
   * @param perSecond answers
   * @param p99 of the time from question to answer, in seconds
   */
  record Round(long answers, double perSecond, double p99) {}

  /**
   * Asks for so long.
   *
   * @param next number of the next question, over all rounds
   */
  static Round ask(Voices voices, int count, Duration time, AtomicLong next, Bodies bodies)
      throws Exception {
    var all = new ArrayList<Voice>();
    try (var threads = Executors.newFixedThreadPool(count)) {
      for (int i = 0; i < count; i++) {
        all.add(voices.voice());
      }
      long cpu = cpu();
      long start = System.nanoTime();
      long end = start + time.toNanos();
      var asking =
          all.stream()
              .map(voice -> threads.submit(() -> askUntil(end, voice, next, bodies)))
              .toList();
      var taken = new ArrayList<long[]>();
      for (Future<long[]> each : asking) {
        taken.add(each.get());
      }
      var r = round(taken, (System.nanoTime() - start) / NANOS);
      System.err.println("cpu us per answer " + (cpu() - cpu) / 1000 / r.answers());
      return r;
    } finally {
      for (var each : all) {
        each.close();
      }
    }
  }

  static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long[] askUntil(long end, Voice voice, AtomicLong next, Bodies bodies)
      throws Exception {
    var taken = new long[REMEMBERED];
    int asked = 0;
    for (long now = System.nanoTime(); now < end && asked < REMEMBERED; asked++) {
      voice.ask(bodies.body(next.getAndIncrement()));
      long then = System.nanoTime();
      taken[asked] = then - now;
      now = then;
    }
    return Arrays.copyOf(taken, asked);
  }

  private static Round round(List<long[]> taken, double seconds) throws IOException {
    var sorted = taken.stream().flatMapToLong(LongStream::of).sorted().toArray();
    if (sorted.length == 0) {
      throw new IOException("nobody was answered");
    }
    double p99 = sorted[(int) Math.min(sorted.length - 1L, sorted.length * 99L / 100)] / NANOS;
    return new Round(sorted.length, sorted.length / seconds, p99);
  }
}
