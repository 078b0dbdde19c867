package mra.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    description = {
      "Gives a list of a partner by hand; it is held until two persons release it.",
      "It goes the way of a list that came, and ./mra held EXCHANGE shows what it would change. Wants the role operator."
    })
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ReasonOption reason;
  @Mixin private JsonOption output;

  @Parameters(index = "0", paramLabel = "PARTNER", description = "A folder's name under partners/.")
  private String partner;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The partner's document, in plain; with --sealed as the partner sealed it.")
  private Path file;

  @Option(
      names = "--sealed",
      description =
          "The partner sealed it: its signature is verified, and it is held all the same.")
  private boolean sealed;

  @Override
  public Integer call() throws IOException {
    Offline.readable(file);
    var path =
        "/api/v1/partners/%s/imports?sealed=%b&reason=%s"
            .formatted(
                GatewayClient.encoded(partner),
                sealed,
                GatewayClient.encoded(reason.body().getOrDefault("reason", "")));
    var row = ExchangeCommand.view(GatewayClient.connect().upload(path, file));
    ExchangeTable.print(row, output.json, spec.commandLine());
    // What is held already, and came again, has no fault of its own.
    boolean held = "HELD".equals(row.outcome()) && row.fault() != null;
    if (held && !output.json) {
      spec.commandLine()
          .getOut()
          .printf(
              "It is held: ./mra held %s shows what it would change; two persons say ./mra release %s --reason TEXT, or refuse.%n",
              row.id(), row.id());
    }
    return held || ExchangeCommand.isGood(row) ? 0 : 1;
  }
}
