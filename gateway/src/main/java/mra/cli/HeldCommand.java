package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "held",
    description = {
      "Shows lists that wait for two persons, and who proposed what about them; and accounts that wait for a second admin. 1 while there is anything.",
      "With an exchange: what the list would change, record by record, as it was when it was held."
    })
final class HeldCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String WHAT_TO_DO =
      "What a list would change shows ./mra held EXCHANGE. Two persons decide: ./mra release EXCHANGE --reason TEXT, or refuse, each with a key of their own (./mra account). Deltas that wait (E509) go on by themselves.";

  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(arity = "0..1", paramLabel = "EXCHANGE", description = "The id of a held list.")
  private @Nullable String exchange;

  @Override
  public Integer call() {
    var gateway = GatewayClient.connect();
    if (exchange != null) {
      return differenceOf(exchange, gateway);
    }
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
    return held.isEmpty() && nobodyWaits(proposals) ? 0 : 1;
  }

  /** What lapsed is shown and waits for nobody. */
  private static boolean nobodyWaits(JsonNode proposals) {
    return proposals.valueStream().allMatch(each -> each.path("lapsedAt").isTextual());
  }

  private int differenceOf(String list, GatewayClient gateway) {
    var out = spec.commandLine().getOut();
    var table = new Table("change", "code", "name", "programme", "standing", "note");
    var path =
        "/api/v1/exchanges/%s/difference?limit=1000&after=".formatted(GatewayClient.encoded(list));
    var page = gateway.get(path);
    long shown = 0;
    while (!page.isEmpty()) {
      shown += page.size();
      for (var row : page) {
        if (output.json) {
          out.println(row);
        } else {
          table.row(cells(row));
        }
      }
      var last = page.get(page.size() - 1).path("code").asText();
      page = gateway.get(path + GatewayClient.encoded(last));
    }
    if (shown > 0 && !output.json) {
      table.print(out);
    }
    out.flush();
    sayWhatIsMissing(shown, gateway.get("/api/v1/exchanges/" + GatewayClient.encoded(list)));
    return 0;
  }

  /** Whoever decides is to know what he does not see. */
  private void sayWhatIsMissing(long shown, JsonNode list) {
    long changes =
        Stream.of("granted", "amended", "suspended", "revoked", "absent", "returned")
            .mapToLong(count -> list.path(count).asLong())
            .sum();
    if (shown < changes) {
      spec.commandLine()
          .getErr()
          .printf("%d of %d changes are kept; the others are not shown%n", shown, changes);
    } else if (shown == 0 && !output.json) {
      spec.commandLine().getOut().println("it changes nothing");
    }
  }

  private static List<String> cells(JsonNode row) {
    return List.of(
        row.path("change").asText(),
        row.path("code").asText(),
        fromTo(row, "name"),
        fromTo(row, "programme"),
        fromTo(row, "standing"),
        note(row));
  }

  private static String note(JsonNode row) {
    var name = row.path("oddName").asText();
    return switch (row.path("nameWhy").asText()) {
      case "MIXED_SCRIPTS" -> name + " mixes scripts";
      case "LOOKS_ALIKE" -> name + " looks like " + row.path("looksLike").asText();
      default -> "-";
    };
  }

  private static String fromTo(JsonNode row, String what) {
    var before = row.path(what + "Before").asText("-");
    var after = row.path(what + "After").asText("-");
    return before.equals(after) ? before : before + " > " + after;
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
      spec.commandLine().getOut().println(WHAT_TO_DO);
    }
    for (var proposal : proposals) {
      if (!isOfAList(proposal)) {
        spec.commandLine()
            .getOut()
            .printf(
                "%s %s: proposed by %s at %s: %s%s%n",
                proposal.path("action").asText().toLowerCase(Locale.ROOT).replace('_', ' '),
                proposal.path("subject").asText(),
                proposal.path("by").asText(),
                proposal.path("at").asText(),
                proposal.path("reason").asText(),
                lapsed(proposal));
      }
    }
  }

  private static boolean isOfAList(JsonNode proposal) {
    return List.of("RELEASE", "REFUSE").contains(proposal.path("action").asText());
  }

  private static String lapsed(JsonNode proposal) {
    var at = proposal.path("lapsedAt");
    return at.isTextual() ? " (lapsed at %s)".formatted(at.asText()) : "";
  }

  private static String proposed(JsonNode proposals, String exchange) {
    var said = new ArrayList<String>();
    for (var proposal : proposals) {
      if (proposal.path("subject").asText().equals(exchange)) {
        said.add(
            "%s by %s: %s%s"
                .formatted(
                    proposal.path("action").asText().toLowerCase(Locale.ROOT),
                    proposal.path("by").asText(),
                    proposal.path("reason").asText(),
                    lapsed(proposal)));
      }
    }
    return said.isEmpty() ? "-" : String.join("; ", said);
  }
}
