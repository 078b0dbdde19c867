package mra.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import mra.fault.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/**
 * The shell's entrance. Exit codes: 0 done, 1 the thing checked is bad or an exchange failed, 2
 * wrong usage.
 */
@Command(
    name = "mra",
    description =
        "Exchanges lists of Authorised Economic Operators with partner customs administrations.",
    mixinStandardHelpOptions = true,
    version = Mra.VERSION,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      StatusCommand.class,
      ExchangeCommand.class,
      ExchangesCommand.class,
      HeldCommand.class,
      ImportCommand.class,
      ReleaseCommand.class,
      RefuseCommand.class,
      ResendCommand.class,
      LifeCommand.class,
      RehearsedCommand.class,
      ShadowCommand.class,
      ActivateCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      RetireCommand.class,
      ProposeCommand.class,
      VersionsCommand.class,
      DifferenceCommand.class,
      RollbackCommand.class,
      DeadLettersCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      NewCommand.class,
      CheckCommand.class,
      RehearseCommand.class,
      SimulateCommand.class,
      MapCommand.class,
      MappingDocumentCommand.class,
      OpenCommand.class,
      SealCommand.class,
      RecogniseCommand.class,
      ExportCommand.class,
      HistoryCommand.class,
      LateCommand.class,
      AlarmsCommand.class,
      JobsCommand.class,
      RetentionCommand.class,
      PurgeCommand.class,
      DisclosuresCommand.class,
      RepairsCommand.class,
      NearCommand.class,
      ReceiptCommand.class,
      CertificatesCommand.class,
      KeyCommand.class,
      AccountCommand.class,
      HelpCommand.class
    })
public final class Mra {
  static final String VERSION = "MRA Gateway 0.1.0";

  private Mra() {}

  public static void main(String[] args) {
    int code = commandLine().execute(args);
    Stop.closed();
    System.exit(code);
  }

  static CommandLine commandLine() {
    var shell =
        new CommandLine(new Mra())
            .registerConverter(Instant.class, Mra::instant)
            .setExecutionExceptionHandler((failure, command, parsed) -> say(failure, command));
    shell
        .getCommandSpec()
        .usageMessage()
        .footer(
            "",
            "In a clone: ./mra test runs every test, ./mra bench --help the benchmarks,",
            "./mra package packs a release.");
    return shell;
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + text + "' is no instant such as 2026-12-01T00:00:00Z");
    }
  }

  /** A refusal is one sentence on stderr; what is our own mistake shows where it came from. */
  static int say(Exception failure, CommandLine command) {
    switch (failure) {
      case Refused refused -> command.getErr().println("mra: " + refused.getMessage());
      case IOException file -> command.getErr().println("mra: " + byDisk(file).getMessage());
      case UncheckedIOException file ->
          command
              .getErr()
              .println("mra: " + byDisk(Objects.requireNonNull(file.getCause())).getMessage());
      default -> failure.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Who answers over the network is heard elsewhere, so this is a file of ours. */
  private static Refused byDisk(IOException failure) {
    var file = failure instanceof FileSystemException named ? named.getFile() : null;
    return Refused.byDisk(Path.of(file == null ? "" : file), failure);
  }
}
