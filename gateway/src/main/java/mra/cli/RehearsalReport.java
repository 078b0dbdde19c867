package mra.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import mra.Rehearse;
import mra.onboarding.ConformancePage;
import mra.onboarding.ConformanceReport;
import mra.onboarding.ConformanceReport.Result;
import mra.partner.PartnerFiles;
import picocli.CommandLine;

/**
 * Rehearses and writes the report. Apart from the command, because picocli looks at every signature
 * there.
 */
final class RehearsalReport {
  private final CommandLine command;
  private final boolean json;

  RehearsalReport(CommandLine command, boolean json) {
    this.command = command;
    this.json = json;
  }

  /**
   * @return the command's exit code
   */
  int make(Path config, String partner, int records, Path home, Path out) throws Exception {
    var progress = new Progress(command.getErr());
    var rehearse =
        new Rehearse(
            config, Clock.systemUTC(), progress::show, line -> progress.show(line.english()));
    ConformanceReport report;
    try {
      report = rehearse.partner(partner, records, home, Mra.VERSION);
    } finally {
      progress.done();
    }
    Files.createDirectories(out);
    var page = Files.writeString(out.resolve("report.html"), page(report, config));
    Files.writeString(out.resolve("report.json"), report.json());
    var terminal = command.getOut();
    if (json) {
      terminal.print(report.json());
    } else {
      table(report).print(terminal);
      terminal.println(
          "%s: %d kept, %d broken%s; %s"
              .formatted(
                  report.passed() ? "passed" : "not passed",
                  report.count(Result.KEPT),
                  report.count(Result.BROKEN),
                  untested(report.untested()),
                  page));
    }
    terminal.flush();
    return report.passed() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** By name: a gate that was never tried is not one that holds. */
  private static String untested(List<String> promises) {
    return promises.isEmpty()
        ? ""
        : ", %d %s".formatted(promises.size(), ConformanceReport.said(promises));
  }

  private static String page(ConformanceReport report, Path config) {
    var names = PartnerFiles.names(config, report.partner());
    return ConformancePage.html(report, names);
  }

  private static Table table(ConformanceReport report) {
    var table = new Table("PROMISE", "RESULT", "MS", "SEEN");
    for (var line : report.promises()) {
      table.row(
          List.of(
              line.id(),
              line.result().name(),
              Long.toString(line.millis()),
              shortly(line.detail())));
    }
    return table;
  }

  /** The whole of it stands in the report. */
  private static String shortly(String detail) {
    return detail.length() > 90 ? detail.substring(0, 90) + "…" : detail;
  }
}
