package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "repairs",
    description = {
      "Writes out for a partner which of its codes were declared in vain, one a line.",
      "The bare code, and what the agreement lets us tell beside it. Enters that in the disclosure ledger. Wants the role operator."
    })
final class RepairsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "First day at home; the last whole month's without it.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day, included.")
  private @Nullable LocalDate to;

  @Option(
      names = "--preview",
      description = "Only looks, with reasons and counts, for us alone; nothing is entered.")
  private boolean preview;

  @Override
  public Integer call() {
    var days = new HashMap<String, String>();
    if (from != null) {
      days.put("from", from.toString());
    }
    if (to != null) {
      days.put("to", to.toString());
    }
    var path = "/api/v1/partners/" + GatewayClient.encoded(partner) + "/repairs";
    var gateway = GatewayClient.connect();
    var found = preview ? gateway.get(path + query(days)) : gateway.post(path, days);
    var out = spec.commandLine().getOut();
    if (output.json) {
      out.println(found.toPrettyString());
      return 0;
    }
    if (preview) {
      show(found);
    } else {
      found.path("lines").forEach(line -> out.println(line.asText()));
      say(
          "%s codes; entered in the disclosure ledger as %s"
              .formatted(
                  found.path("list").path("codes").asText(),
                  found.path("list").path("id").asText()));
    }
    for (var before : found.path("toldBefore")) {
      say(
          "told before for the same period: on %s by %s, %s codes"
              .formatted(
                  before.path("at").asText(),
                  before.path("by").asText(),
                  before.path("codes").asText()));
    }
    return 0;
  }

  private static String query(Map<String, String> days) {
    return days.entrySet().stream()
        .map(day -> day.getKey() + "=" + day.getValue())
        .collect(Collectors.joining("&", "?", ""));
  }

  private void show(JsonNode found) {
    var table = new Table("code", "reason", "times");
    for (var line : found.path("lines")) {
      table.row(
          List.of(
              line.path("code").asText(),
              line.path("reason").asText(),
              line.path("times").asText()));
    }
    table.print(spec.commandLine().getOut());
    say(
        "%s declarations are withheld: what was typed may be no code at all"
            .formatted(found.path("withheld").asText()));
  }

  /** Beside the list, so that the list alone can be put into a file. */
  private void say(String text) {
    spec.commandLine().getErr().println(text);
  }
}
