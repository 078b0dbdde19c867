package mra.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Mixin private ReasonOption reason;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Override
  public Integer call() {
    var path = "/api/v1/partners/" + GatewayClient.encoded(partner) + "/pause";
    var pause = GatewayClient.connect().post(path, reason.body());
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
