package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "held",
    description = {
      "Shows lists that wait for two persons, and who proposed what about them; and accounts that wait for a second admin.",
      "1 while there is anything."
    })
final class HeldCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Override
  public Integer call() {
    var gateway = GatewayClient.connect();
    var held = gateway.get("/api/v1/exchanges/held");
    var proposals = gateway.get("/api/v1/proposals");
    if (output.json) {
      var both = JSON.createObjectNode();
      both.set("held", held);
      both.set("proposals", proposals);
      spec.commandLine().getOut().println(both.toPrettyString());
    } else if (held.isEmpty() && proposals.isEmpty()) {
      spec.commandLine().getOut().println("nothing waits");
    } else {
      print(held, proposals);
    }
    return held.isEmpty() && proposals.isEmpty() ? 0 : 1;
  }

  private void print(JsonNode held, JsonNode proposals) {
    var table =
        new Table("exchange", "partner", "document", "records", "fault", "detail", "proposed");
    for (var list : held) {
      table.row(
          List.of(
              list.path("id").asText(),
              list.path("partner").asText(),
              list.path("document").asText(),
              list.path("records").asText(),
              list.path("fault").asText(),
              list.path("detail").asText(),
              proposed(proposals, list.path("id").asText())));
    }
    if (!held.isEmpty()) {
      table.print(spec.commandLine().getOut());
    }
    for (var proposal : proposals) {
      if (proposal.path("action").asText().equals("ACCOUNT")) {
        spec.commandLine()
            .getOut()
            .printf(
                "account %s: proposed by %s at %s: %s%n",
                proposal.path("subject").asText(),
                proposal.path("by").asText(),
                proposal.path("at").asText(),
                proposal.path("reason").asText());
      }
    }
  }

  private static String proposed(JsonNode proposals, String exchange) {
    var said = new ArrayList<String>();
    for (var proposal : proposals) {
      if (proposal.path("subject").asText().equals(exchange)) {
        said.add(
            "%s by %s: %s"
                .formatted(
                    proposal.path("action").asText().toLowerCase(Locale.ROOT),
                    proposal.path("by").asText(),
                    proposal.path("reason").asText()));
      }
    }
    return said.isEmpty() ? "-" : String.join("; ", said);
  }
}
