package mra.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import mra.Backups;
import mra.GatewaySettings;
import mra.backup.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "restore",
    description = {
      "Brings a backup back into a new MRA_HOME, after every file and audit leaf was verified.",
      "What happened after the backup is forgotten: docs/runbooks says what to do next."
    })
final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Answered answered;

  @Parameters(paramLabel = "FOLDER", description = "Of ./mra backup.")
  private Path folder;

  @Option(
      names = "--external",
      description = "Into the empty database of the environment (docs/settings.md).")
  private boolean external;

  @Override
  public Integer call() throws Exception {
    var settings =
        GatewaySettings.from(Surroundings.environment(), Surroundings.project(), external);
    var progress = new Progress(spec.commandLine().getErr());
    var tally = new Backups(settings, Clock.systemUTC(), progress::show).restore(folder);
    progress.done();
    answered.say(
        "restored " + words(tally) + " into " + settings.home(),
        "home",
        settings.home().toString(),
        "exchanges",
        tally.exchanges(),
        "operators",
        tally.operators());
    return 0;
  }

  static String words(Tally tally) {
    return "%d exchanges, %d operators and %d audit leaves, the last one number %d"
        .formatted(
            tally.exchanges(), tally.operators(), tally.leaves().count(), tally.leaves().highest());
  }
}
