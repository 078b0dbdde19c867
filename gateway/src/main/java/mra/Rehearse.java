package mra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.function.Consumer;
import mra.onboarding.ConformanceReport;
import mra.onboarding.ConformanceReport.Line;
import mra.partner.PartnerFiles;
import mra.rehearsal.Conformance;

/** Rehearses one partner and writes down what was seen. */
public final class Rehearse {
  /** What was told to end in its midst may write a last file. */
  private static final int TRIES = 3;

  private final Path config;
  private final Clock clock;
  private final Consumer<String> progress;
  private final Consumer<Line> heard;

  /**
   * @param config folder that holds partners/, mappings/ and schemas/
   * @param progress hears what is being started
   * @param heard is told each promise's line as it is written
   */
  public Rehearse(Path config, Clock clock, Consumer<String> progress, Consumer<Line> heard) {
    this.config = config;
    this.clock = clock;
    this.progress = progress;
    this.heard = heard;
  }

  /**
   * Plays the partner against a gateway of its own.
   *
   * @param records in its register
   * @param home emptied first, and afterwards
   * @throws mra.fault.Refused for files that do not read, and when another rehearsal goes on there
   */
  public ConformanceReport partner(String partner, int records, Path home, String gateway)
      throws Exception {
    var files = PartnerFiles.digest(config, partner);
    var at = clock.instant();
    emptied(home);
    // Ctrl-C leaves neither a server nor keys behind.
    try (var midway = Midway.open(() -> emptied(home))) {
      var opposite =
          midway.open(() -> RehearsalGateway.start(config, partner, home, clock, progress));
      Consumer<Line> ongoing =
          line -> {
            midway.expectOngoing();
            heard.accept(line);
          };
      var lines = new Conformance(opposite.played(), opposite, ongoing, clock).run(records);
      return new ConformanceReport(partner, files, at, gateway, lines);
    }
  }

  private static void emptied(Path home) throws IOException {
    // Whoever owns it is told by its lock.
    try (var own = Home.open(home)) {
      EmbeddedPostgres.stopOrphan(own);
    }
    for (int left = TRIES - 1; left >= 0; left--) {
      try {
        delete(home);
        return;
      } catch (IOException writtenMeanwhile) {
        if (left == 0) {
          throw writtenMeanwhile;
        }
      }
    }
  }

  private static void delete(Path home) throws IOException {
    try (var files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
