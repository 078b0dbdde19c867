package mra.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "alarms",
    description = {
      "Shows what people have to look at: lists that are late, stale or held, receipts that did not come, partners that are down.",
      "1 while there is anything."
    })
final class AlarmsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Option(names = "--all", description = "Those that ended, too, newest first.")
  private boolean all;

  @Override
  public Integer call() {
    var alarms = GatewayClient.connect().get("/api/v1/alarms?all=" + all);
    var out = spec.commandLine().getOut();
    if (output.json) {
      out.println(alarms.toPrettyString());
    } else if (alarms.isEmpty()) {
      out.println("nothing to look at");
    } else {
      var table = new Table("partner", "alarm", "since", "until", "what", "detail");
      for (var alarm : alarms) {
        table.row(
            List.of(
                alarm.path("partner").asText(),
                alarm.path("kind").asText(),
                alarm.path("openedAt").asText(),
                alarm.path("closedAt").asText("-"),
                alarm.path("text").path("en").asText(),
                alarm.path("detail").asText()));
      }
      table.print(out);
    }
    return alarms.valueStream().anyMatch(alarm -> alarm.path("closedAt").isNull()) ? 1 : 0;
  }
}
