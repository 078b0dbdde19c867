package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "jobs",
    description = "Shows re-validation jobs (认证作业) of our own enterprises and what is overdue.")
final class JobsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Option(names = "--open", description = "Only those that are not finished.")
  private boolean open;

  @Option(names = "--overdue", description = "Only those past their deadline.")
  private boolean overdue;

  @Override
  public Integer call() {
    var query = "/api/v1/revalidation-jobs?open=%b&overdue=%b".formatted(open, overdue);
    var jobs = GatewayClient.connect().get(query);
    var out = spec.commandLine().getOut();
    if (output.json) {
      out.println(jobs.toPrettyString());
      return 0;
    }
    var table =
        new Table(
            "job",
            "enterprise",
            "credit code",
            "office",
            "opened",
            "ended",
            "due",
            "days overdue",
            "outcome",
            "on");
    for (var job : jobs) {
      table.row(
          List.of(
              text(job, "number"),
              text(job, "enterprise"),
              text(job, "uscc"),
              text(job, "office"),
              text(job, "openedOn"),
              text(job, "endedOn"),
              text(job, "due"),
              text(job, "daysOverdue"),
              text(job, "outcome"),
              text(job, "decidedOn")));
    }
    table.print(out);
    return 0;
  }

  private static String text(JsonNode job, String key) {
    return job.path(key).asText("-");
  }
}
