package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "disclosures",
    description = {
      "Shows what we ever told of an enterprise of ours, or of a code that was declared in vain, to whom and on which basis, newest first.",
      "0 also where nothing was ever told of it; 1 where no enterprise of ours is called so."
    })
final class DisclosuresCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(
      paramLabel = "CODE",
      description =
          "Its code in any spelling (AEOCN..., CN..., AEO<...>), its unified social credit code, or another identifier as TYPE:VALUE.")
  private String enterprise;

  @Option(names = "--partner", paramLabel = "PARTNER", description = "Only what this one was told.")
  private @Nullable String partner;

  @Override
  public Integer call() {
    var key = enterprise.contains(":") ? "identifier" : "code";
    var path =
        "/api/v1/disclosures?limit=1000&"
            + key
            + "="
            + GatewayClient.encoded(enterprise)
            + (partner == null ? "" : "&partner=" + GatewayClient.encoded(partner));
    var lines = GatewayClient.connect().get(path);
    var out = spec.commandLine().getOut();
    if (output.json) {
      out.println(lines.toPrettyString());
      return 0;
    }
    if (lines.isEmpty()) {
      out.println(
          partner == null
              ? "it is an enterprise of ours, and nothing was ever told of it"
              : "it is an enterprise of ours, and %s was never told of it".formatted(partner));
      return 0;
    }
    var table = new Table("partner", "at", "document", "told", "standing", "outcome", "basis");
    for (var line : lines) {
      table.row(cells(line));
    }
    table.print(out);
    return 0;
  }

  private static List<String> cells(JsonNode line) {
    return List.of(
        line.path("partner").asText(),
        line.path("at").asText(),
        line.path("document").asText(),
        line.path("change").asText(),
        line.path("record").path("standing").asText("-"),
        line.path("outcome")
            .asText(line.path("change").asText().equals("REPAIR") ? "-" : "awaited"),
        line.path("basis").asText());
  }
}
