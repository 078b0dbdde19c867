package mra.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "release",
    description = {
      "Puts a list in force that the gate holds, once two persons said so.",
      "It is compared with what is known then, and its sender is told by a receipt."
    })
final class ReleaseCommand extends Decision implements Callable<Integer> {
  @Override
  public Integer call() {
    return say("release", "APPLIED UNCHANGED");
  }
}
