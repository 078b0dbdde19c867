package mra.exchange;

import java.time.Clock;
import mra.audit.AuditLog;
import mra.fault.Fault;
import mra.journal.Departures;
import mra.journal.Ending;
import mra.journal.Journal;
import mra.journal.Outcome;

/** Lists of ours that a partner has not answered when it is retired, and will not answer. */
public final class Unanswered {
  private final Departures departures;
  private final Journal journal;
  private final AuditLog audit;
  private final Clock clock;

  public Unanswered(Departures departures, Journal journal, AuditLog audit, Clock clock) {
    this.departures = departures;
    this.journal = journal;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Ends them in the caller's transaction; should the partner ever be told again, it begins with a
   * full list.
   */
  public void close(String partner) {
    departures.lock(partner);
    for (var exchange : departures.unanswered(partner)) {
      var ending =
          new Ending(
              Outcome.QUARANTINED,
              Fault.STATE_FORBIDS,
              "",
              "the partner was retired before it answered",
              departures.counts(exchange),
              clock.instant());
      journal.finish(exchange, ending);
      departures.startOver(exchange);
      audit.append(Evidence.of(journal.find(exchange).orElseThrow(), ending));
    }
  }
}
