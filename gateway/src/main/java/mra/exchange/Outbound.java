package mra.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import mra.canonical.ListType;
import mra.fault.Failpoint;
import mra.journal.Audience;
import mra.journal.Bodies;
import mra.journal.Departure;
import mra.journal.Departures;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.partner.Agreement;
import mra.partner.PartnerProfile;
import mra.partner.Push;
import mra.registry.Operators;
import org.apache.camel.Exchange;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of our list's way out. */
public final class Outbound {
  private final TransactionTemplate transaction;
  private final Operators operators;
  private final Departures departures;
  private final Journal journal;
  private final Bodies bodies;
  private final Sealing sealing;
  private final TheirReceipts receipts;
  private final PartnerProfile own;
  private final Clock clock;

  /**
   * @param own our own programme
   */
  public Outbound(
      TransactionTemplate transaction,
      Operators operators,
      Departures departures,
      Journal journal,
      Bodies bodies,
      Sealing sealing,
      TheirReceipts receipts,
      PartnerProfile own,
      Clock clock) {
    this.transaction = transaction;
    this.operators = operators;
    this.departures = departures;
    this.journal = journal;
    this.bodies = bodies;
    this.sealing = sealing;
    this.receipts = receipts;
    this.own = own;
    this.clock = clock;
  }

  /**
   * Registry to Sealed: what is kept from an earlier try goes out again; nothing when nothing
   * changed.
   */
  void make(Exchange exchange) {
    var kept = journal.find(Letter.id(exchange)).filter(record -> record.body() != null);
    var sealed =
        kept.isPresent()
            ? again(kept.get(), Letter.isRepeat(exchange))
            : Objects.requireNonNull(
                transaction.execute(status -> {
                  var made = compose(exchange);
                  if (made.isEmpty()) {
                    status.setRollbackOnly();
                  }
                  return made;
                }));
    Failpoint.AFTER_SEAL.pass();
    sealed.ifPresent(list -> Letter.handingOver(exchange));
    exchange.getMessage().setBody(sealed.orElse(null));
  }

  /** What came back is the partner's receipt, or nothing yet. */
  void answer(Exchange exchange) {
    var receipt = exchange.getMessage().getBody(byte[].class);
    Failpoint.AFTER_HAND_OVER.pass();
    if (Letter.isRepeat(exchange)) {
      receipts.keep(Letter.id(exchange), Letter.from(exchange), receipt);
      Letter.decided(exchange);
    } else if (receipt == null) {
      journal.sent(Letter.id(exchange));
      Letter.awaiting(exchange);
    } else {
      receipts.take(Letter.id(exchange), Letter.from(exchange), receipt);
      Letter.decided(exchange);
    }
  }

  private Optional<Sealed> again(ExchangeRecord kept, boolean isRepeat) {
    if (!isRepeat) {
      journal.reopen(kept.id());
    }
    return Optional.of(Sealed.of(kept, bodies, departures.ends(kept.id())));
  }

  private Optional<Sealed> compose(Exchange exchange) {
    var to = Letter.from(exchange);
    var push = Letter.push(exchange);
    var now = clock.instant();
    var audience = departures.lock(to.id());
    var basis = basis(to, now);
    if (basis.isEmpty()) {
      return Optional.empty();
    }
    boolean due = isFullDue(audience, push, now);
    try (var ours = operators.inOrder(own.id())) {
      return departures
          .compose(
              Letter.id(exchange),
              to.id(),
              type(Letter.isUrgent(exchange), due, push),
              basis.get(),
              ours,
              now)
          .filter(list -> isNeeded(list, due))
          .map(list -> seal(list, exchange, now));
    }
  }

  /** What is agreed today, by the home calendar. */
  private Optional<Agreement> basis(PartnerProfile to, Instant now) {
    var today = now.atZone(own.timeZone()).toLocalDate();
    return to.agreements().stream()
        .filter(agreement -> agreement.isInForce(today) && agreement.ours() != null)
        .findFirst();
  }

  private static boolean isFullDue(Audience audience, Push push, Instant now) {
    var last = audience.fullAt();
    return audience.fullDue() || last == null || !now.isBefore(last.plus(push.fullEvery()));
  }

  private static ListType type(boolean urgent, boolean fullDue, Push push) {
    if (urgent) {
      return ListType.URGENT;
    }
    return fullDue || !push.deltas() ? ListType.FULL : ListType.DELTA;
  }

  /** A full one is needed for its own sake once it is due, unless we have nobody to tell of. */
  private static boolean isNeeded(Departure list, boolean fullDue) {
    return list.changes() > 0 || (fullDue && list.counts().records() > 0);
  }

  private Sealed seal(Departure list, Exchange exchange, Instant now) {
    var id = Letter.id(exchange);
    try (var records = departures.records(id);
        var plain = sealing.seal(Letter.from(exchange), list.header(), records.iterator(), id)) {
      var body = bodies.keep(id, now, plain.file());
      journal.read(id, list.header());
      journal.ready(id, body, plain.contentDigest(), now);
      journal.setAside(id, list.withheld());
      departures.sealed(id, plain.ends(), list.counts());
      return new Sealed(id, list.header(), bodies.file(body), body.sha256(), plain.ends());
    }
  }
}
