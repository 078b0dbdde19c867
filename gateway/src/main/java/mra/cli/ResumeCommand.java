package mra.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "resume",
    description = "Lets recognition of a paused partner's operators go on, by its newest list.")
final class ResumeCommand implements Callable<Integer> {
  @Mixin private Answered answered;
  @Mixin private ReasonOption reason;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Override
  public Integer call() {
    var path = "/api/v1/partners/" + GatewayClient.encoded(partner) + "/resume";
    GatewayClient.connect().post(path, reason.body());
    answered.say(partner + " is recognised again", "partner", partner, "paused", false);
    return 0;
  }
}
