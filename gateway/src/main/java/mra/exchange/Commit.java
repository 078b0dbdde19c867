package mra.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import mra.audit.AuditLog;
import mra.canonical.ListType;
import mra.clearance.Announcement;
import mra.clearance.AppliedList;
import mra.clearance.Outbox;
import mra.fault.Failpoint;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Counts;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Identified;
import mra.journal.Identity;
import mra.journal.InEffect;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.Way;
import mra.registry.Difference;
import mra.registry.PartnerState;
import mra.registry.Registry;
import mra.registry.Staged;
import mra.registry.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one transaction at the end of a list's way: registry, journal, audit leaf and outbox, all of
 * them or none.
 */
public final class Commit {
  private final TransactionTemplate transaction;
  private final Registry registry;
  private final Journal journal;
  private final Judge judge;
  private final AuditLog audit;
  private final Outbox outbox;
  private final Permits permits;
  private final Consumer<AppliedList> tell;
  private final Consumer<AppliedList> applied;
  private final Consumer<InEffect> inEffect;
  private final Clock clock;

  /**
   * @param tell hears of each list that is in force in its transaction, to tell other nodes
   * @param applied hears of it after its transaction; returns when answers rest on it
   * @param inEffect hears how long that took
   */
  public Commit(
      TransactionTemplate transaction,
      Registry registry,
      Journal journal,
      AuditLog audit,
      Outbox outbox,
      Permits permits,
      Consumer<AppliedList> tell,
      Consumer<AppliedList> applied,
      Consumer<InEffect> inEffect,
      Clock clock) {
    this.transaction = transaction;
    this.registry = registry;
    this.journal = journal;
    this.judge = new Judge(journal, clock);
    this.audit = audit;
    this.outbox = outbox;
    this.permits = permits;
    this.tell = tell;
    this.applied = applied;
    this.inEffect = inEffect;
    this.clock = clock;
  }

  /**
   * Compares, judges and, if the gate lets it, applies. Other lists of the partner wait until the
   * end. What is in force now waits for {@link #tell}.
   */
  Optional<AppliedList> list(Staged list, Identity identity) {
    var inForce = Objects.requireNonNull(transaction.execute(status -> decide(list, identity)));
    Failpoint.AFTER_COMMIT.pass();
    return inForce;
  }

  /** Tells of a list that is in force; from then on answers rest on it. */
  void tell(AppliedList list) {
    applied.accept(list);
    journal.inEffect(list.exchange(), clock.instant()).ifPresent(inEffect);
  }

  private Optional<AppliedList> decide(Staged list, Identity identity) {
    var locked = registry.lock(list.from().id());
    // Under the lock: a partner is moved before the list, or after it.
    permits.expectExchanges(list.from().id());
    if (judge.waitsForPersons(list.exchange())) {
      return decide(list, locked);
    }
    switch (journal.reserve(list.exchange(), identity)) {
      case Identified.New first -> {
        return decide(list, locked);
      }
      case Identified.Known known -> {
        repeat(list.exchange(), known);
        return Optional.empty();
      }
      case Identified.OtherContent other -> throw taken(identity, other);
    }
  }

  /** The same message again gets the same answer again, and changes nothing. */
  void repeat(UUID exchange, Identified.Known known) {
    var earlier = "the answer of exchange " + known.exchange() + " again";
    var now = clock.instant();
    end(
        exchange,
        whyNot(known)
            .map(first ->
                new Ending(
                    known.outcome(),
                    first.fault(),
                    first.where(),
                    first.detail().isEmpty() ? earlier : earlier + ": " + first.detail(),
                    Counts.NONE,
                    now))
            .orElseGet(() -> new Ending(known.outcome(), null, "", earlier, Counts.NONE, now)));
  }

  /** Of what is final; a delta that waits does so once only. */
  private Optional<Ending> whyNot(Identified.Known known) {
    return known.outcome() == Outcome.REFUSED || known.outcome() == Outcome.SUPERSEDED
        ? journal.find(known.exchange()).map(ExchangeRecord::ending)
        : Optional.empty();
  }

  /**
   * Whether the exchange has ended: its transaction may have been committed though the database
   * went away before it said so. Then this tells of it.
   */
  boolean isDecided(UUID exchange) {
    var decided = journal.find(exchange).filter(record -> record.ending() != null);
    decided.filter(Commit::isInForce).ifPresent(this::tellOf);
    return decided.isPresent();
  }

  private static boolean isInForce(ExchangeRecord record) {
    var ending = record.ending();
    return record.way() == Way.IN && ending != null && ending.outcome() == Outcome.APPLIED;
  }

