package mra.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/**
 * What the rehearsal is told. Its words are read elsewhere: picocli looks at every signature in
 * here, and with {@code --external} no class of the rehearsal may load.
 */
final class RehearsalOptions {
  @Option(
      names = "--operators",
      paramLabel = "PARTNER=N",
      split = ",",
      description =
          "Size of a rehearsal partner's list, and of our own. Default: CN=6876,EU=10000,HK=90,MO=40.")
  Map<String, Integer> operators = Map.of();

  @Option(
      names = "--changes",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Every rehearsal partner, and our own register, changes this many operators before it publishes.")
  int changes;

  @Option(
      names = "--mischief",
      paramLabel = "PARTNER=WORD",
      split = ",",
      description =
          "Lets a rehearsal partner misbehave, for example HK=wrong-signature, or EU=shrunk for a list that is held; any other word names those there are.")
  Map<String, String> mischief = Map.of();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "So many re-validation jobs (认证作业) are open at our own credit system, some overdue; see ./mra jobs. At most 1000.")
  int jobs;

  boolean given() {
    return changes != 0 || jobs != 0 || !operators.isEmpty() || !mischief.isEmpty();
  }
}
