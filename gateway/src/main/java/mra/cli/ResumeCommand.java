package mra.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "resume",
    description = "Lets recognition of a paused partner's operators go on, by its newest list.")
final class ResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ReasonOption reason;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Override
  public Integer call() {
    var path = "/api/v1/partners/" + GatewayClient.encoded(partner) + "/resume";
    GatewayClient.connect().post(path, reason.body());
    spec.commandLine().getOut().println(partner + " is recognised again");
    return 0;
  }
}
