package mra.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import mra.Backups;
import mra.GatewaySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "backup",
    description = {
      "Copies database, original bytes and secrets into a new folder, while the gateway runs or not.",
      "The copy holds secrets in the clear: keep it encrypted, and away from here."
    })
final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Answered answered;

  @Parameters(paramLabel = "FOLDER", description = "New or empty.")
  private Path folder;

  @Option(
      names = "--external",
      description = "The database of the environment (docs/settings.md), as for run --external.")
  private boolean external;

  @Override
  public Integer call() throws Exception {
    var settings =
        GatewaySettings.from(Surroundings.environment(), Surroundings.project(), external);
    var progress = new Progress(spec.commandLine().getErr());
    var made = new Backups(settings, Clock.systemUTC(), progress::show).make(folder);
    progress.done();
    answered.say(
        "backed up %s and %d files%nsha256 of manifest.json: %s"
            .formatted(RestoreCommand.words(made.tally()), made.files(), made.sha256()),
        "folder",
        folder.toString(),
        "files",
        made.files(),
        "exchanges",
        made.tally().exchanges(),
        "operators",
        made.tally().operators(),
        "manifestSha256",
        made.sha256());
    spec.commandLine()
        .getErr()
        .println("mra: the folder holds secrets in the clear; keep it encrypted, away from here");
    return 0;
  }
}
