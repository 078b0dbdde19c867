package mra.exchange;

import java.io.InputStream;
import java.util.Optional;
import mra.fault.Refused;
import mra.journal.Bodies;
import mra.journal.Departures;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.partner.PartnerProfile;

/** Our lists for partners that fetch them: the same bytes until their receipt has come. */
public final class ServedLists {
  private final Departures departures;
  private final Journal journal;
  private final Bodies bodies;
  private final TheirReceipts receipts;
  private final Exchanges exchanges;
  private final Permits permits;

  public ServedLists(
      Departures departures,
      Journal journal,
      Bodies bodies,
      TheirReceipts receipts,
      Exchanges exchanges,
      Permits permits) {
    this.departures = departures;
    this.journal = journal;
    this.bodies = bodies;
    this.receipts = receipts;
    this.exchanges = exchanges;
    this.permits = permits;
  }

  public static boolean isFor(PartnerProfile partner) {
    var push = partner.push();
    return push != null && push.isServed();
  }

  /**
   * What the partner is to take next: the oldest unanswered list, urgent ones before others.
   *
   * @return empty when it has answered everything
   * @throws Refused E611 where it is told nothing in its state
   */
  public Optional<Sealed> next(PartnerProfile to) {
    permits.expectTold(to.id());
    return departures
        .unanswered(to.id(), true)
        .or(() -> departures.unanswered(to.id(), false))
        .flatMap(journal::find)
        .map(kept -> Sealed.of(kept, bodies, departures.ends(kept.id())));
  }

  /**
   * Takes the partner's receipt for one of them; what waited for it is made ready at once.
   *
   * @param receipt signed, and encrypted for us; it says itself which list it answers
   * @throws Refused E801 when it does not hold, E704 for a list that never lay ready, E107 when it
   *     is too large to be a receipt, E102 or E103 when it did not come in time or whole, E611
   *     where it is told nothing in its state
   */
  public void take(PartnerProfile from, InputStream receipt) {
    permits.expectTold(from.id());
    var answered = receipts.takeBrought(from, ReceiptBytes.brought(receipt, from.limits().time()));
    if (journal.find(answered).map(ExchangeRecord::ending).filter(ServedLists::hasIt).isPresent()) {
      exchanges.tell(from.id());
    }
  }

  /**
   * Where it refuses, or its root differs, the next list is a full one and comes by change or
   * schedule: one that always refuses would fetch for ever.
   */
  private static boolean hasIt(Ending ending) {
    return ending.outcome() == Outcome.APPLIED && ending.fault() == null;
  }
}
