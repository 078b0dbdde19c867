package mra.exchange;

import java.time.Clock;
import java.util.Set;
import mra.fault.Fault;
import mra.fault.Remedy;
import mra.journal.Circuits;
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

  /** The partner cannot be reached, or what answers there is not working. */
  private static final Set<Fault> DOWN =
      Set.of(
          Fault.PARTNER_UNREACHABLE,
          Fault.PARTNER_TIMEOUT,
          Fault.TRANSFER_BROKEN,
          Fault.PARTNER_REFUSED);

  private static final Set<Fault> OURSELVES =
      Set.of(Fault.STORE_UNAVAILABLE, Fault.DISK_UNUSABLE, Fault.INTERNAL);

  private final Journal journal;
  private final Endings endings;
  private final Commit commit;
  private final SeenFiles seen;
  private final LastTries lastTries;
  private final Circuits circuits;
  private final Clock clock;

  Conduct(
      Journal journal,
      Commit commit,
      SeenFiles seen,
      LastTries lastTries,
      Circuits circuits,
      Clock clock) {
    this.journal = journal;
    this.endings = new Endings(commit);
    this.commit = commit;
    this.seen = seen;
    this.lastTries = lastTries;
    this.circuits = circuits;
    this.clock = clock;
  }

  void begin(Exchange exchange) {
    endings.settle();
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

  /** By its file's name a message that is taken again is read as it was the first time. */
  void recallFile(Exchange exchange) {
    seen.of(Letter.id(exchange)).ifPresent(file -> Letter.file(exchange, file));
  }

  /** Whether a try is to be made: the one before may have been committed without our knowing. */
  boolean isUndecided(Exchange exchange) {
    boolean decided = commit.isDecided(Letter.id(exchange));
    if (decided) {
      Letter.decided(exchange);
    }
    return !decided;
  }

  /** One that failed before goes on under its id. */
  void beginSending(Exchange exchange) {
    endings.settle();
    if (journal.find(Letter.id(exchange)).isEmpty()) {
      begin(exchange);
    }
  }

  /** Where nothing was handed over there was nothing to tell. */
  void endSending(Exchange exchange) {
    reached(exchange);
    if (!Letter.isDecided(exchange) && !Letter.isAwaiting(exchange)) {
      endWithNothing(exchange, "the partner has everything it may be told");
    }
  }

  /** The way in ended it; where nothing came there is nothing to be in force. */
  void end(Exchange exchange) {
    reached(exchange);
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
    if (Letter.isRepeat(exchange)) {
      Letter.refused(exchange, refused);
      return;
    }
    var ending = lastTries.ending(exchange, refused, clock.instant());
    if (!endings.end(Letter.id(exchange), ending)) {
      if (!commit.isDecided(Letter.id(exchange))) {
        throw refused; // it never began
      }
      return;
    }
    if (ending.outcome() == Outcome.QUARANTINED) {
      lastTries.putAway(exchange);
    }
    if (ending.outcome() != Outcome.FAILED) {
      remember(exchange);
    }
    judgeLine(exchange, refused.fault());
  }

  private void judgeLine(Exchange exchange, Fault fault) {
    if (DOWN.contains(fault)) {
      if (Letter.isByLine(exchange)) {
        var partner = Letter.from(exchange).id();
        var spread = Pings.SPREAD.getAsDouble();
        circuits.failed(partner, Letter.way(exchange), fault, spread, clock.instant());
      }
    } else if (!OURSELVES.contains(fault)) {
      reached(exchange);
    }
  }

  private void reached(Exchange exchange) {
    if (Letter.isByLine(exchange)) {
      circuits.reached(Letter.from(exchange).id(), Letter.way(exchange));
    }
  }

  /** Whether another try may find it gone; not at a partner that is known to be down. */
  boolean mayPass(Exchange exchange) {
    var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    var fault = TransportFaults.of(failure, over(exchange)).fault();
    return !Letter.isDecided(exchange)
        && !Letter.isOnce(exchange)
        && fault.remedy() == Remedy.RETRY
        && !(DOWN.contains(fault)
            && Letter.isByLine(exchange)
            && circuits.isOpen(Letter.from(exchange).id(), Letter.way(exchange)));
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
