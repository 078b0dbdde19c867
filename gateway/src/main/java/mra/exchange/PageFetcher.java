package mra.exchange;

import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Pull;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Producer;

/** Asks for one page after another. */
final class PageFetcher {
  private final Producer service;
  private final PartnerSecrets secrets;

  /**
   * @param service puts a question to the partner's service
   */
  PageFetcher(Producer service, PartnerSecrets secrets) {
    this.service = service;
    this.secrets = secrets;
  }

  /** Adds all pages, and tells how many they were. */
  int fetch(RawFile raw, Pull pull) throws Exception {
    var walk = new PageWalk(URI.create(Objects.requireNonNull(pull.from())), pull.options());
    boolean more = true;
    while (more) {
      more = walk.goesOn(append(raw, pull, walk));
    }
    return walk.pages();
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
