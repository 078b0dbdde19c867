package mra.exchange;

import java.time.Instant;
import java.util.Set;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Counts;
import mra.journal.Departures;
import mra.journal.Ending;
import mra.journal.Outcome;
import mra.journal.SeenFiles;
import mra.journal.Way;
import org.apache.camel.Exchange;
import org.springframework.dao.DataAccessException;

/**
 * What fails again and again though the partner answers is put away after the last try, so that it
 * keeps nothing else waiting; a person brings it on its way again.
 */
final class LastTries {
  /** Exchanges, each with the tries of its own. */
  static final int MAX = 10;

  /** That a partner is down, or we are, says nothing about the message. */
  private static final Set<Fault> ABOUT_THE_MESSAGE =
      Set.of(
          Fault.TRANSFER_BROKEN,
          Fault.PARTNER_REFUSED,
          Fault.SNAPSHOT_MOVED,
          Fault.RECEIPT_UNUSABLE);

  private final SeenFiles seen;
  private final Departures departures;

  LastTries(SeenFiles seen, Departures departures) {
    this.seen = seen;
    this.departures = departures;
  }

  /** How the exchange ends: as its fault says, or in quarantine after the last try. */
  Ending ending(Exchange exchange, Refused refused, Instant at) {
    try {
      return judged(exchange, refused, at);
    } catch (DataAccessException away) {
      // An exchange that cannot be looked at has to end all the same.
      return ended(Outcome.of(refused.fault()), refused, refused.detail(), Counts.NONE, at);
    }
  }

  private Ending judged(Exchange exchange, Refused refused, Instant at) {
    var fault = refused.fault();
    var counts = isOurs(exchange) ? departures.counts(Letter.id(exchange)) : Counts.NONE;
    if (!ABOUT_THE_MESSAGE.contains(fault) || failures(exchange) < MAX) {
      return ended(Outcome.of(fault), refused, refused.detail(), counts, at);
    }
    var detail = "%s (put away after %d exchanges)".formatted(refused.detail(), MAX).strip();
    return ended(Outcome.QUARANTINED, refused, detail, counts, at);
  }

  private static Ending ended(
      Outcome outcome, Refused refused, String detail, Counts counts, Instant at) {
    return new Ending(outcome, refused.fault(), refused.where(), detail, counts, at);
  }

  private static boolean isOurs(Exchange exchange) {
    return Letter.way(exchange) == Way.OUT;
  }

  private int failures(Exchange exchange) {
    var file = Letter.file(exchange);
    if (file != null) {
      return seen.failed(file);
    }
    return isOurs(exchange) ? departures.failed(Letter.id(exchange)) : 0;
  }

  /** What comes after a list of ours that was put away must not rest on it. */
  void putAway(Exchange exchange) {
    if (isOurs(exchange)) {
      departures.startOver(Letter.id(exchange));
    }
  }
}
