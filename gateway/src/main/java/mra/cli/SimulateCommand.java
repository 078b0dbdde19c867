package mra.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import mra.GatewaySettings;
import mra.partner.Finding;
import mra.partner.PartnerFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "simulate",
    description = {
      "Plays a partner's administration alone, for a gateway that runs somewhere else: its servers, suite and lists, as its files describe them.",
      "Tells what it sees, a line each. Takes commands on standard input: list, change N, shrink PERCENT, urgent N, bad DAY, good, status, quit, help."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final int RECORDS_MAX = 100_000;
  private static final int PORT_MAX = 65_535;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Tells each thing as a line of JSON.")
  private boolean json;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "Operators in its register, 1 to 100000. Default: ${DEFAULT-VALUE}.")
  private int records = 1_000;

  @Option(
      names = "--gateway-certificates",
      paramLabel = "FOLDER",
      description =
          "Whom it trusts: the gateway's, as ./mra certificates --out FOLDER writes them there; an SFTP login's public key as NAME.pub, else one is made.")
  private @Nullable Path certificates;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Where it keeps its keys; what the gateway needs lies in gateway/ there. Default: simulate/PARTNER in the gateway's home.")
  private @Nullable Path out;

  @Option(
      names = "--port",
      paramLabel = "P",
      description =
          "Of its server, the next one of a second. Default: those of its last start, at first any that are free.")
  private @Nullable Integer port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "The address of this machine at which it listens. Default: ${DEFAULT-VALUE}, which nobody else reaches.")
  private String bind = "127.0.0.1";

  @Option(
      names = "--hand-over",
      paramLabel = "FILE.zip",
      description =
          "Starts nothing: writes everything that is the partner's into one archive, with which a release simulates it anywhere.")
  private @Nullable Path handOver;

  @Override
  public Integer call() throws Exception {
    expectNumbers();
    var settings = Surroundings.settings();
    // Says whose folder is missing before anything is made.
    PartnerFiles.digest(settings.config(), partner);
    var wrong = errors(settings.config());
    if (!wrong.isEmpty()) {
      say(wrong);
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (handOver != null) {
      new HandingOver(spec.commandLine().getOut())
          .write(settings.config(), partner, certificates, handOver);
      return CommandLine.ExitCode.OK;
    }
    return simulate(settings);
  }

  private int simulate(GatewaySettings settings) throws Exception {
    var home = out == null ? settings.home().resolve("simulate").resolve(partner) : out;
    Logs.to(home);
    // What is done to it is told in lines of its own.
    System.setProperty("mra.console", "OFF");
    return new Simulation(spec.commandLine().getOut(), json)
        .run(settings.config(), partner, records, home, certificates, bind, port);
  }

  private void expectNumbers() {
    if (records < 1 || records > RECORDS_MAX) {
      throw new ParameterException(spec.commandLine(), "--records is 1 to " + RECORDS_MAX);
    }
    if (port != null && (port < 0 || port >= PORT_MAX)) {
      throw new ParameterException(
          spec.commandLine(), "--port is 0 (any free) to " + (PORT_MAX - 1));
    }
  }

  private List<Finding> errors(Path config) throws IOException {
    return CheckCommand.findings(config, Optional.empty(), Map.of(), partner).stream()
        .filter(Finding::isError)
        .toList();
  }

  private void say(List<Finding> wrong) {
    var terminal = spec.commandLine().getOut();
    if (json) {
      CheckCommand.printJson(wrong, terminal);
    } else {
      wrong.forEach(terminal::println);
      terminal.println("not simulated: " + wrong.size() + " errors");
    }
    terminal.flush();
  }
}
