package mra.exchange;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mra.audit.AuditLog;
import mra.audit.Event;
import mra.audit.Event.Kind;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.SeenFiles;
import mra.journal.Way;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings an exchange on its way again because a person says so; its ids and bytes stay. */
public final class Resends {
  /** How what came over the broker begins to say so; its login is not kept with it. */
  private static final String BROKER = "JMS ";

  private final Exchanges exchanges;
  private final Journal journal;
  private final SeenFiles seen;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  public Resends(
      Exchanges exchanges,
      Journal journal,
      SeenFiles seen,
      AuditLog audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.exchanges = exchanges;
    this.journal = journal;
    this.seen = seen;
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
   *     and as the transport says where a list was handed over again that the partner has
   */
  public ExchangeRecord resend(UUID id, String reason, String by) {
    var exchange =
        journal.find(id).orElseThrow(() -> new Refused(Fault.NOT_FOUND, "exchange " + id, ""));
    boolean isKept = exchange.body() != null;
    if (exchange.way() == Way.OUT) {
      expect(isKept, id, "nothing was sealed for it");
      note(exchange, reason, by);
      return exchanges.handOverAgain(exchange);
    }
    expectUndecided(exchange);
    if (isKept) {
      note(exchange, reason, by);
      return exchanges.takeAgain(exchange);
    }
    expect(seen.forget(id), id, "nothing of it is kept; ./mra exchange fetches anew");
    note(exchange, reason, by);
    return exchanges.pull(exchange.partner()).getLast();
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
    expect(!exchange.over().startsWith(BROKER), exchange.id(), "it came over the broker");
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
