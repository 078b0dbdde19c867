package mra.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import mra.fault.Fault;
import mra.fault.Refused;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Producer;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Posts a list of ours page by page; each is sealed by itself. The partner answers the one that
 * makes the list whole with its receipt, and a page that it has already as it did before.
 */
public final class HttpsPush {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;

  private final Producer service;
  private final PartnerSecrets secrets;
  private final String token;

  /**
   * @param service puts a request to the partner's service
   * @param token name of the secret that it wants to see
   */
  HttpsPush(Producer service, PartnerSecrets secrets, String token) {
    this.service = service;
    this.secrets = secrets;
    this.token = token;
  }

  public void push(Exchange exchange) throws Exception {
    var list = exchange.getMessage().getBody(Sealed.class);
    byte[] receipt = null;
    for (int page = 1; page <= list.ends().size(); page++) {
      receipt = post(list, page);
    }
    exchange.getMessage().setBody(receipt);
  }

  /** Posts a receipt of ours. */
  public void answer(Exchange exchange) throws Exception {
    var sealed = exchange.getMessage().getBody(SealedReceipt.class);
    var request = request();
    request.getMessage().setHeader("X-Document-Id", sealed.receipt().document());
    request.getMessage().setBody(sealed.bytes());
    service.process(request);
    var body = request.getMessage().getBody(InputStream.class);
    if (body != null) {
      // An answer that breaks off has not been given, whatever its first line says.
      ReceiptBytes.read(body);
    }
    int status = request.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    if (status != OK && status != NO_CONTENT) {
      throw new Refused(Fault.PARTNER_REFUSED, "", "it answers HTTP " + status);
    }
  }

  private byte @Nullable [] post(Sealed list, int page) throws Exception {
    var request = request();
    var message = request.getMessage();
    message.setHeader("X-Document-Id", list.document());
    message.setHeader("X-Page", page);
    message.setHeader("X-Total-Pages", list.ends().size());
    try (var body = page(list, page)) {
      message.setBody(body);
      service.process(request);
      return receipt(request);
    }
  }

  private Exchange request() {
    var request = service.getEndpoint().createExchange(ExchangePattern.InOut);
    var message = request.getMessage();
    message.setHeader(Exchange.HTTP_METHOD, "POST");
    message.setHeader(Exchange.CONTENT_TYPE, "application/pkcs7-mime");
    message.setHeader("Authorization", "Bearer " + secrets.text(token));
    return request;
  }

  private static byte @Nullable [] receipt(Exchange answered) throws IOException {
    var answer = answered.getMessage();
    try (var body = answer.getBody(InputStream.class)) {
      return switch (answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class)) {
        case OK -> ReceiptBytes.read(body);
        case ACCEPTED -> null;
        case Integer other ->
            throw new Refused(Fault.PARTNER_REFUSED, "", "it answers HTTP " + other);
      };
    }
  }

  private static InputStream page(Sealed list, int page) throws IOException {
    long from = page == 1 ? 0 : list.ends().get(page - 2);
    var file = Files.newInputStream(list.file());
    file.skipNBytes(from);
    return BoundedInputStream.builder()
        .setInputStream(file)
        .setMaxCount(list.ends().get(page - 1) - from)
        .get();
  }
}
