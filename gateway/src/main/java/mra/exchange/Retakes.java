package mra.exchange;

import java.util.function.BiConsumer;
import mra.exchange.Lanes.Lane;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Way;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.apache.camel.ProducerTemplate;

/** Takes what is kept of a partner's list once more, in the partner's turn, and answers it. */
public final class Retakes {
  private final ProducerTemplate camel;
  private final Partners partners;
  private final BiConsumer<PartnerProfile, ProducerTemplate> receipts;
  private final Lanes lanes;
  private final Journal journal;
  private final Journey journey;

  /**
   * @param receipts answers what a partner sent, after each exchange
   */
  public Retakes(
      ProducerTemplate camel,
      Partners partners,
      BiConsumer<PartnerProfile, ProducerTemplate> receipts,
      Lanes lanes,
      Journal journal) {
    this.camel = camel;
    this.partners = partners;
    this.receipts = receipts;
    this.lanes = lanes;
    this.journal = journal;
    this.journey = new Journey(camel, journal);
  }

  /**
   * Waits for the end, after one try.
   *
   * @param kept as the journal had it; where somebody else took it again meanwhile, that stands
   */
  ExchangeRecord take(ExchangeRecord kept) {
    return lanes.inTurn(
        new Lane(kept.partner(), Way.IN, false),
        () -> {
          var from = partners.byId(kept.partner());
          var now = journal.find(kept.id()).orElseThrow();
          if (!now.equals(kept)) {
            return now;
          }
          var exchange = journey.begin(kept.id(), from, Way.IN);
          Letter.once(exchange);
          if (Delivery.is(kept)) {
            Letter.delivered(exchange, Delivery.again(kept));
          }
          if (kept.isPlainByHand()) {
            Letter.plain(exchange);
          }
          Letter.kept(exchange);
          var ended = journey.through(ExchangeRoute.AGAIN, exchange).orElseThrow();
          receipts.accept(from, camel);
          return ended;
        });
  }

  /** Sends what is owed to the partner. */
  void answer(String partner) {
    lanes.inTurn(
        new Lane(partner, Way.IN, false),
        () -> {
          receipts.accept(partners.byId(partner), camel);
          return partner;
        });
  }
}
