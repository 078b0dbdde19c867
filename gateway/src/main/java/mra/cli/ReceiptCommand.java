package mra.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "receipt",
    description = {
      "Writes the receipt of an exchange as it was signed to standard output: CMS SignedData in DER.",
      "docs/receipts.md says how anybody verifies it with openssl."
    })
final class ReceiptCommand implements Callable<Integer> {
  @Parameters(paramLabel = "EXCHANGE", description = "Its id, as ./mra exchanges shows it.")
  private String exchange;

  @Override
  public Integer call() throws IOException {
    var path = "/api/v1/exchanges/" + ExchangeId.of(exchange) + "/receipt";
    try (var signed = GatewayClient.connect().getStream(path, "application/pkcs7-mime")) {
      signed.transferTo(System.out);
      System.out.flush();
    }
    return 0;
  }
}
