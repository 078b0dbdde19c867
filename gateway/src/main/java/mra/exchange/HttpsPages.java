package mra.exchange;

import java.io.IOException;
import java.io.InputStream;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.trust.Received;
import org.apache.camel.Exchange;

/**
 * Asks for one page after another; each is sealed by itself, and all together are one message. How
 * many there are is a hint of the transport: the sealed pages say it again, and a wrong hint ends
 * in a refused document.
 */
public final class HttpsPages {
  private static final String RAW = "mraRaw";
  private static final String NEXT = "mraNextPage";
  private static final String TOTAL = "mraPages";
  private static final String TOTAL_HEADER = "X-Total-Pages";
  private static final int PAGES_MAX = 100_000;

  private final Arrivals arrivals;
  private final PartnerSecrets secrets;

  HttpsPages(Arrivals arrivals, PartnerSecrets secrets) {
    this.arrivals = arrivals;
    this.secrets = secrets;
  }

  public void begin(Exchange exchange) throws IOException {
    exchange.setProperty(RAW, arrivals.expect(exchange));
    exchange.setProperty(NEXT, 1);
    exchange.setProperty(TOTAL, 1);
  }

  public boolean more(Exchange exchange) {
    return number(exchange, NEXT) <= number(exchange, TOTAL);
  }

  /** Headers of the answer before are not the next question's. */
  public void ask(Exchange exchange) {
    var message = exchange.getMessage();
    message.removeHeaders("*");
    message.setBody(null);
    message.setHeader(Exchange.HTTP_METHOD, "GET");
    message.setHeader(Exchange.HTTP_QUERY, "page=" + number(exchange, NEXT));
    var token = Letter.pull(exchange).options().get("token");
    if (token != null) {
      message.setHeader("Authorization", "Bearer " + secrets.text(token));
    }
  }

  public void append(Exchange exchange) throws IOException {
    int total = total(exchange.getMessage().getHeader(TOTAL_HEADER, "", String.class));
    if (number(exchange, NEXT) > 1 && total != number(exchange, TOTAL)) {
      throw new Refused(Fault.SNAPSHOT_MOVED, "", "the number of pages changed");
    }
    raw(exchange).append(exchange.getMessage().getBody(InputStream.class));
    exchange.setProperty(TOTAL, total);
    exchange.setProperty(NEXT, number(exchange, NEXT) + 1);
  }

  public Received receive(Exchange exchange) throws IOException {
    var message = exchange.getMessage();
    message.removeHeaders("*");
    var over = "HTTPS %d pages".formatted(number(exchange, TOTAL));
    return arrivals.keep(exchange, raw(exchange).path(), over);
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

  private static RawFile raw(Exchange exchange) {
    return exchange.getProperty(RAW, RawFile.class);
  }

  private static int number(Exchange exchange, String property) {
    return exchange.getProperty(property, Integer.class);
  }
}
