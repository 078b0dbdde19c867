package mra.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "resend",
    description = {
      "Hands over a list of ours again, or takes a partner's message again that failed or lies in quarantine; waits for its outcome.",
      "Ids and bytes stay: what the other side has already is not done twice."
    })
final class ResendCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ReasonOption reason;
  @Mixin private JsonOption output;

  @Parameters(paramLabel = "EXCHANGE", description = "Its id, as ./mra exchanges shows it.")
  private String exchange;

  @Override
  public Integer call() throws IOException {
    var path = "/api/v1/exchanges/" + ExchangeId.of(exchange) + "/resend";
    var row = ExchangeCommand.view(GatewayClient.connect().post(path, reason.body()));
    if (!output.json) {
      spec.commandLine().getOut().println("taken up again now; this is how it went:");
    }
    ExchangeTable.print(row, output.json, spec.commandLine());
    return ExchangeCommand.isGood(row) ? 0 : 1;
  }
}
