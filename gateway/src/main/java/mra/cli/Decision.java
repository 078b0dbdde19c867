package mra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a person says about a held list, and what comes of it. */
abstract class Decision {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;
  @Mixin private ReasonOption reason;

  @Parameters(
      paramLabel = "EXCHANGE",
      description = "The id of an exchange that is held, as ./mra held shows it.")
  private String exchange;

  /**
   * Says it.
   *
   * @param action the last step of the address, which is the command's name too
   * @return 0 where it waits for the second person, or came out as wanted
   */
  int say(String action, String wanted) {
    var path = "/api/v1/exchanges/%s/%s".formatted(ExchangeId.of(exchange), action);
    var answer = GatewayClient.connect().post(path, reason.body());
    var out = spec.commandLine().getOut();
    boolean agreed = answer.path("proposal").path("second").isTextual();
    if (output.json) {
      out.println(answer.toPrettyString());
    } else if (agreed) {
      ExchangeTable.print(ExchangeCommand.view(answer.path("exchange")), false, spec.commandLine());
    } else {
      waits(action, answer.path("proposal"), out);
    }
    var outcome = answer.path("exchange").path("outcome").asText();
    return !agreed || wanted.contains(outcome) ? 0 : 1;
  }

  private void waits(String action, JsonNode proposal, PrintWriter out) {
    out.printf(
        "%s proposed it at %s. It takes another person, whom whoever proposed did not let in, nor the other way round: ./mra %s %s --reason TEXT with a key of their own (MRA_KEY_FILE).%n",
        proposal.path("by").asText(), proposal.path("at").asText(), action, exchange);
  }
}
