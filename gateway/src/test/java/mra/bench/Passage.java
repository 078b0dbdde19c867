package mra.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mra.exchange.FileWay;
import mra.recognition.Entry;
import mra.recognition.Part;
import mra.registry.Operators;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * A process that takes one list in and says what it needed at most, in bytes: live heap without
 * what knows the list's records, that knowledge, the resident set, and the recognition index.
 */
public final class Passage {
  private static final long EVERY_MILLIS = 200;

  private Passage() {}

  public static void main(String[] arguments) throws Exception {
    long records = Long.parseLong(arguments[0]);
    var keys = Keys.in(Project.WORK.resolve("keys"));
    var list = new ListFile(records, 0, 1).sealed(keys);
    try (var store = Store.open("passage");
        var way = EndToEnd.way(keys, store)) {
      store.empty();
      var need = watched(() -> way.bring(Project.partner(keys), list), way);
      long resident = resident();
      System.out.println(need + " " + resident + " " + index(store));
    }
  }

  /** Live means: left by a full collection, of which many run during the work. */
  private static String watched(Series.Work work, FileWay way) throws Exception {
    var rest = new AtomicLong();
    var remembered = new AtomicLong();
    try (var watch = Executors.newSingleThreadScheduledExecutor()) {
      watch.scheduleWithFixedDelay(
          () -> look(way, rest, remembered), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
      work.run();
      watch.shutdownNow();
    }
    return rest + " " + remembered;
  }

  private static void look(FileWay way, AtomicLong rest, AtomicLong remembered) {
    System.gc();
    long known = way.rememberedBytes();
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    rest.accumulateAndGet(used - known, Math::max);
    remembered.accumulateAndGet(known, Math::max);
  }

  /** The high-water mark that Linux keeps. */
  private static long resident() throws Exception {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      var line = lines.filter(each -> each.startsWith("VmHWM:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
    }
  }

  private static long index(Store store) {
    var transactions = new DataSourceTransactionManager(store.ours());
    var part = Part.builder();
    new Operators(store.ours(), transactions)
        .current("EU", current -> part.add(Entry.of(current.operator())));
    return part.build(null).bytes();
  }
}
