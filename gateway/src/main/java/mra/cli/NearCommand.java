package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import mra.fault.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "near",
    description = {
      "Shows what a declaration may have meant that was not recognised: a close code, the name's own code, a role that counts.",
      "For people: no answer to clearance ever holds it. 0 also where nothing is near."
    })
final class NearCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(
      paramLabel = "DECISION|FILE.jsonl",
      description = "A decision's id, or a file of questions as for recognise, one a line.")
  private String asked;

  @Override
  public Integer call() throws IOException {
    var gateway = GatewayClient.connect();
    var misses = isDecision() ? List.of(decided(gateway)) : inFile(gateway);
    var out = spec.commandLine().getOut();
    if (output.json) {
      out.println(JSON.valueToTree(misses).toPrettyString());
      return 0;
    }
    var table = new Table("party", "role", "reason", "near", "partner", "code", "name", "standing");
    misses.forEach(miss -> rows(miss, table));
    table.print(out);
    return 0;
  }

  private boolean isDecision() {
    try {
      return UUID.fromString(asked).toString().equals(asked);
    } catch (IllegalArgumentException aFile) {
      return false;
    }
  }

  private JsonNode decided(GatewayClient gateway) {
    return gateway.get("/api/v1/near-misses?decision=" + asked);
  }

  private List<JsonNode> inFile(GatewayClient gateway) throws IOException {
    var misses = new ArrayList<JsonNode>();
    int number = 0;
    try (var lines = Files.newBufferedReader(Offline.readable(Path.of(asked)))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          ask(gateway, line, number).forEach(misses::add);
        }
      }
    }
    return misses;
  }

  private static JsonNode ask(GatewayClient gateway, String line, int number) throws IOException {
    try (var answer =
        gateway.post("/api/v1/near-misses", "application/json", BodyPublishers.ofString(line))) {
      return JSON.readTree(answer);
    } catch (Refused bad) {
      throw new Refused(
          bad.fault(), "line %d %s".formatted(number, bad.where()), bad.detail(), bad);
    }
  }

  private static void rows(JsonNode miss, Table table) {
    var party = miss.path("party").asText();
    var role = miss.path("role").asText();
    var reason = miss.path("reasons").path(0).asText();
    if (miss.path("suggestions").isEmpty()) {
      table.row(List.of(party, role, reason, "nothing", "-", "-", "-", "-"));
    }
    for (var near : miss.path("suggestions")) {
      table.row(
          List.of(
              party,
              role,
              reason,
              kind(near),
              near.path("partner").asText(),
              near.path("code").asText(),
              near.path("names").path(0).path("text").asText("-"),
              near.path("present").asBoolean() ? near.path("standing").asText() : "ABSENT"));
    }
  }

  private static String kind(JsonNode near) {
    var roles =
        StreamSupport.stream(near.path("roles").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(", "));
    return near.path("kind").asText() + (roles.isEmpty() ? "" : ": " + roles);
  }
}
