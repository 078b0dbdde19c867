package mra.cli;

import java.util.Map;
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
  @Mixin private VersionOption version;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Override
  public Integer call() {
    var gateway = GatewayClient.connect();
    var meant = version.forRollback(() -> gateway.get(VersionsCommand.path(partner, "")));
    var body = Map.of("reason", reason.text(), "version", meant);
    var said = gateway.post(VersionsCommand.path(partner, "/rollback"), body);
    answered.say(VersionOption.sentence("rollback", said), said);
    return 0;
  }
}
