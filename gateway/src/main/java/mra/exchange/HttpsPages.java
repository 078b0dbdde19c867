package mra.exchange;

import mra.trust.Received;
import org.apache.camel.Exchange;

/**
 * Fetches a list in pages; each is sealed by itself, and all together are one message. How many
 * there are is a hint of the transport: the sealed pages or the count in them say it again, and a
 * wrong hint ends in a refused document.
 */
public final class HttpsPages {
  private final PageFetcher fetcher;
  private final Arrivals arrivals;

  HttpsPages(PageFetcher fetcher, Arrivals arrivals) {
    this.fetcher = fetcher;
    this.arrivals = arrivals;
  }

  public Received receive(Exchange exchange) throws Exception {
    var raw = arrivals.expect(exchange);
    int pages = fetcher.fetch(raw, Letter.pull(exchange));
    return arrivals.keep(exchange, raw.path(), "HTTPS %d pages".formatted(pages));
  }
}
