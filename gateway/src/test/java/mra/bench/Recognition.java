package mra.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import mra.canonical.Operator;
import mra.recognition.LookUpFigures;
import mra.recognition.Part;

/** The recognition index against a hash map of objects: informative, no goal. */
final class Recognition {
  private static final int OPERATORS_MAX = 1_000_000;
  private static final int LOOK_UPS = 2_000_000;

  private final int operators;
  private final String[] keys;
  private final Part index;
  private final Map<String, Operator> map;
  private final double mapBytes;
  private final Series ours = new Series();
  private final Series peer = new Series();

  private Recognition(int operators) {
    this.operators = operators;
    keys = LookUpFigures.keys(operators, LOOK_UPS);
    index = LookUpFigures.index(operators);
    long before = liveHeap();
    map = LookUpFigures.map(operators);
    mapBytes = liveHeap() - before;
  }

  static List<Figure> run(Settings settings) throws Exception {
    settings.say("recognition");
    var bench = new Recognition((int) Math.min(settings.records() * 10 / 3, OPERATORS_MAX));
    long found = 0;
    for (int run = -1; run < settings.runs(); run++) {
      found = bench.round(run < 0 ? new Series() : bench.ours, run < 0 ? new Series() : bench.peer);
    }
    return List.of(bench.speed(found), bench.size());
  }

  private long round(Series ours, Series peer) throws Exception {
    var sums = new long[2];
    ours.time(() -> sums[0] = LookUpFigures.find(index, keys));
    peer.time(() -> sums[1] = LookUpFigures.find(map, keys));
    if (sums[0] != sums[1]) {
      throw new IllegalStateException("the two found different operators");
    }
    return sums[0];
  }

  private Figure speed(long found) {
    double oursPerSecond = LOOK_UPS / ours.median();
    double peerPerSecond = LOOK_UPS / peer.median();
    return new Figure(
        "recognition-speed",
        oursPerSecond / peerPerSecond,
        Figure.Better.HIGHER,
        null,
        oursPerSecond,
        peerPerSecond,
        "look-ups/s",
        "%d operators, both found %d characters".formatted(operators, found));
  }

  private Figure size() {
    double oursBytes = (double) index.bytes() / operators;
    double peerBytes = mapBytes / operators;
    return new Figure(
        "recognition-size",
        peerBytes / oursBytes,
        Figure.Better.HIGHER,
        null,
        oursBytes,
        peerBytes,
        "bytes/operator",
        operators + " operators, four keys each");
  }

  private static long liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
