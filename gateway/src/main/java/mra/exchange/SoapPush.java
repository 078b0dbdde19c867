package mra.exchange;

import jakarta.activation.DataHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import mra.eu.wsdl.AeoExchange;
import mra.eu.wsdl.SubmitAeoListRequest;
import mra.eu.wsdl.SubmitReceiptRequest;
import org.apache.camel.Exchange;
import org.apache.cxf.attachment.AttachmentImpl;
import org.apache.cxf.frontend.ClientProxy;

/**
 * Submits our lists to a partner's SOAP service, and our receipts for its lists. The list travels
 * beside the envelope; its digest stands in the signed Body.
 */
public final class SoapPush {
  private final AeoExchange service;
  private final Attaching attaching = new Attaching();

  SoapPush(AeoExchange service) {
    this.service = service;
    ClientProxy.getClient(service).getOutInterceptors().add(attaching);
  }

  /** The answer is the partner's receipt, or nothing yet. */
  public void submit(Exchange exchange) throws IOException {
    var list = exchange.getMessage().getBody(Sealed.class);
    var request = new SubmitAeoListRequest();
    request.setMessageId(list.exchange().toString());
    request.setDocumentId(list.document());
    request.setDigest(HexFormat.of().parseHex(list.sha256()));
    request.setSize(Files.size(list.file()));
    var file = new DataHandler(new SealedFile(list.file(), list.document()));
    attaching.next(new AttachmentImpl(list.document(), file));
    exchange.getMessage().setBody(service.submitAeoList(request).getReceipt());
  }

  /** Hands over a receipt of ours. */
  public void answer(Exchange exchange) {
    var sealed = exchange.getMessage().getBody(SealedReceipt.class);
    var request = new SubmitReceiptRequest();
    request.setMessageId(sealed.receipt().id());
    request.setDocumentId(sealed.receipt().document());
    request.setReceipt(sealed.bytes());
    service.submitReceipt(request);
  }
}
