package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "versions",
    description =
        "Shows which version of a partner is in force, which one runs in shadow and how it read lists, and those before.")
final class VersionsCommand implements Callable<Integer> {
  private static final int SHORT = 12;

  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Override
  public Integer call() {
    var versions = GatewayClient.connect().get(path(partner, ""));
    var out = spec.commandLine().getOut();
    if (output.json) {
      out.println(versions.toPrettyString());
      return 0;
    }
    print(versions.path("candidate"), out);
    out.println("in force: " + shortened(versions.path("active")));
    for (var each : versions.path("proposals")) {
      out.println(VersionOption.proposed(each) + "; it takes another person");
    }
    var table = new Table("version", "since", "how", "by", "second", "reason");
    for (var before : versions.path("before")) {
      table.row(
          List.of(
              shortened(before.path("version")),
              before.path("at").asText(),
              before.path("how").asText(),
              before.path("by").asText("-"),
              before.path("second").asText("-"),
              before.path("reason").asText("-")));
    }
    table.print(out);
    return 0;
  }

  private void print(JsonNode candidate, PrintWriter out) {
    if (!candidate.isObject()) {
      out.println("in shadow: none");
      return;
    }
    out.printf(
        "in shadow: %s by %s at %s: %s%n",
        shortened(candidate.path("version")),
        candidate.path("by").asText(),
        candidate.path("at").asText(),
        Table.printable(candidate.path("reason").asText()));
    if (candidate.path("failedAt").isTextual()) {
      out.printf(
          "  could not be put in force at %s: %s%n",
          candidate.path("failedAt").asText(),
          Table.printable(candidate.path("failedWhy").asText()));
    }
    candidate
        .path("files")
        .properties()
        .forEach(file -> out.printf("  %s %s%n", what(file.getValue()), file.getKey()));
    var table =
        new Table(
            "list",
            "alike",
            "different",
            "only live",
            "only new",
            "aside live",
            "aside new",
            "live",
            "new",
            "header");
    for (var each : candidate.path("comparisons")) {
      table.row(
          List.of(
              each.path("document").asText("-"),
              each.path("same").asText(),
              each.path("different").asText(),
              each.path("onlyLive").asText(),
              each.path("onlyCandidate").asText(),
              each.path("setAsideByLive").asText(),
              each.path("setAsideByCandidate").asText(),
              each.path("live").path("verdict").asText(),
              each.path("candidate").path("verdict").asText(),
              each.path("header").asText().isEmpty() ? "-" : each.path("header").asText()));
    }
    table.print(out);
    out.println();
  }

  private static String what(JsonNode change) {
    return change.path("before").isNull()
        ? "new    "
        : change.path("after").isNull() ? "gone   " : "changed";
  }

  static String path(String partner, String what) {
    return "/api/v1/partners/%s/versions%s".formatted(GatewayClient.encoded(partner), what);
  }

  /** Enough for people to tell versions apart. */
  static String shortened(JsonNode sha256) {
    return shortened(sha256.asText());
  }

  static String shortened(String sha256) {
    return sha256.substring(0, Math.min(SHORT, sha256.length()));
  }
}
