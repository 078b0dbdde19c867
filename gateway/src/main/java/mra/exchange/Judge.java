package mra.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import mra.fault.Fault;
import mra.journal.ExchangeRecord;
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
    var byHand = byHand(list.exchange());
    var verdict = gate(list, difference);
    if (byHand.isPresent()) {
      verdict = held(byHand.get(), verdict);
    }
    return verdict instanceof Verdict.Hold && journal.held().isReleased(list.exchange())
        ? new Verdict.Apply()
        : verdict;
  }

  /**
   * Whether a person gave it by hand and no two persons let it pass. Until then it takes no id: one
   * person must not be able to occupy that of a list which the partner may send.
   */
  boolean waitsForPersons(UUID exchange) {
    return byHand(exchange).isPresent() && !journal.held().isReleased(exchange);
  }

  private Optional<ExchangeRecord> byHand(UUID exchange) {
    return journal.find(exchange).filter(ExchangeRecord::isByHand);
  }

  /** Whatever the gate finds. */
  private static Verdict held(ExchangeRecord byHand, Verdict gate) {
    return switch (gate) {
      case Verdict.Apply apply -> new Verdict.Hold(Fault.GIVEN_BY_HAND, byHand.over());
      case Verdict.Hold hold ->
          new Verdict.Hold(
              Fault.GIVEN_BY_HAND,
              "%s; %s %s".formatted(byHand.over(), hold.fault().code(), hold.detail()));
      case Verdict.Refuse refuse -> refuse;
    };
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
