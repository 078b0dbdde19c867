package mra.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "activate",
    description = {
      "Puts the version of a partner that runs in shadow in force, once two persons said so; no restart.",
      "An exchange under way ends with the version it began with. ./mra rollback undoes it."
    })
final class ActivateCommand implements Callable<Integer> {
  @Mixin private Answered answered;
  @Mixin private ReasonOption reason;

  @Option(
      names = "--without-comparison",
      description =
          "Though it did not read the partner's newest list, or there is none yet. Both persons say so.")
  private boolean withoutComparison;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Override
  public Integer call() {
    var body =
        withoutComparison
            ? Map.of("reason", reason.text(), "withoutComparison", "true")
            : reason.body();
    var said = GatewayClient.connect().post(VersionsCommand.path(partner, "/activate"), body);
    answered.say(VersionsCommand.sentence(said), said);
    return 0;
  }
}
