package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
    name = "late",
    description = {
      "Shows which kept answers would have been others had we known what the partner told us later.",
      "0 also where there is none."
    })
final class LateCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 10_000;

  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Option(
      names = "--since",
      paramLabel = "INSTANT",
      description = "By what we learned from then on; from the beginning when missing.")
  private @Nullable Instant since;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      description = "By what we learned before then; until now when missing.")
  private @Nullable Instant until;

  @Override
  public Integer call() throws IOException {
    var gateway = GatewayClient.connect();
    var path =
        "/api/v1/late-knowledge?limit=%d&partner=%s%s%s"
            .formatted(
                PAGE,
                GatewayClient.encoded(partner),
                since == null ? "" : "&since=" + since,
                "&until=" + (until == null ? Instant.now() : until));
    var last = page(gateway, path);
    while (last != null) {
      last = page(gateway, path + "&after=" + last);
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** The last answer's id where there may be more. */
  private @Nullable String page(GatewayClient gateway, String path) throws IOException {
    var out = spec.commandLine().getOut();
    var table =
        new Table(
            "declaration", "role", "code", "answered", "then", "as known now", "list", "learned");
    int count = 0;
    JsonNode last = null;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                gateway.getStream(path, "application/x-ndjson"), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        last = JSON.readTree(line);
        count++;
        if (output.json) {
          out.println(line);
        } else {
          table.row(cells(last));
        }
      }
    }
    if (!output.json) {
      table.print(out);
    }
    return last == null || count < PAGE ? null : last.path("decisionId").asText();
  }

  private static List<String> cells(JsonNode finding) {
    return List.of(
        finding.path("declaration").asText("-"),
        finding.path("role").asText(),
        finding.path("code").asText(),
        finding.path("answeredAt").asText(),
        outcome(finding.path("then")),
        outcome(finding.path("known")),
        finding.at("/list/id").asText(),
        finding.path("learnedAt").asText());
  }

  private static String outcome(JsonNode judged) {
    return judged.path("outcome").asText() + " " + judged.at("/reasons/0").asText();
  }
}
