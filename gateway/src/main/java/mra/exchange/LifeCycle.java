package mra.exchange;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import mra.clearance.Announcement;
import mra.clearance.Outbox;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Conformance;
import mra.journal.FourEyes;
import mra.journal.LifeStep;
import mra.journal.Lives;
import mra.journal.Proposal;
import mra.journal.Proposal.Action;
import mra.journal.Voice;
import mra.partner.LifeMove;
import mra.partner.LifeState;
import mra.partner.PartnerProfile;
import mra.registry.Operators;
import mra.registry.PartnerState;
import mra.registry.PartnerVersions;
import mra.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves partners through their lives. A move, its evidence and what clearance is to hear of it are
 * one transaction, in the partner's turn: each list comes before the move or after it.
 */
public final class LifeCycle {
  private final Lives lives;
  private final FourEyes persons;
  private final PartnerVersions kept;
  private final Registry registry;
  private final Operators operators;
  private final Outbox outbox;
  private final Consumer<String> retired;
  private final UnaryOperator<String> files;
  private final Runnable tell;
  private final Runnable moved;
  private final Watch watch;
  private final TransactionTemplate transaction;
  private final Supplier<UUID> ids;

  /**
   * @param retired hears in its transaction of each partner with which nothing is exchanged any
   *     more
   * @param files SHA-256 of the files of a partner's version in force
   * @param tell hears of each move in its transaction, to tell other nodes
   * @param moved hears of it after its transaction; returns when answers know
   */
  public LifeCycle(
      Lives lives,
      FourEyes persons,
      PartnerVersions kept,
      Registry registry,
      Operators operators,
      Outbox outbox,
      Consumer<String> retired,
      UnaryOperator<String> files,
      Runnable tell,
      Runnable moved,
      Watch watch,
      TransactionTemplate transaction,
      Supplier<UUID> ids) {
    this.lives = lives;
    this.persons = persons;
    this.kept = kept;
    this.registry = registry;
    this.operators = operators;
    this.outbox = outbox;
    this.retired = retired;
    this.files = files;
    this.tell = tell;
    this.moved = moved;
    this.watch = watch;
    this.transaction = transaction;
    this.ids = ids;
  }

  /**
   * Who says that a partner is to be moved.
   *
   * @param roles names of the account's roles
   */
  public record Mover(Voice voice, Set<String> roles) {}

  /**
   * What became of it.
   *
   * @param now the step the partner is at
   * @param proposal null where one person was enough
   * @param changed whether the partner was moved by this
   */
  public record Moved(LifeStep now, @Nullable Proposal proposal, boolean changed) {}

  /**
   * A person wants the partner in another state.
   *
   * @param report where the move takes one
   * @throws Refused E611 where no move leads there, E702 without the role or for a system, E616
   *     where the report proves nothing, E707 as {@link FourEyes#say}
   */
  public Moved move(
      PartnerProfile partner, LifeState to, String reason, @Nullable Rehearsed report, Mover by) {
    if (partner.own()) {
      throw new Refused(Fault.STATE_FORBIDS, partner.id(), "our own programme is always live");
    }
    var done =
        Objects.requireNonNull(
            transaction.execute(status -> {
              // First, as whoever puts a version in force by what the state permits.
              kept.lock(partner.id());
              var locked = registry.lock(partner.id());
              return move(lives.last(partner.id()), locked, to, reason, report, by);
            }));
    if (done.changed()) {
      moved.run();
      watch.look(partner.id());
    }
    return done;
  }

  /** SHA-256 of the files of the partner's version in force, of which a report has to be. */
  public String files(PartnerProfile partner) {
    return files.apply(partner.id());
  }

