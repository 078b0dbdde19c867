package mra.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "propose",
    description = {
      "Checks a partner's folder as it is now and lets it run in shadow beside the version in force.",
      "A partner that the gateway does not know yet begins with it.",
      "It reads every list of the partner from the last one on; what it reads otherwise shows ./mra difference PARTNER."
    })
final class ProposeCommand implements Callable<Integer> {
  @Mixin private Answered answered;
  @Mixin private ReasonOption reason;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Option(
      names = "--replace",
      description = "Though another person's version runs in shadow, which ends by this.")
  private boolean replace;

  @Override
  public Integer call() {
    var wanted = Map.of("reason", reason.text(), "replace", replace);
    var versions = GatewayClient.connect().post(VersionsCommand.path(partner, ""), wanted);
    var candidate = versions.path("candidate");
    if (!candidate.isObject()) {
      answered.say(
          "%s is known from now on, as %s"
              .formatted(partner, VersionsCommand.shortened(versions.path("active"))),
          versions);
      return 0;
    }
    var files = String.join(", ", (Iterable<String>) () -> candidate.path("files").fieldNames());
    answered.say(
        "%s runs in shadow as %s; it differs in %s. Next: ./mra difference %s"
            .formatted(
                partner, VersionsCommand.shortened(candidate.path("version")), files, partner),
        versions);
    return 0;
  }
}
