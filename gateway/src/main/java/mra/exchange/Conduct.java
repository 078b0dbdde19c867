package mra.exchange;

import java.time.Clock;
import mra.fault.Fault;
import mra.fault.Remedy;
import mra.journal.Counts;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.SeenFiles;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends an exchange in the journal, whatever happens between. */
final class Conduct {
  private static final Logger LOG = LoggerFactory.getLogger(Conduct.class);

  private final Journal journal;
  private final Commit commit;
  private final SeenFiles seen;
  private final Clock clock;

  Conduct(Journal journal, Commit commit, SeenFiles seen, Clock clock) {
    this.journal = journal;
    this.commit = commit;
    this.seen = seen;
    this.clock = clock;
  }

  void begin(Exchange exchange) {
    var partner = Letter.from(exchange);
    journal.begin(
        ExchangeRecord.begun(
            Letter.id(exchange),
            partner.id(),
            Letter.way(exchange),
            over(exchange),
            partner.version(),
            clock.instant()));
  }

  /** One that failed before goes on under its id. */
  void beginSending(Exchange exchange) {
    if (journal.find(Letter.id(exchange)).isEmpty()) {
      begin(exchange);
    }
  }

  /** Where nothing was handed over there was nothing to tell. */
  void endSending(Exchange exchange) {
    if (!Letter.isDecided(exchange) && !Letter.isAwaiting(exchange)) {
      endWithNothing(exchange, "the partner has everything it may be told");
    }
  }

  /** The way in ended it; where nothing came there is nothing to be in force. */
  void end(Exchange exchange) {
    if (!Letter.isDecided(exchange)) {
      endWithNothing(exchange, "the partner offers nothing new");
    }
    remember(exchange);
  }

  private void endWithNothing(Exchange exchange, String detail) {
    if (Letter.isQuiet(exchange)) {
      journal.forget(Letter.id(exchange));
    } else {
      commit.end(
          Letter.id(exchange),
          new Ending(Outcome.UNCHANGED, null, "", detail, Counts.NONE, clock.instant()));
    }
  }

  void fail(Exchange exchange) {
    var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (Letter.isDecided(exchange)) {
      // Index and relay look again by themselves, and a file that comes again is answered again.
      LOG.error("exchange {} ended, and then failed", Letter.id(exchange), failure);
      return;
    }
    var refused = TransportFaults.of(failure, over(exchange));
    if (refused.fault() == Fault.INTERNAL) {
      LOG.error("exchange {} failed", Letter.id(exchange), failure);
    } else {
      LOG.warn(
          "exchange {} of {}: {}",
          Letter.id(exchange),
          Letter.from(exchange).id(),
          refused.getMessage());
    }
    commit.end(Letter.id(exchange), Ending.of(refused, clock.instant()));
    if (refused.fault().remedy() != Remedy.RETRY) {
      remember(exchange);
    }
  }

  /** Whether another try may find it gone. */
  boolean mayPass(Exchange exchange) {
    var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    return !Letter.isDecided(exchange)
        && TransportFaults.of(failure, over(exchange)).fault().remedy() == Remedy.RETRY;
  }

  /** Only now: a file whose exchange was cut off has not been seen. */
  private void remember(Exchange exchange) {
    var file = Letter.file(exchange);
    if (file != null) {
      seen.remember(file, Letter.id(exchange));
    }
  }

  private static String over(Exchange exchange) {
    return Letter.over(exchange);
  }
}