  private Moved move(
      LifeStep before,
      PartnerState locked,
      LifeState to,
      String reason,
      @Nullable Rehearsed report,
      Mover by) {
    // Said twice by two who saw the same, it stays for the first reason.
    if (before.state() == LifeState.PAUSED && to == LifeState.PAUSED) {
      return new Moved(before, null, false);
    }
    var move = LifeMove.between(before.state(), to).orElseThrow(() -> leadsNowhere(before, to));
    expectMay(move, by);
    var conformance = conformance(move, before, report);
    if (move.persons() == 1) {
      return done(before, move, by.voice().name(), null, reason, conformance, locked);
    }
    var proposal = persons.say(action(move), before.partner(), reason, by.voice());
    if (!proposal.isAgreed()) {
      return new Moved(before, proposal, false);
    }
    var why = proposal.reason() + "; " + proposal.secondReason();
    var done = done(before, move, proposal.by(), proposal.second(), why, conformance, locked);
    return new Moved(done.now(), proposal, true);
  }

  private Moved done(
      LifeStep before,
      LifeMove move,
      String by,
      @Nullable String second,
      String reason,
      @Nullable Conformance conformance,
      PartnerState locked) {
    var now = lives.move(before, move, by, second, reason, conformance);
    // What was proposed was proposed of the state before.
    persons.close(before.partner());
    if (before.state().seen() != now.state().seen()) {
      announce(now, locked);
    }
    if (now.state() == LifeState.RETIRED) {
      retired.accept(before.partner());
    }
    tell.run();
    return new Moved(now, null, true);
  }

  /** As a first list would, or as a list would that names nobody any more. */
  private void announce(LifeStep now, PartnerState locked) {
    var knownAt = locked.knownAt();
    long present = knownAt == null ? 0 : operators.countAt(now.partner(), knownAt);
    if (present > 0) {
      outbox.add(
          new Announcement(
              registry.nextNumber(),
              now.partner(),
              ids.get(),
              Objects.requireNonNullElse(locked.lastList(), now.state().name()),
              present,
              now.state().seen() ? Announcement.Kind.BEGINS : Announcement.Kind.ENDS,
              knownAt,
              now.since()));
    }
  }

  private @Nullable Conformance conformance(
      LifeMove move, LifeStep before, @Nullable Rehearsed report) {
    var partner = before.partner();
    if (move == LifeMove.SHADOW_RUN || move == LifeMove.GO_LIVE) {
      expectRehearsed(before);
    }
    if (!move.isProven()) {
      return null;
    }
    if (report == null) {
      throw new Refused(Fault.NOT_CONFORMING, partner, "there is no report");
    }
    return report.proves(partner, files.apply(partner));
  }

  /** The last report is of the files that run now. */
  private void expectRehearsed(LifeStep before) {
    var running = files.apply(before.partner());
    var rehearsed = lives.rehearsed(before.partner());
    if (!running.equals(rehearsed)) {
      throw new Refused(
          Fault.NOT_CONFORMING,
          before.partner(),
          "its files were changed since: %s was rehearsed, the gateway runs %s; in REHEARSED it is rehearsed anew"
              .formatted(
                  Rehearsed.shortly(Objects.requireNonNullElse(rehearsed, "nothing")),
                  Rehearsed.shortly(running)));
    }
  }

  private static void expectMay(LifeMove move, Mover by) {
    if (by.roles().stream().noneMatch(move.roles()::contains)) {
      throw new Refused(
          Fault.NOT_ALLOWED, by.voice().name(), move + " takes one of the roles " + move.roles());
    }
    if (!by.voice().person() && move != LifeMove.PAUSE) {
      throw new Refused(Fault.NOT_ALLOWED, by.voice().name(), "a system's key decides nothing");
    }
  }

  private static Action action(LifeMove move) {
    return move == LifeMove.RETIRE ? Action.RETIRE : Action.GO_LIVE;
  }

  private static Refused leadsNowhere(LifeStep before, LifeState to) {
    var next = LifeMove.from(before.state()).stream().map(LifeMove::to).distinct().toList();
    return new Refused(
        Fault.STATE_FORBIDS,
        before.partner(),
        "it is %s, from which it may become %s, and not %s".formatted(before.state(), next, to));
  }
}
