package mra.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
   * @param cpu seconds of this process's for one answer, of both who asks and who answers
   */
  record Round(long answers, double perSecond, double p99, double cpu) {
    String text() {
      return String.format(
          Locale.ROOT, "%.0f/s, p99 %.2f ms, %.0f us of CPU each", perSecond, p99 * 1e3, cpu * 1e6);
    }
  }

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
      return round(taken, (System.nanoTime() - start) / NANOS, (cpu() - cpu) / NANOS);
    } finally {
      for (var each : all) {
        each.close();
      }
    }
  }

  /** Of this process, in nanoseconds. */
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
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

  private static Round round(List<long[]> taken, double seconds, double cpu) throws IOException {
    var sorted = taken.stream().flatMapToLong(LongStream::of).sorted().toArray();
    if (sorted.length == 0) {
      throw new IOException("nobody was answered");
    }
    double p99 = sorted[(int) Math.min(sorted.length - 1L, sorted.length * 99L / 100)] / NANOS;
    return new Round(sorted.length, sorted.length / seconds, p99, cpu / sorted.length);
  }
}
