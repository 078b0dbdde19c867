package mra.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mra.bench.Figure.Better;

/** The same way through a small heap for lists of very different length. */
final class Memory {
  private static final double GOAL = 1.25;
  private static final double MEGABYTE = 1 << 20;

  /** Committed and touched from the start: whatever the resident set grows by is not heap. */
  private static final String HEAP = "-Xms512m -Xmx512m -XX:+UseParallelGC -XX:+AlwaysPreTouch";

  /** What one passage needed, in bytes; the two that must grow with the list stand apart. */
  private record Need(long records, long heap, long known, long resident, long index) {
    static Need of(long records, String said) {
      var numbers = said.lines().toList().getLast().split(" ");
      return new Need(
          records,
          Long.parseLong(numbers[0]),
          Long.parseLong(numbers[1]),
          Long.parseLong(numbers[2]),
          Long.parseLong(numbers[3]));
    }

    String text() {
      return String.format(
          Locale.ROOT,
          "%d records: heap %.0f MB, known records %.0f, resident %.0f, index %.0f",
          records,
          heap / MEGABYTE,
          known / MEGABYTE,
          resident / MEGABYTE,
          index / MEGABYTE);
    }
  }

  private Memory() {}

  static List<Figure> run(Settings settings) throws IOException, InterruptedException {
    var keys = Keys.in(Project.WORK.resolve("keys"));
    var needs = new ArrayList<Need>();
    for (long records :
        List.of(settings.records() / 10, settings.records(), settings.records() * 10)) {
      settings.say("memory, " + records + " records");
      new ListFile(records, 0, 1).sealed(keys);
      needs.add(Need.of(records, child(records)));
    }
    return List.of(heap(needs), resident(needs));
  }

  private static String child(long records) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var environment =
        Map.of(
            "JAVA", java,
            "CLASS_PATH", System.getProperty("java.class.path"),
            "PROJECT", Project.ROOT.toString());
    return Shell.run(
        "$JAVA "
            + HEAP
            + " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
            + " -Dmra.project=$PROJECT -cp \"$CLASS_PATH\" mra.bench.Passage "
            + records,
        environment);
  }

  private static Figure heap(List<Need> needs) {
    return figure("memory-heap", needs.stream().map(Need::heap).toList(), needs);
  }

  private static Figure resident(List<Need> needs) {
    return figure("memory-resident", needs.stream().map(Need::resident).toList(), needs);
  }

  private static Figure figure(String name, List<Long> bytes, List<Need> needs) {
    long largest = Collections.max(bytes);
    return new Figure(
        name,
        (double) largest / Collections.min(bytes),
        Better.LOWER,
        GOAL,
        largest / MEGABYTE,
        null,
        "MB",
        String.join("; ", needs.stream().map(Need::text).toList()));
  }
}
