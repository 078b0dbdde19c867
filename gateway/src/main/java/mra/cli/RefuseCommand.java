package mra.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "refuse",
    description = {
      "Refuses a list for good that the gate holds, once two persons said so.",
      "The last good list stays in force, and the sender is told by a receipt."
    })
final class RefuseCommand extends Decision implements Callable<Integer> {
  @Override
  public Integer call() {
    return say("refuse", "REFUSED");
  }
}
