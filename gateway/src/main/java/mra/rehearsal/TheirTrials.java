package mra.rehearsal;

import static mra.fault.Fault.OUT_OF_ORDER;
import static mra.fault.Fault.SAME_ID_OTHER_CONTENT;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import mra.canonical.Operator;
import mra.fault.Fault;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;
import mra.journal.Receipt;
import mra.onboarding.ConformanceReport.Result;
import mra.partner.GateBounds;
import mra.partner.Pull.Transport;
import org.jspecify.annotations.Nullable;

/** Their list to us, on good days and on bad ones. */
final class TheirTrials {
  /** Fewer than a gate looks at. */
  private static final int CHANGES = 3;

  private final Played played;
  private final TheirRegister register;
  private final Opposite gateway;
  private final Script script;
  private final String partner;
  private final Holdings holdings;

  TheirTrials(Played played, TheirRegister register, Opposite gateway, Script script) {
    this.played = played;
    this.register = register;
    this.gateway = gateway;
    this.script = script;
    this.partner = played.profile().id();
    this.holdings = new Holdings(gateway, partner);
  }

  void run() {
    script.put(Promise.FIRST_LIST, this::firstList);
    script.put(Promise.LIST_ANSWERED, () -> answered(null));
    script.put(Promise.SAME_LIST, this::sameList);
    script.put(Promise.CHANGE, this::change);
    transport(Promise.SILENT_SERVER, Mischief.HANGS);
    transport(Promise.CUT_CONNECTION, Mischief.CLOSES_MIDWAY);
    bad(Promise.WRONG_SIGNATURE, Mischief.WRONG_SIGNATURE);
    bad(Promise.STRANGER, Mischief.STRANGER);
    bad(Promise.EXPIRED_CERTIFICATE, Mischief.EXPIRED_CERTIFICATE);
    sealed(Promise.NOT_FOR_US, Mischief.WRONG_RECIPIENT);
    sealed(Promise.NOT_SEALED, Mischief.UNSIGNED);
    sealed(Promise.CUT_SHORT, Mischief.TRUNCATED);
    script.put(Promise.SAME_ID, () -> written(this::sameId));
    script.put(Promise.REFUSAL_ANSWERED, () -> written(() -> answered(SAME_ID_OTHER_CONTENT)));
    script.put(Promise.WRONG_ORDER, () -> written(this::wrongOrder));
    script.put(Promise.EMPTY_LIST, () -> written(() -> held(List.of())));
    script.put(Promise.SHRUNK_LIST, () -> written(() -> held(twoOfFive())));
    script.put(Promise.GOOD_AGAIN, this::goodAgain);
  }

  private Seen firstList() throws IOException {
    played.offers().offer(register.next(Mischief.NONE));
    var ended = gateway.fetch(partner);
    boolean looked = Seen.of(ended).startsWith("HELD");
    if (played.profile().gate().holdFirst() && !looked) {
      return Seen.broken("its first list was not held: " + Seen.of(ended), ended);
    }
    var passed = looked ? gateway.release(ended.id()) : ended;
    if (!isGood(passed)) {
      return Seen.broken(Seen.of(passed), passed);
    }
    return Seen.unless(
        holdings.difference(register.operators()),
        register.operators().size() + " operators" + register.remark(),
        passed);
  }

  /**
   * @param fault of a list that was refused; null of one that was taken
   */
  private Seen answered(@Nullable Fault fault) throws IOException {
    var inbox = played.inbox();
    if (inbox == null || !played.isAnswered()) {
      return Seen.notApplicable("its profile names no way for our receipts");
    }
    var ours = inbox.counter().receipts().all();
    var code = fault == null ? null : fault.code();
    boolean said = ours.stream().anyMatch(each -> isAbout(each, code));
    return said
        ? new Seen(Result.KEPT, "", null)
        : Seen.broken("no receipt says so among " + ours.size());
  }

  private boolean isAbout(Receipt receipt, @Nullable String code) {
    return receipt.document().equals(register.document())
        && Objects.equals(receipt.fault(), code)
        && (code != null || receipt.verdict() == Receipt.Verdict.APPLIED);
  }

  private Seen sameList() throws IOException {
    var before = holdings.digest();
    played.offers().offer(register.last());
    var ended = gateway.fetch(partner);
    var harm = changed(before);
    if (harm != null) {
      return Seen.harmed(harm, ended);
    }
    return Seen.unless(isGood(ended) ? null : Seen.of(ended), "", ended);
  }

