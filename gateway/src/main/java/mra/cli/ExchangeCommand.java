package mra.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import mra.api.ExchangeView;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "exchange",
    description = "Starts an exchange with a partner now and waits for its outcome.")
final class ExchangeCommand implements Callable<Integer> {
  private static final Set<String> GOOD = Set.of("APPLIED", "UNCHANGED");
  private static final long LOOK_MILLIS = 250;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(index = "0", paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "in|out",
      defaultValue = "in",
      description = "in: fetch the partner's list; out: tell it what it does not know of ours.")
  private String way;

  @Override
  public Integer call() throws InterruptedException {
    if (!way.equals("in") && !way.equals("out")) {
      throw new ParameterException(spec.commandLine(), "the way is in or out");
    }
    var gateway = GatewayClient.connect();
    var progress = new Progress(spec.commandLine().getErr());
    var exchange = outcome(gateway, start(gateway), progress);
    ExchangeTable.print(exchange, output.json, spec.commandLine());
    return isGood(exchange) ? 0 : 1;
  }

  /** Or on its way to be: its receipt is awaited. */
  static boolean isGood(ExchangeView exchange) {
    return exchange.outcome() == null || GOOD.contains(exchange.outcome());
  }

  private String start(GatewayClient gateway) {
    var path = "/api/v1/partners/" + GatewayClient.encoded(partner) + "/exchanges?way=" + way;
    return gateway.post(path, Map.of()).path("id").asText();
  }

  private static ExchangeView outcome(GatewayClient gateway, String id, Progress progress)
      throws InterruptedException {
    while (true) {
      var row = look(gateway, id);
      if (row != null && isOver(row)) {
        progress.done();
        return view(row);
      }
      progress.show("exchange " + id + " is running");
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** What was handed over is over for now: its receipt may take hours. */
  private static boolean isOver(JsonNode row) {
    return row.path("outcome").isTextual() || row.path("stage").asText().equals("SENT");
  }

  /** Null until it has begun: another exchange of the partner may have to end first. */
  private static @Nullable JsonNode look(GatewayClient gateway, String id) {
    try {
      return gateway.get("/api/v1/exchanges/" + id);
    } catch (Refused refused) {
      if (refused.fault() == Fault.NOT_FOUND) {
        return null;
      }
      throw refused;
    }
  }

  static ExchangeView view(JsonNode row) {
    try {
      return JSON.treeToValue(row, ExchangeView.class);
    } catch (JsonProcessingException otherVersion) {
      throw new Refused(
          Fault.NO_GATEWAY, "", "it answers in another version's words", otherVersion);
    }
  }
}
