package mra.exchange;

import java.io.InputStream;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Pull;
import mra.trust.Received;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Producer;

/**
 * Asks for one page after another; each is sealed by itself, and all together are one message. How
 * many there are is a hint of the transport: the sealed pages say it again, and a wrong hint ends
 * in a refused document.
 */
public final class HttpsPages {
  private static final String TOTAL_HEADER = "X-Total-Pages";
  private static final int PAGES_MAX = 100_000;

  private final Producer service;
  private final Arrivals arrivals;
  private final PartnerSecrets secrets;

  /**
   * @param service puts a question to the partner's service
   */
  HttpsPages(Producer service, Arrivals arrivals, PartnerSecrets secrets) {
    this.service = service;
    this.arrivals = arrivals;
    this.secrets = secrets;
  }

  public Received receive(Exchange exchange) throws Exception {
    var raw = arrivals.expect(exchange);
    var pull = Letter.pull(exchange);
    int total = append(raw, pull, 1);
    for (int page = 2; page <= total; page++) {
      if (append(raw, pull, page) != total) {
        throw new Refused(Fault.SNAPSHOT_MOVED, "", "the number of pages changed");
      }
    }
    return arrivals.keep(exchange, raw.path(), "HTTPS %d pages".formatted(total));
  }

  /** Adds a page and tells how many the partner says there are. */
  private int append(RawFile raw, Pull pull, int page) throws Exception {
    var question = question(pull, page);
    service.process(question);
    var answer = question.getMessage();
    try (var body = answer.getBody(InputStream.class)) {
      requireGood(answer);
      raw.append(body);
    }
    return total(answer.getHeader(TOTAL_HEADER, "", String.class));
  }

  private static void requireGood(Message answer) {
    int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    if (status != 200) {
      throw new Refused(Fault.PARTNER_REFUSED, "", "it answers HTTP " + status);
    }
  }

  /** Of its own for each page, so that no header of an answer goes anywhere. */
  private Exchange question(Pull pull, int page) {
    var question = service.getEndpoint().createExchange(ExchangePattern.InOut);
    var message = question.getMessage();
    message.setHeader(Exchange.HTTP_METHOD, "GET");
    message.setHeader(Exchange.HTTP_QUERY, "page=" + page);
    var token = pull.options().get("token");
    if (token != null) {
      message.setHeader("Authorization", "Bearer " + secrets.text(token));
    }
    return question;
  }

  private static int total(String header) {
    try {
      int total = Integer.parseInt(header.strip());
      if (total >= 1 && total <= PAGES_MAX) {
        return total;
      }
    } catch (NumberFormatException notANumber) {
      // the sentence below says it
    }
    throw new Refused(
        Fault.ENVELOPE_MALFORMED, TOTAL_HEADER, "it is not a number from 1 to " + PAGES_MAX);
  }
}
