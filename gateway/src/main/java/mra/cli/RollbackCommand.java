package mra.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "rollback",
    description = {
      "Puts the version of a partner in force that was so before, once two persons said so; no restart.",
      "Said again it undoes itself."
    })
final class RollbackCommand implements Callable<Integer> {
  @Mixin private Answered answered;
  @Mixin private ReasonOption reason;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Override
  public Integer call() {
    var said =
        GatewayClient.connect().post(VersionsCommand.path(partner, "/rollback"), reason.body());
    answered.say(VersionsCommand.sentence(said), said);
    return 0;
  }
}
