package mra.rehearsal;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mra.onboarding.ConformanceReport.Line;

/** Puts promises to the test, one after the other, and writes down what was seen. */
final class Script {
  private final Consumer<Line> heard;
  private final Clock clock;
  private final List<Line> lines = new ArrayList<>();

  /** Puts one promise to the test. */
  interface Trial {
    Seen see() throws IOException;
  }

  /**
   * @param heard is told each line as it is written
   */
  Script(Consumer<Line> heard, Clock clock) {
    this.heard = heard;
    this.clock = clock;
  }

  void put(Promise promise, Trial trial) {
    put(promise, "", trial);
  }

  /**
   * @param about what the promise is about, where there are several
   */
  void put(Promise promise, String about, Trial trial) {
    long from = clock.millis();
    var first = seen(trial);
    // Another break is one, whatever broke it.
    var seen = first.lineFailed() ? seen(trial).after(first) : first;
    var line =
        new Line(
            promise.id() + (about.isEmpty() ? "" : ":" + about),
            promise.english(about),
            promise.chinese(about),
            seen.result(),
            seen.detail(),
            seen.exchange(),
            clock.millis() - from);
    lines.add(line);
    heard.accept(line);
  }

  /** Whatever a trial runs into, the promise was not seen to be kept. */
  private static Seen seen(Trial trial) {
    try {
      return trial.see();
    } catch (IOException | RuntimeException failed) {
      return Seen.broken(failed.toString());
    }
  }

  List<Line> lines() {
    return lines;
  }
}
