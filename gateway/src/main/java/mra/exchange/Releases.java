package mra.exchange;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.FourEyes;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.Proposal;
import mra.journal.Proposal.Action;
import mra.journal.Voice;
import mra.registry.Registry;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides on lists that the gate held, once two persons said the same. A released list goes its way
 * again from the bytes that are kept, and is compared with what is known then.
 */
public final class Releases {
  private final FourEyes persons;
  private final Retakes retakes;
  private final WaitingDeltas deltas;
  private final Registry registry;
  private final Journal journal;
  private final Commit commit;
  private final Watch watch;
  private final Permits permits;
  private final TransactionTemplate transaction;
  private final Clock clock;

  public Releases(
      FourEyes persons,
      Retakes retakes,
      WaitingDeltas deltas,
      Registry registry,
      Journal journal,
      Commit commit,
      Watch watch,
      Permits permits,
      TransactionTemplate transaction,
      Clock clock) {
    this.persons = persons;
    this.retakes = retakes;
    this.deltas = deltas;
    this.registry = registry;
    this.journal = journal;
    this.commit = commit;
    this.watch = watch;
    this.permits = permits;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A person wants the list in force. Waits for its end where this was the second person.
   *
   * @throws Refused E704 for an unknown exchange, E708 when it is not held by the gate, E611 when
   *     nothing is exchanged with the partner any more, E702 and E707 as {@link FourEyes#say}
   */
  public Decided release(UUID id, String reason, Voice by) {
    permits.expectExchanges(find(id).partner());
    var proposal = decide(id, Action.RELEASE, reason, by);
    if (!proposal.isAgreed()) {
      return new Decided(proposal, find(id));
    }
    var ended = retakes.take(find(id));
    goOn(ended.partner());
    return new Decided(proposal, ended);
  }

  /**
   * A person wants the list refused for good; the sender is told by a receipt.
   *
   * @throws Refused as {@link #release}
   */
  public Decided refuse(UUID id, String reason, Voice by) {
    var proposal = decide(id, Action.REFUSE, reason, by);
    var decided = find(id);
    if (proposal.isAgreed()) {
      retakes.answer(decided.partner());
      goOn(decided.partner());
    }
    return new Decided(proposal, decided);
  }

  /** Of lists and of accounts: closes what nobody agreed to in time. */
  void lapse() {
    transaction.executeWithoutResult(status -> persons.lapse());
  }

  /** Whoever waited for the decision, and those whom the alarm called. */
  private void goOn(String partner) {
    deltas.goOn(partner);
    watch.look(partner);
  }

  private Proposal decide(UUID id, Action action, String reason, Voice by) {
    var partner = find(id).partner();
    return Objects.requireNonNull(
        transaction.execute(status -> {
          registry.lock(partner);
          var held = find(id);
          expectHeld(held);
          var proposal = persons.say(action, id.toString(), reason, by);
          if (proposal.isAgreed()) {
            carryOut(held, proposal);
          }
          return proposal;
        }));
  }

  /** Nobody is asked about it any more, whatever else was proposed. */
  private void carryOut(ExchangeRecord held, Proposal agreed) {
    persons.close(held.id().toString());
    if (agreed.action() == Action.RELEASE) {
      journal.held().release(held.id(), clock.instant());
    } else {
      var counts = Objects.requireNonNull(held.ending()).counts();
      var why = agreed.reason() + "; " + agreed.secondReason();
      commit.finish(held.id(), Ending.of(Fault.REFUSED_BY_PERSONS, why, counts, clock.instant()));
    }
  }

  private static void expectHeld(ExchangeRecord exchange) {
    var ending = exchange.ending();
    if (ending == null) {
      throw notHeld(exchange, "it runs");
    }
    if (ending.outcome() != Outcome.HELD) {
      var why = ending.detail().isEmpty() ? "" : ": " + ending.detail();
      throw notHeld(exchange, "it is " + ending.outcome() + why);
    }
    if (ending.fault() == null) {
      throw notHeld(exchange, "it is " + ending.detail());
    }
    if (ending.fault() == Fault.DELTA_WAITS) {
      throw notHeld(exchange, "it waits for another list: " + ending.detail());
    }
  }

  private static Refused notHeld(ExchangeRecord exchange, String why) {
    return new Refused(Fault.NOT_HELD, "exchange " + exchange.id(), why);
  }

  private ExchangeRecord find(UUID id) {
    return journal.find(id).orElseThrow(() -> new Refused(Fault.NOT_FOUND, "exchange " + id, ""));
  }
}
