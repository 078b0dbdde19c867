package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
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
    name = "history",
    description = {
      "Shows what was ever believed of an operator, when it was in force and when we knew it, and tells the story.",
      "Times are those of our own programme's zone in the story, UTC in the table."
    })
final class HistoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(index = "0", paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Parameters(
      index = "1",
      paramLabel = "CODE",
      description = "In any spelling that recognition understands.")
  private String code;

  @Option(
      names = "--known-at",
      paramLabel = "INSTANT",
      description = "As we knew it then; takes the role auditor.")
  private @Nullable Instant knownAt;

  @Option(names = "--zh", description = "Tells the story in Chinese.")
  private boolean chinese;

  @Override
  public Integer call() {
    var gateway = GatewayClient.connect();
    var path =
        "/api/v1/operators/history?limit=1000&partner=%s&code=%s%s"
            .formatted(
                GatewayClient.encoded(partner),
                GatewayClient.encoded(code),
                knownAt == null ? "" : "&knownAt=" + knownAt);
    var out = spec.commandLine().getOut();
    for (var page = gateway.get(path); ; page = gateway.get(next(path, page))) {
      if (output.json) {
        page.path("versions").forEach(step -> out.println(step));
      } else {
        print(page, out);
      }
      if (page.path("after").isNull()) {
        out.flush();
        return 0;
      }
    }
  }

  private static String next(String path, JsonNode page) {
    return path + "&after=" + page.path("after").asInt();
  }

  private void print(JsonNode page, PrintWriter out) {
    var table =
        new Table("no.", "change", "standing", "in force", "to", "known", "to", "list", "exchange");
    for (var step : page.path("versions")) {
      table.row(cells(step));
    }
    table.print(out);
    out.println();
    for (var step : page.path("versions")) {
      var sentence = step.path("story").path(chinese ? "zh" : "en");
      if (sentence.isTextual()) {
        out.println(Table.printable(sentence.asText()));
      }
    }
  }

  private static List<String> cells(JsonNode step) {
    var version = step.path("version");
    return List.of(
        step.path("number").asText(),
        step.path("kept").asBoolean() ? "kept" : step.path("change").asText("marked"),
        version.path("shown").asText(),
        version.path("inForceFrom").asText(),
        version.path("inForceTo").asText("-"),
        version.path("knownFrom").asText(),
        version.path("knownTo").asText("-"),
        version.at("/list/id").asText(),
        version.path("exchange").asText());
  }
}
