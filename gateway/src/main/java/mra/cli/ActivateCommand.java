package mra.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "activate",
    description = {
      "Puts in force what runs in shadow, once two persons said so; no restart.",
      "Of a partner that is exchanged with: the version that was proposed; ./mra rollback undoes it, and an exchange under way ends with the version it began with.",
      "Of a new partner without such a version: declarations get benefits by its lists from then on."
    })
final class ActivateCommand extends LifeMoving implements Callable<Integer> {
  @Mixin private ReasonOption reason;
  @Mixin private VersionOption version;

  @Option(
      names = "--without-comparison",
      description =
          "Though the version did not read the partner's newest list, or there is none yet. Both persons say so.")
  private boolean withoutComparison;

  @Override
  public Integer call() {
    return withoutComparison || version.isNamed() || !awaitsGoingLive()
        ? activateVersion()
        : goLive();
  }

  private boolean awaitsGoingLive() {
    var gateway = GatewayClient.connect();
    return gateway.get(path("/life")).path("state").asText().equals("SHADOW")
        && !gateway.get(path("/versions")).path("candidate").isObject();
  }

  private int goLive() {
    return say("activate", Map.of("to", "LIVE", "reason", reason.text()));
  }

  private int activateVersion() {
    var gateway = GatewayClient.connect();
    var meant = version.forActivation(() -> gateway.get(path("/versions")));
    var body = new HashMap<String, Object>(Map.of("reason", reason.text(), "version", meant));
    if (withoutComparison) {
      body.put("withoutComparison", true);
    }
    var said = gateway.post(path("/versions/activate"), body);
    return say(VersionOption.sentence("activate", said), said);
  }
}
