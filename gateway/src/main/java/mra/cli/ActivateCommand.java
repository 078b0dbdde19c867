package mra.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "activate",
    description = {
      "Lets declarations get benefits by a partner's lists, once two persons said so.",
      "It runs in shadow until then."
    })
final class ActivateCommand extends LifeMoving implements Callable<Integer> {
  @Mixin private ReasonOption reason;

  @Override
  public Integer call() {
    return say("activate", Map.of("to", "LIVE", "reason", reason.text()));
  }
}
