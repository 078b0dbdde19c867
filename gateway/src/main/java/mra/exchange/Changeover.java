package mra.exchange;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import mra.audit.AuditLog;
import mra.cluster.Notices;
import mra.exchange.Versions.Version;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Candidate;
import mra.journal.Candidates;
import mra.journal.FourEyes;
import mra.journal.Journal;
import mra.journal.Proposal;
import mra.journal.Proposal.Action;
import mra.journal.Voice;
import mra.partner.PartnerProfile;
import mra.registry.PartnerVersions;
import mra.registry.PartnerVersions.Entry;
import mra.registry.PartnerVersions.How;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts another version of a partner in force while the gateway runs, and the one before again: two
 * persons say so, one transaction writes it down, and each node takes it as soon as it hears of it.
 */
public final class Changeover {
  private final Parts parts;
  private final InUse inUse;
  private final Takeover takeover;

  /**
   * Where it is written down.
   *
   * @param meet gives a partner that is new its first state
   */
  public record Parts(
      Proposing proposing,
      Versions versions,
      PartnerVersions kept,
      Activation activation,
      Candidates candidates,
      Consumer<PartnerProfile> meet,
      Permits permits,
      Journal journal,
      FourEyes persons,
      Notices notices,
      AuditLog audit,
      TransactionTemplate transaction,
      Supplier<UUID> ids,
      Clock clock) {}

  /**
   * What became of what a person said.
   *
   * @param version that is, or would be, in force
   */
  public record Said(Proposal proposal, String partner, String version) {}

  public Changeover(Parts parts, InUse inUse, Takeover takeover) {
    this.parts = parts;
    this.inUse = inUse;
    this.takeover = takeover;
  }

  /**
   * A person wants the candidate in force; returns when this node uses it where this was the
   * second.
   *
   * @param named the first digits of the version that the person means
   * @param uncompared though it did not read the newest list; both persons have to say so
   * @throws Refused E612 where there is none, it is not the one that is named, or it was not
   *     compared yet; E613 where it takes a restart; E702 and E707 as {@link FourEyes#say}
   */
  public Said activate(String partner, String named, boolean uncompared, String reason, Voice by) {
    var candidate =
        parts
            .candidates
            .open(inUse.version(partner).id())
            .orElseThrow(() -> new Refused(Fault.VERSION_REFUSED, partner, "it has no candidate"));
    expectMeant(partner, named, candidate.version());
    if (!uncompared) {
      new Readiness(parts.candidates, parts.journal)
          .expectCompared(candidate, inUse.version(partner).version());
    }
    var words = uncompared ? "without comparison: " + reason : reason;
    return decide(
        uncompared ? Action.ACTIVATE_UNCOMPARED : Action.ACTIVATE,
        How.ACTIVATED,
        partner,
        candidate.version(),
        words,
        by);
  }

  /**
   * A person wants the version in force that was so before; said again, it undoes itself.
   *
   * @param named the first digits of the version that the person means
   * @throws Refused E612 where there was none before, otherwise as {@link #activate}
   */
  public Said rollBack(String partner, String named, String reason, Voice by) {
    var before =
        parts
            .kept
            .before(inUse.version(partner).id())
            .orElseThrow(() ->
                new Refused(Fault.VERSION_REFUSED, partner, "no other version was ever in force"));
    expectMeant(partner, named, before);
    return decide(Action.ROLL_BACK, How.ROLLED_BACK, partner, before, reason, by);
  }

  /** Nobody agrees to another version than the one he looked at. */
  private void expectMeant(String partner, String named, String version) {
    if (!version.startsWith(named)) {
      throw new Refused(
          Fault.VERSION_REFUSED,
          partner,
          "%s is named, and it is %s that would come into force: look at that"
              .formatted(Rehearsed.shortly(named), Rehearsed.shortly(version)));
    }
    if (parts.kept.beginning(partner, named) > 1) {
      throw new Refused(
          Fault.VERSION_REFUSED,
          partner,
          "several of its versions begin with %s: name all of the digits".formatted(named));
    }
  }

  private Said decide(
      Action action, How how, String partner, String version, String reason, Voice by) {
    var next = parts.versions.load(partner, version);
    parts.proposing.expectNoRestart(next, inUse.version(partner));
    var said = agree(action, how, next, reason, by);
    if (said.isAgreed()) {
      takeover.lookOrLater();
    }
    return new Said(said, partner, version);
  }

  /** Whoever spoke second is answered why it cannot be; the first one has to find it too. */
  private Proposal agree(Action action, How how, Version next, String reason, Voice by) {
    try {
      return Objects.requireNonNull(
          parts.transaction.execute(status -> say(action, how, next, reason, by)));
    } catch (Unprepared wrong) {
      var profile = next.profile();
      parts.transaction.executeWithoutResult(status ->
          parts.candidates.failed(
              profile.id(), profile.version(), wrong.why.detail(), parts.clock.instant()));
      throw wrong.why;
    }
  }

  /** Nothing of what two persons agreed to was done. */
  private static final class Unprepared extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Refused why;

    private Unprepared(Refused why) {
      super(why);
      this.why = why;
    }
  }

  private Proposal say(Action action, How how, Version next, String reason, Voice by) {
    var partner = next.profile().id();
    var version = next.profile().version();
    parts.kept.lock(partner);
    parts.persons.turn(partner);
    expectStillSo(how, partner, version);
    var subject = subject(partner, version);
    var proposal = parts.persons.say(action, subject, reason, by);
    if (proposal.isAgreed()) {
      parts.persons.close(subject);
      // Last of what may fail, and before anything is said to be so.
      try {
        inUse.prepareUnlessRolledBack(next);
      } catch (Refused wrong) {
        throw new Unprepared(wrong);
      }
      carryOut(how, next, proposal);
    }
    return proposal;
  }

  /** Somebody else may have been faster. */
  private void expectStillSo(How how, String partner, String version) {
    var now =
        how == How.ACTIVATED
            ? parts.candidates.open(partner).map(Candidate::version)
            : parts.kept.before(partner);
    if (now.filter(version::equals).isEmpty()) {
      throw new Refused(Fault.VERSION_REFUSED, partner, "somebody changed it a moment ago");
    }
  }

  private void carryOut(How how, Version next, Proposal agreed) {
    var partner = next.profile().id();
    var version = next.profile().version();
    var now = parts.clock.instant();
    var before = parts.kept.inForce(partner).orElse("");
    var second = Objects.requireNonNull(agreed.second());
    var why = agreed.reason() + "; " + agreed.secondReason();
    if (parts.candidates.open(partner).filter(it -> it.version().equals(version)).isPresent()) {
      parts.candidates.end(partner, Candidate.End.ACTIVATED, now);
    }
    // Whoever wanted it live looked at the version before.
    parts.persons.close(Action.GO_LIVE, partner);
    var entry = new Entry(partner, version, now, how, agreed.by(), second, why);
    parts.kept.put(next.profile(), entry);
    parts.audit.append(VersionEvidence.of(entry, before));
    parts.notices.tell(Takeover.notice(partner));
  }

  /** What two persons decide about. */
  static String subject(String partner, String version) {
    return partner + " " + version;
  }
}
