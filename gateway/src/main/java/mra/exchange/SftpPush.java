package mra.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;

/** Names what we put at a partner's server, and finds what the partner put there for it. */
public final class SftpPush {
  private final ConsumerTemplate server;
  private final String receipts;
  private final Duration patience;

  /**
   * @param receipts Camel's address of the folder of the partner's receipts, options included
   * @param patience how long to wait for one
   */
  SftpPush(ConsumerTemplate server, String receipts, Duration patience) {
    this.server = server;
    this.receipts = receipts + "&initialDelay=0&delay=250&fileName=";
    this.patience = patience;
  }

  /** A list of ours under its document's name; a whole file of that name is there already. */
  public void name(Exchange exchange) {
    var list = exchange.getMessage().getBody(Sealed.class);
    Letter.handsOver(exchange, list.document());
    exchange.getMessage().setHeader(Exchange.FILE_NAME, list.document() + SftpFiles.SUFFIX);
    exchange.getMessage().setBody(list.file().toFile());
  }

  /** A receipt of ours under the name of the list that it answers. */
  public void nameReceipt(Exchange exchange) {
    var sealed = exchange.getMessage().getBody(SealedReceipt.class);
    exchange.getMessage().setHeader(Exchange.FILE_NAME, sealed.receipt().name() + SftpFiles.SUFFIX);
    exchange.getMessage().setBody(sealed.bytes());
  }

  /** Waits for the partner's receipt; null where none lies there yet. */
  public void receipt(Exchange exchange) throws IOException {
    var uri = receipts + Letter.handedOver(exchange) + SftpFiles.SUFFIX;
    var found = server.receive(uri, patience.toMillis());
    exchange.getMessage().setBody(found == null ? null : read(found));
  }

  private byte[] read(Exchange found) throws IOException {
    try {
      return ReceiptBytes.read(found.getMessage().getBody(InputStream.class));
    } finally {
      server.doneUoW(found);
    }
  }
}
