package mra.exchange;

import java.util.UUID;
import java.util.function.Supplier;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.Way;
import mra.partner.PartnerProfile;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * What systems of the house bring by themselves, each message an exchange of its own. Lists that
 * are being fetched do not hold it up: only the commit waits for its turn.
 */
public final class Deliveries {
  private final ProducerTemplate camel;
  private final Journal journal;
  private final Supplier<UUID> ids;

  public Deliveries(ProducerTemplate camel, Journal journal, Supplier<UUID> ids) {
    this.camel = camel;
    this.journal = journal;
    this.ids = ids;
  }

  /**
   * Returns once the outcome is committed, whatever it is: the message may then be acknowledged.
   *
   * @param queue where it came
   * @param body null when the message is too large or of a kind that is not read
   * @throws Refused when it must be brought again
   */
  public Outcome take(PartnerProfile from, String queue, byte @Nullable [] body) {
    Exchange exchange = new DefaultExchange(camel.getCamelContext());
    var id = ids.get();
    Letter.address(exchange, id, from, Way.IN);
    var delivery = Delivery.of(from, queue, body);
    Letter.delivered(exchange, delivery);
    try {
      camel.send(ExchangeRoute.DELIVERIES, exchange);
      if (exchange.getException() != null) {
        throw TransportFaults.of(exchange.getException(), delivery.over());
      }
      return outcome(id, delivery.over());
    } finally {
      Letter.close(exchange);
    }
  }

  private Outcome outcome(UUID id, String over) {
    var ending = journal.find(id).orElseThrow().ending();
    if (ending == null || ending.outcome() == Outcome.FAILED) {
      throw new Refused(Fault.STORE_UNAVAILABLE, over, "exchange " + id + " did not end");
    }
    return ending.outcome();
  }
}
