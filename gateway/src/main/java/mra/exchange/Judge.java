package mra.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mra.fault.Fault;
import mra.journal.Journal;
import mra.registry.Difference;
import mra.registry.Gate;
import mra.registry.Lately;
import mra.registry.Order;
import mra.registry.PartnerState;
import mra.registry.Staged;
import mra.registry.Verdict;

/** What becomes of a list: by its turn, by the gate, and by what two persons said of it. */
final class Judge {
  /** A partner whose day has begun, or whose clock goes before ours. */
  private static final Duration AHEAD_MAX = Duration.ofDays(1);

  private final Journal journal;
  private final Clock clock;

  Judge(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  Verdict judge(Staged list, PartnerState locked, Difference difference) {
    var partner = list.from().id();
    var turn = Order.judge(locked, list.from(), list.header(), journal.held().hasFull(partner));
    if (!(turn instanceof Verdict.Apply)) {
      return turn;
    }
    var verdict = gate(list, difference);
    return verdict instanceof Verdict.Hold && journal.held().isReleased(list.exchange())
        ? new Verdict.Apply()
        : verdict;
  }

  private Verdict gate(Staged list, Difference difference) {
    var header = list.header();
    var now = clock.instant();
    if (header.asOf().isAfter(now.plus(AHEAD_MAX))) {
      return new Verdict.Hold(Fault.DATES_WRONG, "the list is as of " + header.asOf());
    }
    var lately = lately(list, now);
    return Gate.judge(difference, list.from().gate(), lately);
  }

  /** Our own system tells what it decides all day; partners judge that once more. */
  private Lately lately(Staged list, Instant now) {
    return list.from().own()
        ? Lately.NOTHING
        : journal.held().lately(list.from().id(), list.header().type(), now);
  }
}
