package mra.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "retire",
    description = {
      "Ends the exchanges with a partner, once two persons said so.",
      "Clearance is told that none of its operators counts any more; what is known stays until its retention ends."
    })
final class RetireCommand extends LifeMoving implements Callable<Integer> {
  @Mixin private ReasonOption reason;

  @Override
  public Integer call() {
    return say("retire", Map.of("to", "RETIRED", "reason", reason.text()));
  }
}
