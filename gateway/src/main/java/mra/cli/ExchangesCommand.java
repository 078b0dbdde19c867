package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    name = "exchanges",
    description = {
      "Lists exchanges with their ids, newest first, of one partner or of all.",
      "The ids are what receipt, resend, release and refuse take."
    })
final class ExchangesCommand implements Callable<Integer> {
  private static final int LIMIT_MAX = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(
      arity = "0..1",
      paramLabel = "PARTNER",
      description = "A folder's name under partners/; all without it.")
  private @Nullable String partner;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many, up to 1000. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  public Integer call() {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new ParameterException(spec.commandLine(), "--limit takes 1 to " + LIMIT_MAX);
    }
    var exchanges = newest(GatewayClient.connect());
    var out = spec.commandLine().getOut();
    if (output.json) {
      out.println(JSON.createArrayNode().addAll(exchanges).toPrettyString());
      return 0;
    }
    var table =
        new Table(
            "exchange", "partner", "way", "document", "outcome", "fault", "detail", "started");
    for (var exchange : exchanges) {
      table.row(
          List.of(
              text(exchange, "id"),
              text(exchange, "partner"),
              text(exchange, "way"),
              text(exchange, "document"),
              outcome(exchange),
              text(exchange, "fault"),
              text(exchange, "detail"),
              text(exchange, "startedAt")));
    }
    table.print(out);
    return 0;
  }

  private List<JsonNode> newest(GatewayClient gateway) {
    var found = new ArrayList<JsonNode>();
    for (var each : partner == null ? partners(gateway) : List.of(partner)) {
      gateway
          .get(
              "/api/v1/partners/%s/exchanges?limit=%d"
                  .formatted(GatewayClient.encoded(each), limit))
          .forEach(found::add);
    }
    // Ids begin with the time and order as text does.
    found.sort(Comparator.comparing((JsonNode each) -> each.path("id").asText()).reversed());
    return found.stream().limit(limit).toList();
  }

  private static List<String> partners(GatewayClient gateway) {
    return gateway
        .get("/api/v1/partners")
        .valueStream()
        .map(each -> each.path("partner").asText())
        .toList();
  }

  /** Of one that runs, how far it came. */
  private static String outcome(JsonNode exchange) {
    var outcome = exchange.path("outcome");
    return outcome.isTextual()
        ? outcome.asText()
        : text(exchange, "stage").toLowerCase(java.util.Locale.ROOT);
  }

  private static String text(JsonNode exchange, String key) {
    var text = exchange.path(key).asText("");
    return text.isEmpty() ? "-" : text;
  }
}
