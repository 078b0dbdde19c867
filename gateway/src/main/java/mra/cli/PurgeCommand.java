package mra.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "purge",
    description = {
      "Deletes what of a partner is due by its retention, now instead of tonight; or one operator.",
      "With --code at once one operator that the partner's lists name no longer.",
      "What stays is an audit leaf with counts and a proof. Wants the role admin."
    })
final class PurgeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "Erase this operator, whatever the retention.")
  private @Nullable String code;

  @Option(names = "--dry-run", description = "Only count; takes no reason.")
  private boolean dryRun;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the evidence.")
  private @Nullable String reason;

  @Override
  public Integer call() {
    if (reason == null && !dryRun) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--reason=TEXT'");
    }
    var why = reason == null ? "only counted" : reason;
    var path =
        "/api/v1/partners/%s/purge?dryRun=%b".formatted(GatewayClient.encoded(partner), dryRun);
    if (code != null) {
      path += "&code=" + GatewayClient.encoded(code);
    }
    var purge = GatewayClient.connect().post(path, Map.of("reason", why));
    var out = spec.commandLine().getOut();
    if (output.json) {
      out.println(purge.toPrettyString());
      return 0;
    }
    if (purge.path("counts").isEmpty()) {
      out.println("nothing of " + partner + " is due");
      return 0;
    }
    purge
        .path("counts")
        .propertyStream()
        .forEach(count -> out.printf("%s %s%n", count.getKey(), count.getValue().asText()));
    out.println(dryRun ? "nothing was deleted" : "proof " + purge.path("proof").asText());
    if (code != null) {
      out.printf(
          "Original bytes of lists that named it stay until %s days after they came; backups keep it"
              + " until you delete them.%n",
          purge.path("bytesKeptDays").asText());
    }
    return 0;
  }
}
