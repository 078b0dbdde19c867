package mra.exchange;

import java.util.Optional;
import mra.exchange.Changeover.Parts;
import mra.exchange.Proposing.Found;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Candidate;
import mra.journal.Voice;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/**
 * Lets what lies in a partner's folder run in shadow, or begin where nothing is exchanged by it.
 */
public final class Proposer {
  private final Parts parts;
  private final InUse inUse;
  private final Takeover takeover;

  public Proposer(Parts parts, InUse inUse, Takeover takeover) {
    this.parts = parts;
    this.inUse = inUse;
    this.takeover = takeover;
  }

  /**
   * What a person wants who proposes.
   *
   * @param replace though another person's candidate runs in shadow
   */
  public record Wish(String reason, boolean replace, Voice by) {}

  /**
   * Reads the partner's folder now and lets it run in shadow, in the place of this person's
   * candidate before; a partner that was never seen begins with it, and one with which nothing is
   * exchanged goes on with it.
   *
   * @throws Refused E612 with what is wrong with it, E613 where it takes a restart, E614 for
   *     another partner's country, E615 while another person's candidate runs, E702 for a system
   */
  public void propose(String partner, Wish wish) {
    if (!wish.by.person()) {
      throw new Refused(Fault.NOT_ALLOWED, wish.by.name(), "a system's key decides nothing");
    }
    var known = inUse.knows(partner) ? inUse.version(partner) : null;
    expectMayPropose(partner, known);
    var found =
        known == null ? parts.proposing().first(partner) : parts.proposing().read(partner, known);
    parts.transaction().executeWithoutResult(status -> propose(found, known, wish));
    takeover.lookOrLater();
    takeover.wake();
  }

  private void propose(Found found, @Nullable PartnerProfile known, Wish wish) {
    var partner = found.version().profile().id();
    // Whoever moves the partner waits for the same lock, so that its state stays what it is here.
    parts.kept().lock(partner);
    expectMayPropose(partner, known);
    var open = parts.candidates().open(partner);
    expectMayReplace(open, wish);
    if (known != null && parts.permits().exchanges(partner)) {
      begin(found, known, open, wish);
    } else {
      atOnce(found, open, wish);
    }
  }

  /** What this node does not know may be exchanged with on another, or was before it started. */
  private void expectMayPropose(String partner, @Nullable PartnerProfile known) {
    if (known == null && parts.permits().exchanges(partner)) {
      throw new Refused(
          Fault.RESTART_NEEDED,
          partner,
          "it is exchanged with, and this node does not know it: restart the node");
    }
  }

  /** Nobody ends without knowing it what somebody else waits for. */
  private static void expectMayReplace(Optional<Candidate> open, Wish wish) {
    open.filter(other -> !wish.replace && !other.by().equals(wish.by.name()))
        .ifPresent(other -> {
          throw new Refused(
              Fault.CANDIDATE_OPEN,
              other.partner(),
              "%s proposed %s at %s: %s"
                  .formatted(
                      other.by(), Rehearsed.shortly(other.version()), other.at(), other.reason()));
        });
  }

  /** In force as at a start: nothing is exchanged by the version before, if there is one. */
  private void atOnce(Found found, Optional<Candidate> open, Wish wish) {
    var profile = found.version().profile();
    var now = parts.clock().instant();
    var before = parts.kept().inForce(profile.id()).orElse("");
    inUse.prepareUnlessRolledBack(found.version());
    parts.candidates().end(profile.id(), Candidate.End.REPLACED, now);
    parts.audit().append(VersionEvidence.of(found, before, open, wish, now));
    parts.activation().activate(found.version().reading());
    parts.meet().accept(profile);
    parts.notices().tell(Takeover.notice(profile.id()));
  }

  private void begin(Found found, PartnerProfile inForce, Optional<Candidate> open, Wish wish) {
    var profile = found.version().profile();
    var partner = profile.id();
    parts.kept().expectFree(profile);
    open.ifPresent(before -> parts.persons().close(Changeover.subject(partner, before.version())));
    parts.kept().keep(profile, found.archive());
    var now = parts.clock().instant();
    var id = parts.ids().get();
    parts.candidates().begin(id, partner, profile.version(), wish.reason, wish.by.name(), now);
    parts.audit().append(VersionEvidence.of(found, inForce.version(), open, wish, now));
  }
}
