package mra.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "pause",
    description = {
      "Stops recognition of a partner's operators at once.",
      "Its lists are still exchanged and applied, so that resuming rests on the newest one."
    })
final class PauseCommand implements Callable<Integer> {
  @Mixin private Answered answered;
  @Mixin private ReasonOption reason;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Override
  public Integer call() {
    var path = "/api/v1/partners/" + GatewayClient.encoded(partner) + "/pause";
    var pause = GatewayClient.connect().post(path, reason.body());
    boolean already = pause.path("already").asBoolean();
    answered.say(
        "%s %s paused since %s by %s: %s%s"
            .formatted(
                partner,
                already ? "was already" : "is",
                pause.path("since").asText(),
                pause.path("by").asText(),
                pause.path("reason").asText(),
                already ? " (that stays; the reason given now was not kept)" : ""),
        pause);
    return 0;
  }
}
