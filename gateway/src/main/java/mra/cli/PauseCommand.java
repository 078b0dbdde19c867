package mra.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "pause",
    description = {
      "Stops recognition of a partner's operators at once.",
      "Its lists are still exchanged and applied, so that resuming rests on the newest one."
    })
final class PauseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; kept with the evidence.")
  private String reason;

  @Override
  public Integer call() {
    var path = "/api/v1/partners/" + GatewayClient.encoded(partner) + "/pause";
    var pause = GatewayClient.connect().post(path, Map.of("reason", reason));
    spec.commandLine()
        .getOut()
        .printf(
            "%s is paused since %s by %s: %s%n",
            pause.path("partner").asText(),
            pause.path("since").asText(),
            pause.path("by").asText(),
            pause.path("reason").asText());
    return 0;
  }
}
