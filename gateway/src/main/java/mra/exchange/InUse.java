package mra.exchange;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import mra.exchange.Versions.Version;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Candidates;
import mra.journal.Journal;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.registry.PartnerVersions.InForce;
import org.jspecify.annotations.Nullable;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which versions this node exchanges by: profiles, tables, routes and schedules, all at once. */
public final class InUse {
  private static final Logger LOG = LoggerFactory.getLogger(InUse.class);

  private final Versions versions;
  private final Partners partners;
  private final Routes routes;
  private final Schedules schedules;
  private final Journal journal;
  private final Candidates candidates;
  private final UUID node;
  private final FollowUps followUps;

  /** By partner, so that it is said once. */
  private final Map<String, String> unusable = new HashMap<>();

  public InUse(
      Versions versions,
      Partners partners,
      Routes routes,
      Schedules schedules,
      Journal journal,
      Candidates candidates,
      UUID node,
      Clock clock) {
    this.versions = versions;
    this.partners = partners;
    this.routes = routes;
    this.schedules = schedules;
    this.journal = journal;
    this.candidates = candidates;
    this.node = node;
    this.followUps = new FollowUps(clock);
  }

  /**
   * @throws Refused E606 for a partner that had no folder at the start
   */
  PartnerProfile version(String partner) {
    return partners.byId(partner);
  }

  /** Partners that were left out at the start and still are, with the reason. */
  public Map<String, String> leftOut() {
    var leftOut = new TreeMap<>(versions.leftOut());
    leftOut.keySet().removeIf(this::knows);
    return leftOut;
  }

  boolean knows(String partner) {
    return partners.all().stream().anyMatch(each -> each.id().equals(partner));
  }

  /** Whether another version of a partner is in use here, or none of one that is new. */
  boolean isOther(InForce now) {
    return knows(now.partner())
        ? !partners.byId(now.partner()).version().equals(now.version())
        : versions.isNews(now);
  }

  /**
   * Makes everything that may fail, beside what is in use.
   *
   * @return whether its line was made now: then, and only then, it may be abandoned
   * @throws Refused E612 when any of it cannot be made, E614 where one of its countries is another
   *     partner's; nothing of it is left
   */
  private synchronized boolean prepare(Version next) {
    partners
        .clash(next.reading())
        .ifPresent(clash -> {
          throw new Refused(Fault.COUNTRY_TAKEN, next.profile().id(), clash);
        });
    try {
      return routes.make(next.profile());
    } catch (Exception wrong) {
      throw new Refused(
          Fault.VERSION_REFUSED,
          next.profile().id(),
          "its routes cannot be made, so what was in force stays: " + reason(wrong),
          wrong);
    }
  }

  /** The same in a transaction; what this made goes again unless that is committed. */
  void prepareUnlessRolledBack(Version next) {
    if (prepare(next)) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              if (status != STATUS_COMMITTED) {
                abandon(next);
              }
            }
          });
    }
  }

  /** Nothing came of what was prepared; of whoever made the line. */
  private synchronized void abandon(Version next) {
    var partner = next.profile();
    if (!knows(partner.id()) || !partners.byId(partner.id()).version().equals(partner.version())) {
      routes.unmakeFresh(next.profile());
    }
  }

  /**
   * From now on; what cannot be used is left, said, and tried again at the next look.
   *
   * @throws DataAccessException while it cannot be read
   */
  synchronized void take(InForce now) {
    if (!isOther(now)) {
      return;
    }
    var partner = now.partner();
    var version = now.version();
    var before = knows(partner) ? partners.byId(partner).version() : "";
    try {
      var next = versions.load(partner, version);
      prepare(next);
      partners.replace(next.reading());
      unusable.remove(partner);
      LOG.info("{} is exchanged with by version {}", partner, version);
      followUps.begin(partner, () -> followUp(next.profile(), before));
    } catch (DataAccessException away) {
      throw away;
    } catch (RuntimeException failure) {
      if (!version.equals(unusable.put(partner, version))) {
        LOG.error(
            "{} in version {} cannot be used here; {} stays until it can",
            partner,
            version,
            before,
            failure);
      }
    }
  }

  /** It is in use already; each step of this may be done twice. */
  private void followUp(PartnerProfile now, String before) {
    try {
      schedules.inForce(now);
    } catch (SchedulerException away) {
      throw new IllegalStateException("its times are those of before", away);
    }
    routes.inForce(now);
    forgetUnless(before);
  }

  /** Does again what could not be done once a version was in use, and what time has come for. */
  synchronized void goOn() {
    followUps.look();
    routes.endReplaced(this::isOnItsWay);
  }

  private boolean isOnItsWay(String version) {
    return journal.running(node).stream()
        .anyMatch(exchange -> exchange.profileVersion().equals(version));
  }

  /** Read again should anybody want it. */
  private void forgetUnless(String version) {
    if (candidates.open().stream().noneMatch(each -> each.version().equals(version))) {
      versions.forget(version);
    }
  }

  private static String reason(@Nullable Throwable failure) {
    var cause = failure;
    while (cause != null && cause.getCause() != null && !(cause instanceof Refused)) {
      cause = cause.getCause();
    }
    return cause == null ? "" : String.valueOf(cause.getMessage());
  }
}
