package mra.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import mra.partner.Finding;
import mra.partner.PartnerFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "rehearse",
    description = {
      "Plays a partner as its files describe it, over its transport and suite, against a gateway started for it.",
      "Good days and bad ones, both ways; nothing real is reached. Writes report.html and report.json: 1 if a promise is broken."
    })
final class RehearseCommand implements Callable<Integer> {
  private static final int RECORDS_MAX = 100_000;

  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "Operators in its register, 1 to 100000. Default: ${DEFAULT-VALUE}.")
  private int records = 1_000;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the report is written. Default: rehearse/PARTNER in the gateway's home.")
  private @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    if (records < 1 || records > RECORDS_MAX) {
      throw new ParameterException(spec.commandLine(), "--records is 1 to " + RECORDS_MAX);
    }
    var settings = Surroundings.settings();
    // Says whose folder is missing before anything is made.
    PartnerFiles.digest(settings.config(), partner);
    var home = settings.home().resolve("rehearse").resolve(partner);
    Logs.to(home);
    // What is done to the gateway on purpose is told by the report.
    System.setProperty("mra.console", "OFF");
    var wrong = errors(settings.config());
    if (!wrong.isEmpty()) {
      say(wrong);
      return CommandLine.ExitCode.SOFTWARE;
    }
    return new RehearsalReport(spec.commandLine(), output.json)
        .make(
            settings.config(), partner, records, home.resolve("gateway"), out == null ? home : out);
  }

  private List<Finding> errors(Path config) throws IOException {
    return CheckCommand.findings(config, Optional.empty(), Map.of(), partner).stream()
        .filter(Finding::isError)
        .toList();
  }

  private void say(List<Finding> wrong) {
    PrintWriter out = spec.commandLine().getOut();
    if (output.json) {
      CheckCommand.printJson(wrong, out);
    } else {
      wrong.forEach(out::println);
      out.println("not rehearsed: " + wrong.size() + " errors");
    }
    out.flush();
  }
}
