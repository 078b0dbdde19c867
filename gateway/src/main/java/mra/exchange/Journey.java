package mra.exchange;

import java.util.Optional;
import java.util.UUID;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Way;
import mra.partner.PartnerProfile;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/** One exchange through a route, to what the journal says of it then. */
record Journey(ProducerTemplate camel, Journal journal) {

  Exchange begin(UUID id, PartnerProfile partner, Way way) {
    var exchange = new DefaultExchange(camel.getCamelContext());
    Letter.address(exchange, id, partner, way);
    return exchange;
  }

  /** Empty where nothing came of a quiet one. */
  Optional<ExchangeRecord> through(String route, Exchange exchange) {
    try {
      camel.send(route, exchange);
      if (exchange.getException() != null) {
        throw TransportFaults.of(exchange.getException(), Letter.from(exchange).id());
      }
      return journal.find(Letter.id(exchange));
    } finally {
      Letter.close(exchange);
    }
  }
}
