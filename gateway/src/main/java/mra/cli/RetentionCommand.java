package mra.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "retention",
    description = "Shows how long what partners told us is kept, what is due and what is next.")
final class RetentionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(paramLabel = "PARTNER", arity = "0..1", description = "All unless named.")
  private @Nullable String partner;

  @Override
  public Integer call() {
    var query = partner == null ? "" : "?partner=" + GatewayClient.encoded(partner);
    var clocks = GatewayClient.connect().get("/api/v1/retention" + query);
    var out = spec.commandLine().getOut();
    if (output.json) {
      out.println(clocks.toPrettyString());
      return 0;
    }
    var table = new Table("partner", "what", "kept for days", "due now", "next falls due");
    for (var clock : clocks) {
      table.row(
          List.of(
              clock.path("partner").asText(),
              clock.path("kind").asText(),
              clock.path("keptDays").asText(),
              clock.path("due").asText(),
              clock.path("next").asText("-")));
    }
    table.print(out);
    return 0;
  }
}
