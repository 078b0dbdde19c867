package mra.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "shadow",
    description = {
      "Exchanges with the true administration, and clearance sees nothing of it.",
      "Its files must be those that were rehearsed."
    })
final class ShadowCommand extends LifeMoving implements Callable<Integer> {
  @Mixin private ReasonOption reason;

  @Override
  public Integer call() {
    return say("shadow", Map.of("to", "SHADOW", "reason", reason.text()));
  }
}
