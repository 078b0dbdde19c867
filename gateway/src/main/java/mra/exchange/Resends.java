package mra.exchange;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mra.audit.AuditLog;
import mra.audit.Event;
import mra.audit.Event.Kind;
import mra.canonical.ListType;
import mra.exchange.Lanes.Lane;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.SeenFiles;
import mra.journal.Way;
import mra.partner.Partners;
import org.apache.camel.ProducerTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings an exchange on its way again because a person says so; its ids and bytes stay. */
public final class Resends {
  private final Exchanges exchanges;
  private final Retakes retakes;
  private final Partners partners;
  private final Lanes lanes;
  private final Journey journey;
  private final Journal journal;
  private final SeenFiles seen;
  private final Permits permits;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  public Resends(
      Exchanges exchanges,
      Retakes retakes,
      ProducerTemplate camel,
      Partners partners,
      Lanes lanes,
      Journal journal,
      SeenFiles seen,
      Permits permits,
      AuditLog audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.exchanges = exchanges;
    this.retakes = retakes;
    this.partners = partners;
    this.lanes = lanes;
    this.journey = new Journey(camel, journal);
    this.journal = journal;
    this.seen = seen;
    this.permits = permits;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Waits for the end, after one try.
   *
   * @param by who says so
   * @return what became of it; for a file of which nothing is kept, the exchange that fetched it
   * @throws Refused E704 for an unknown one, E706 where there is nothing to send or it is decided,
   *     E611 where the partner's state does not permit it, and as the transport says where a list
   *     was handed over again that the partner has
   */
  public ExchangeRecord resend(UUID id, String reason, String by) {
    var exchange =
        journal.find(id).orElseThrow(() -> new Refused(Fault.NOT_FOUND, "exchange " + id, ""));
    boolean isKept = exchange.body() != null;
    if (exchange.way() == Way.OUT) {
      expect(isKept, id, "nothing was sealed for it");
      expect(!isFetched(exchange), id, "the partner fetched it and has it");
      permits.expectTold(exchange.partner());
      note(exchange, reason, by);
      return handOverAgain(exchange);
    }
    expectUndecided(exchange);
    permits.expectExchanges(exchange.partner());
    if (isKept) {
      note(exchange, reason, by);
      return retakes.take(exchange);
    }
    expect(seen.forget(id), id, "nothing of it is kept; ./mra exchange fetches anew");
    note(exchange, reason, by);
    return exchanges.pull(exchange.partner()).getLast();
  }

  /** Handing over brings nothing where the partner fetches and says that it has it. */
  private boolean isFetched(ExchangeRecord kept) {
    var ending = kept.ending();
    return ServedLists.isFor(partners.byId(kept.partner()))
        && ending != null
        && ending.outcome().isGood();
  }

  /** What the partner has already stays as it is. */
  private ExchangeRecord handOverAgain(ExchangeRecord kept) {
    boolean urgent = Objects.requireNonNull(kept.header()).type() == ListType.URGENT;
    return lanes.inTurn(
        new Lane(kept.partner(), Way.OUT, urgent),
        () -> {
          var to = partners.byId(kept.partner());
          var exchange = journey.begin(kept.id(), to, Way.OUT);
          Letter.once(exchange);
          var ending = kept.ending();
          if (ending != null && ending.outcome().isGood()) {
            Letter.repeat(exchange);
          }
          var ended = journey.through(SendRoute.ENTRANCE, exchange).orElseThrow();
          var refused = Letter.refused(exchange);
          if (refused != null) {
            throw refused;
          }
          return ended;
        });
  }

  private static void expectUndecided(ExchangeRecord exchange) {
    var ending = exchange.ending();
    if (ending == null) {
      throw notResendable(exchange.id(), "it runs");
    }
    expect(
        List.of(Outcome.FAILED, Outcome.QUARANTINED).contains(ending.outcome()),
        exchange.id(),
        "it is " + ending.outcome());
    expect(!Delivery.is(exchange), exchange.id(), "it came over the broker");
  }

  private static void expect(boolean holds, UUID id, String otherwise) {
    if (!holds) {
      throw notResendable(id, otherwise);
    }
  }

  private static Refused notResendable(UUID id, String why) {
    return new Refused(Fault.NOT_RESENDABLE, "exchange " + id, why);
  }

  private void note(ExchangeRecord exchange, String reason, String by) {
    var facts =
        Map.of(
            "exchange",
            exchange.id().toString(),
            "partner",
            exchange.partner(),
            "reason",
            reason,
            "by",
            by);
    transaction.executeWithoutResult(
        status -> audit.append(new Event(Kind.EXCHANGE_RESENT, clock.instant(), facts)));
  }
}
