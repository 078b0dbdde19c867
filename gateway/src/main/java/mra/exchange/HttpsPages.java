package mra.exchange;

import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
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
 * many there are is a hint of the transport: the sealed pages or the count in them say it again, and
 * a wrong hint ends in a refused document.
 */
public final class HttpsPages {
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
    var walk = new PageWalk(URI.create(Objects.requireNonNull(pull.from())), pull.options());
    boolean more = true;
    while (more) {
      more = walk.goesOn(append(raw, pull, walk));
    }
    return arrivals.keep(exchange, raw.path(), "HTTPS %d pages".formatted(walk.pages()));
  }

  /** Adds a page and gives the answer, whose body is read. */
  private Message append(RawFile raw, Pull pull, PageWalk walk) throws Exception {
    var question = question(pull, walk);
    service.process(question);
    var answer = question.getMessage();
    try (var body = answer.getBody(InputStream.class)) {
      requireGood(answer);
      raw.append(body);
    }
    return answer;
  }

  private static void requireGood(Message answer) {
    int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    if (status != 200) {
      throw new Refused(Fault.PARTNER_REFUSED, "", "it answers HTTP " + status);
    }
  }

  /** Of its own for each page, so that no header of an answer goes anywhere. */
  private Exchange question(Pull pull, PageWalk walk) {
    var question = service.getEndpoint().createExchange(ExchangePattern.InOut);
    var message = question.getMessage();
    message.setHeader(Exchange.HTTP_METHOD, "GET");
    walk.ask(message);
    var token = pull.options().get("token");
    if (token != null) {
      message.setHeader("Authorization", "Bearer " + secrets.text(token));
    }
    return question;
  }
}