  private Seen change() throws IOException {
    var like = register.other();
    if (!register.isWritten() || like == null) {
      return Seen.notApplicable(
          register.isWritten() ? "its samples show no standing beside VALID" : register.oneWay());
    }
    register.change(CHANGES, like, LocalDate.now(played.profile().timeZone()));
    played.offers().offer(register.next(Mischief.NONE));
    var ended = gateway.fetch(partner);
    if (!isGood(ended)) {
      return Seen.broken(Seen.of(ended), ended);
    }
    return Seen.unless(
        holdings.difference(register.operators()), like.standing().toString(), ended);
  }

  private void transport(Promise promise, Mischief mischief) {
    if (played.pull().over() == Transport.DROP) {
      script.put(promise, () -> Seen.notApplicable("a folder of this machine has no line"));
    } else {
      bad(promise, mischief);
    }
  }

  private void sealed(Promise promise, Mischief mischief) {
    if (played.parcels().isDetached()) {
      script.put(
          promise, () -> Seen.notApplicable("its lists come in plain, signatures beside them"));
    } else {
      bad(promise, mischief);
    }
  }

  private void bad(Promise promise, Mischief mischief) {
    script.put(
        promise,
        () -> {
          var before = holdings.digest();
          played.offers().offer(register.unread(mischief));
          var ended = gateway.fetch(partner);
          var fault = mischief.fault(played.parcels().hasEnvelope());
          return expected(ended, fault, before);
        });
  }

  private Seen written(Script.Trial trial) throws IOException {
    return register.isWritten() ? trial.see() : Seen.notApplicable(register.oneWay());
  }

  private Seen sameId() throws IOException {
    var before = holdings.digest();
    played.offers().offer(register.sameId());
    var ended = gateway.fetch(partner);
    return expected(ended, SAME_ID_OTHER_CONTENT, before);
  }

  private Seen wrongOrder() throws IOException {
    var before = holdings.digest();
    played.offers().offer(register.older());
    var ended = gateway.fetch(partner);
    return expected(ended, OUT_OF_ORDER, before);
  }

  private List<Operator> twoOfFive() {
    var all = register.operators();
    return IntStream.range(0, all.size()).filter(i -> i % 5 < 2).mapToObj(all::get).toList();
  }

  private Seen held(List<Operator> left) throws IOException {
    if (register.operators().size() - left.size() <= 2 * GateBounds.MINIMUM) {
      return Seen.notApplicable("the register is too small for a gate to look at");
    }
    var before = holdings.digest();
    played.offers().offer(register.of(left));
    var ended = gateway.fetch(partner);
    var ending = ended.ending();
    boolean held = ending != null && ending.outcome() == Outcome.HELD;
    return unchanged(before, held ? null : "it was not held: " + Seen.of(ended), ended);
  }

  private Seen goodAgain() throws IOException {
    played.offers().offer(register.next(Mischief.NONE));
    var ended = gateway.fetch(partner);
    if (!isGood(ended)) {
      return Seen.broken(Seen.of(ended), ended);
    }
    return Seen.unless(holdings.difference(register.operators()), Seen.of(ended), ended);
  }

  private Seen expected(ExchangeRecord ended, @Nullable Fault fault, String before) {
    var ending = ended.ending();
    var seen = ending == null ? null : ending.fault();
    var wrong =
        seen == fault
            ? null
            : "expected %s, seen: %s"
                .formatted(fault == null ? "none" : fault.code(), Seen.of(ended));
    return unchanged(before, wrong, ended);
  }

  /** Kept unless something is wrong; a change of what is in force is, however it came. */
  private Seen unchanged(String before, @Nullable String wrong, ExchangeRecord ended) {
    var harm = changed(before);
    return harm == null
        ? Seen.unless(wrong, Seen.of(ended), ended)
        : Seen.harmed(wrong == null ? harm : wrong + "; " + harm, ended);
  }

  private @Nullable String changed(String before) {
    return holdings.digest().equals(before) ? null : "what is in force changed";
  }

  private static boolean isGood(ExchangeRecord ended) {
    return ended.ending() != null && ended.ending().outcome().isGood();
  }
}