  /** How much it changed is not known any more, so whoever hears of it looks for himself. */
  private void tellOf(ExchangeRecord record) {
    tell(new AppliedList(record.partner(), null, record.id(), 0));
  }

  /**
   * Ends an exchange, with its evidence.
   *
   * @throws Refused E903 when another node ended it, and with it whatever this transaction did
   */
  void end(UUID exchange, Ending ending) {
    if (!endIfOpen(exchange, ending)) {
      throw new Refused(Fault.TAKEN_FOR_DEAD, "exchange " + exchange, "");
    }
  }

  /** False when another node ended it already. */
  boolean endIfOpen(UUID exchange, Ending ending) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          boolean open = journal.isOpen(exchange);
          if (open && !isHeldAgain(exchange, ending)) {
            finish(exchange, ending);
          }
          return open;
        }));
  }

  /** What was held and could not be taken again for reasons of our own waits as before. */
  private boolean isHeldAgain(UUID exchange, Ending ending) {
    return ending.outcome() == Outcome.FAILED && journal.held().again(exchange, ending.at());
  }

  /** The same in the caller's transaction, whether it ended before or not. */
  void finish(UUID exchange, Ending ending) {
    journal.finish(exchange, ending);
    prove(exchange);
  }

  private void prove(UUID exchange) {
    var record = journal.find(exchange).orElseThrow();
    audit.append(Evidence.of(record, Objects.requireNonNull(record.ending())));
  }

  static Refused taken(Identity identity, Identified.OtherContent other) {
    return new Refused(
        Fault.SAME_ID_OTHER_CONTENT,
        "document " + identity.document(),
        "exchange " + other.exchange() + " brought it before");
  }

  private Optional<AppliedList> decide(Staged list, PartnerState locked) {
    var difference = registry.compare(list, locked);
    var verdict = judge.judge(list, locked, difference);
    var now = notBefore(locked.knownAt());
    journal.setAside(list.exchange(), list.faults());
    if (verdict instanceof Verdict.Apply) {
      apply(list, locked, difference, now);
    } else if (verdict instanceof Verdict.Hold hold) {
      keepForPeople(list, hold, now);
    }
    end(list.exchange(), ending(verdict, difference, now));
    var inForce =
        verdict instanceof Verdict.Apply
            ? Optional.of(
                new AppliedList(
                    list.from().id(),
                    locked.changedBy(),
                    list.exchange(),
                    difference.changes() + difference.marked()))
            : Optional.<AppliedList>empty();
    inForce.ifPresent(tell);
    Failpoint.BEFORE_COMMIT.pass();
    return inForce;
  }

  /** What is decided rests on what is known, and never seems older though the clock is set back. */
  private Instant notBefore(@Nullable Instant known) {
    var now = clock.instant();
    return known != null && known.isAfter(now) ? known : now;
  }

  /** Nobody decides on a delta that waits; and of full lists people decide on the newest. */
  private void keepForPeople(Staged list, Verdict.Hold hold, Instant now) {
    var partner = list.from().id();
    var header = list.header();
    if (header.type() == ListType.FULL) {
      journal
          .held()
          .replace(partner, header.asOf(), list.exchange(), now)
          .forEach(replaced -> {
            prove(replaced);
            registry.forgetHeld(replaced);
          });
    }
    if (hold.fault() != Fault.DELTA_WAITS) {
      // What persons give by hand takes none of the room of what the partner says.
      boolean byHand = hold.fault() == Fault.GIVEN_BY_HAND;
      var others =
          journal.held().of(partner).stream()
              .filter(each -> each.isByHand() == byHand)
              .map(ExchangeRecord::id)
              .toList();
      registry.keepForPeople(list, others);
    }
  }

  private static Ending ending(Verdict verdict, Difference difference, Instant now) {
    return switch (verdict) {
      case Verdict.Apply apply -> Ending.applied(difference, now);
      case Verdict.Hold hold -> Ending.of(hold.fault(), hold.detail(), Counts.of(difference), now);
      case Verdict.Refuse refuse ->
          Ending.of(refuse.fault(), refuse.detail(), Counts.of(difference), now);
    };
  }

  private void apply(Staged list, PartnerState locked, Difference difference, Instant now) {
    var partner = list.from().id();
    var header = list.header();
    boolean announced = permits.isSeen(partner);
    var change = registry.apply(list, locked, difference, now, announced);
    if (header.type() == ListType.FULL) {
      journal.held().supersede(partner, header.asOf(), list.exchange(), now).forEach(this::prove);
    }
    if (change.sequence().isPresent()) {
      outbox.add(
          Announcement.ofList(
              change.sequence().getAsLong(),
              partner,
              list.exchange(),
              header.document(),
              difference.changes()));
    }
  }
}
