package mra.rehearsal;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.BiFunction;
import mra.fault.Fault;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;
import mra.journal.Receipt;
import mra.partner.Pull.Transport;
import org.jspecify.annotations.Nullable;

/** Our list to them, and what they answer. */
final class OurTrials {
  /** So many that some of them concern the partner. */
  private static final int CHANGES = 24;

  private final Played played;
  private final Opposite gateway;
  private final Script script;
  private final Clock clock;
  private final String partner;

  OurTrials(Played played, Opposite gateway, Script script, Clock clock) {
    this.played = played;
    this.gateway = gateway;
    this.script = script;
    this.clock = clock;
    this.partner = played.profile().id();
  }

  /** Puts a promise to the test with the tray that our lists come into. */
  private interface Trial {
    Seen see(CreditSystem credit, Inbox inbox) throws IOException;
  }

  void run() {
    put(Promise.OURS_TAKEN, false, this::taken);
    put(Promise.OURS_ONCE, true, (credit, inbox) -> once());
    put(Promise.OURS_REFUSED, true, this::refused);
    put(Promise.OURS_WRONGLY_ANSWERED, true, this::wronglyAnswered);
    put(Promise.OURS_UNANSWERED, true, this::unanswered);
    put(Promise.OURS_BROKEN_OFF, true, this::brokenOff);
  }

  /**
   * @param handed whether it takes a partner to whom lists are handed
   */
  private void put(Promise promise, boolean handed, Trial trial) {
    var credit = played.credit();
    var inbox = played.inbox();
    var push = played.profile().push();
    script.put(
        promise,
        () -> {
          if (inbox == null || push == null) {
            return Seen.notApplicable("its profile does not say how our list goes there");
          }
          if (credit == null) {
            return Seen.notApplicable("our own programme is not the one that is played");
          }
          if (!isAgreed()) {
            return Seen.notApplicable("no agreement in force today says what of ours it is told");
          }
          return handed && push.over() == Transport.SERVE
              ? Seen.notApplicable("it fetches our list, and answers when it likes")
              : trial.see(credit, inbox);
        });
  }

  private boolean isAgreed() {
    var today = LocalDate.now(clock.withZone(played.profile().timeZone()));
    return played.profile().agreements().stream()
        .anyMatch(agreement -> agreement.ours() != null && agreement.isInForce(today));
  }

  private Seen taken(CreditSystem credit, Inbox inbox) throws IOException {
    var own = gateway.fetch(CreditSystem.PARTNER);
    if (own.ending() == null || !own.ending().outcome().isGood()) {
      return Seen.harmed("our own list: " + Seen.of(own), own);
    }
    var told = gateway.tell(partner);
    var push = played.profile().push();
    if (push != null && push.over() == Transport.SERVE) {
      var fetched = played.fetcher().fetch();
      int status = played.fetcher().answer(fetched);
      if (status / 100 != 2) {
        return Seen.broken("its receipt was answered with HTTP " + status, told);
      }
      told = gateway.find(told.id());
    }
    return Seen.unless(
        expected(told, Outcome.APPLIED, null),
        inbox.counter().lists().copy().size() + " operators told",
        told);
  }

  private Seen once() {
    var told = gateway.tell(partner);
    return Seen.unless(expected(told, Outcome.UNCHANGED, null), "", told);
  }

  private Seen refused(CreditSystem credit, Inbox inbox) throws IOException {
    return wrong(
        credit,
        inbox,
        Reception.REFUSES,
        (first, next) -> {
          var wrong = expected(first, Outcome.REFUSED, Fault.LIST_REFUSED_THERE);
          return wrong == null ? expected(next, Outcome.APPLIED, null) : wrong;
        });
  }

  private Seen wronglyAnswered(CreditSystem credit, Inbox inbox) throws IOException {
    return wrong(
        credit,
        inbox,
        Reception.WRONG_RECEIPT_SIGNATURE,
        (first, next) -> {
          var fault = first.ending() == null ? null : first.ending().fault();
          return fault != Fault.RECEIPT_UNUSABLE
              ? "expected " + Fault.RECEIPT_UNUSABLE.code() + ", seen: " + Seen.of(first)
              : sameAgain(first, next);
        });
  }

  private Seen brokenOff(CreditSystem credit, Inbox inbox) throws IOException {
    var seen = wrong(credit, inbox, Reception.CLOSES_AFTER_RECEIPT, OurTrials::sameAgain);
    long documents = inbox.counter().lists().answers().size();
    long distinct =
        inbox.counter().lists().answers().stream().map(Receipt::document).distinct().count();
    return documents == distinct ? seen : Seen.broken("a list was taken twice");
  }

  private static @Nullable String sameAgain(ExchangeRecord first, ExchangeRecord next) {
    return first.id().equals(next.id())
        ? expected(next, Outcome.APPLIED, null)
        : "another exchange went out: " + Seen.of(next);
  }

  /** The partner misbehaves once, and is told again when it does no longer. */
  private Seen wrong(
      CreditSystem credit,
      Inbox inbox,
      Reception how,
      BiFunction<ExchangeRecord, ExchangeRecord, @Nullable String> judge)
      throws IOException {
    change(credit);
    inbox.counter().lists().receive(how);
    ExchangeRecord first;
    try {
      first = gateway.tell(partner);
    } finally {
      inbox.counter().lists().receive(Reception.USUAL);
    }
    var next = gateway.tell(partner);
    var wrong = judge.apply(first, next);
    if (wrong == null) {
      return Seen.kept(Seen.of(first), first);
    }
    if (how != Reception.REFUSES && !first.id().equals(next.id())) {
      return Seen.harmed(wrong, next);
    }
    // Where the line is to break in the first, that it did is no excuse.
    boolean breaks = how == Reception.CLOSES_AFTER_RECEIPT;
    return Seen.broken(wrong, breaks || Seen.lineFailed(next) ? next : first);
  }

  private Seen unanswered(CreditSystem credit, Inbox inbox) throws IOException {
    change(credit);
    inbox.counter().lists().receive(Reception.LATE_RECEIPT);
    var first = gateway.tell(partner);
    change(credit);
    var second = gateway.tell(partner);
    inbox.releaseReceipts();
    var third = gateway.tell(partner);
    if (first.ending() != null) {
      return Seen.broken("it did not wait: " + Seen.of(first), first);
    }
    if (!second.id().equals(first.id())) {
      return Seen.harmed("something newer was sent: " + Seen.of(second), second);
    }
    var wrong =
        third.id().equals(first.id()) ? expected(third, Outcome.APPLIED, null) : Seen.of(third);
    return Seen.unless(wrong, "", third);
  }

  /** Our own register changes, and the gateway knows. */
  private void change(CreditSystem credit) throws IOException {
    credit.publish(CHANGES);
    gateway.fetch(CreditSystem.PARTNER);
  }

  private static @Nullable String expected(
      ExchangeRecord told, Outcome outcome, @Nullable Fault fault) {
    var ending = told.ending();
    boolean so = ending != null && ending.outcome() == outcome && ending.fault() == fault;
    return so ? null : "expected " + outcome + ", seen: " + Seen.of(told);
  }
}
