package mra.exchange;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import mra.audit.AuditLog;
import mra.cluster.Notices;
import mra.exchange.Proposing.Found;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts another version of a partner in force while the gateway runs, and the one before again: two
 * persons say so, one transaction writes it down, and each node takes it as soon as it hears of it.
 */
public final class Changeover implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Changeover.class);

  /** Told from a list's notice, which begins with a partner's id in capitals. */
  private static final String NOTICE = "version";

  /** A notice may get lost, and lists come for candidates. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final Parts parts;
  private final InUse inUse;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Semaphore woken = new Semaphore(0);

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
      Shadow shadow,
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

  public Changeover(Parts parts, InUse inUse) {
    this.parts = parts;
    this.inUse = inUse;
  }

  /** Looks from now on what other nodes put in force, and which lists candidates have not read. */
  public void start() {
    parts.notices.hear(NOTICE, this::takeOver);
    Thread.ofVirtual().name("versions").start(this::watchVersions);
    Thread.ofVirtual().name("candidates").start(this::watchLists);
  }

  @Override
  public void close() {
    closing.countDown();
    woken.release();
  }

  /**
   * Reads the partner's folder now and lets it run in shadow, in the place of the candidate before;
   * a partner that was not there at the start begins with it, and one with which nothing is
   * exchanged goes on with it.
   *
   * @throws Refused E612 with what is wrong with it, E613 where it takes a restart
   */
  public void propose(String partner, String reason, Voice by) {
    if (!inUse.knows(partner)) {
      var found = parts.proposing.first(partner);
      atOnce(found, "", reason, by);
      parts.meet.accept(found.version().profile());
      return;
    }
    var inForce = inUse.version(partner);
    var found = parts.proposing.read(partner, inForce);
    if (!parts.permits.exchanges(partner)) {
      atOnce(found, inForce.version(), reason, by);
      return;
    }
    parts.transaction.executeWithoutResult(status -> begin(found, inForce, reason, by));
    woken.release();
  }

  /** In force as at a start: nothing is exchanged by the version before, if there is one. */
  private void atOnce(Found found, String before, String reason, Voice by) {
    var profile = found.version().profile();
    var now = parts.clock.instant();
    try {
      parts.transaction.executeWithoutResult(status -> {
        inUse.prepare(found.version());
        parts.candidates.end(profile.id(), Candidate.End.REPLACED, now);
        parts.audit.append(VersionEvidence.of(found, before, reason, by.name(), now));
        parts.activation.activate(found.version().reading());
        parts.notices.tell(NOTICE + " " + profile.id());
      });
    } catch (RuntimeException failed) {
      inUse.abandon(found.version());
      throw failed;
    }
    takeOver();
  }

  private void begin(Found found, PartnerProfile inForce, String reason, Voice by) {
    var profile = found.version().profile();
    var partner = profile.id();
    parts.kept.lock(partner);
    parts
        .candidates
        .open(partner)
        .ifPresent(before -> parts.persons.close(subject(partner, before.version())));
    parts.kept.keep(profile, found.archive());
    var now = parts.clock.instant();
    var id = parts.ids.get();
    parts.candidates.begin(id, partner, profile.version(), reason, by.name(), now);
    parts.audit.append(VersionEvidence.of(found, inForce.version(), reason, by.name(), now));
  }

  /**
   * A person wants the candidate in force; returns when this node uses it where this was the
   * second.
   *
   * @param uncompared though it did not read the newest list; both persons have to say so
   * @throws Refused E612 where there is none, or it was not compared yet; E613 where it takes a
   *     restart; E702 and E707 as {@link FourEyes#say}
   */
  public Said activate(String partner, boolean uncompared, String reason, Voice by) {
    var candidate =
        parts
            .candidates
            .open(inUse.version(partner).id())
            .orElseThrow(() -> new Refused(Fault.VERSION_REFUSED, partner, "it has no candidate"));
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
   * @throws Refused E612 where there was none before, otherwise as {@link #activate}
   */
  public Said rollBack(String partner, String reason, Voice by) {
    var before =
        parts
            .kept
            .before(inUse.version(partner).id())
            .orElseThrow(() ->
                new Refused(Fault.VERSION_REFUSED, partner, "no other version was ever in force"));
    return decide(Action.ROLL_BACK, How.ROLLED_BACK, partner, before, reason, by);
  }

  private Said decide(
      Action action, How how, String partner, String version, String reason, Voice by) {
    var next = parts.versions.load(partner, version);
    parts.proposing.expectNoRestart(next, inUse.version(partner));
    try {
      var said =
          Objects.requireNonNull(
              parts.transaction.execute(status -> say(action, how, next, reason, by)));
      if (said.isAgreed()) {
        takeOver();
      }
      return new Said(said, partner, version);
    } catch (RuntimeException failed) {
      inUse.abandon(next);
      throw failed;
    }
  }

  private Proposal say(Action action, How how, Version next, String reason, Voice by) {
    var partner = next.profile().id();
    var version = next.profile().version();
    parts.kept.lock(partner);
    expectStillSo(how, partner, version);
    var subject = subject(partner, version);
    var proposal = parts.persons.say(action, subject, reason, by);
    if (proposal.isAgreed()) {
      parts.persons.close(subject);
      // Last of what may fail, and before anything is said to be so.
      inUse.prepare(next);
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
    var entry = new Entry(partner, version, now, how, agreed.by(), second, why);
    parts.kept.put(entry);
    parts.audit.append(VersionEvidence.of(entry, before));
    parts.notices.tell(NOTICE + " " + partner);
  }

  private static String subject(String partner, String version) {
    return partner + " " + version;
  }

  private void watchVersions() {
    try {
      do {
        look(this::takeOver);
      } while (!closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Comparing takes its time, and no version waits for that. */
  private void watchLists() {
    try {
      while (closing.getCount() > 0) {
        look(parts.shadow::look);
        if (woken.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
          woken.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever goes wrong once must not be the end of looking. */
  private static void look(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException failure) {
      LOG.warn("Versions are looked at again", failure);
    }
  }

  /** Returns when this node uses what is in force, but for what it cannot use. */
  private void takeOver() {
    for (var entry : parts.kept.inForce()) {
      if (inUse.isOther(entry.partner(), entry.version(), entry.at())) {
        inUse.take(entry.partner(), entry.version(), entry.at());
      }
    }
  }
}
