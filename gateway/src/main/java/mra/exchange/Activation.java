package mra.exchange;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import mra.audit.AuditLog;
import mra.audit.Event;
import mra.audit.Event.Kind;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.registry.PartnerVersions;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts partners in force, so that what an exchange or a decision names can always be found. */
public final class Activation {
  private final TransactionTemplate transaction;
  private final PartnerVersions versions;
  private final AuditLog audit;
  private final Clock clock;

  public Activation(
      TransactionTemplate transaction, PartnerVersions versions, AuditLog audit, Clock clock) {
    this.transaction = transaction;
    this.versions = versions;
    this.audit = audit;
    this.clock = clock;
  }

  /** Keeps the version of each with its evidence; one that is in force already leaves no trace. */
  public Partners activate(Partners partners) {
    for (var partner : partners.all()) {
      var archive = partners.archive(partner.id());
      transaction.executeWithoutResult(status -> activate(partner, archive));
    }
    return partners;
  }

  /**
   * Whose the countries are, as a start found it.
   *
   * @param gone partners that are none here any more
   * @param found where two name a country, it is the first one's
   */
  void recall(Collection<String> gone, List<PartnerProfile> found) {
    transaction.executeWithoutResult(status -> versions.recall(gone, found));
  }

  private void activate(PartnerProfile partner, byte[] archive) {
    var now = clock.instant();
    if (versions.activate(partner, archive, now)) {
      var facts = Map.of("partner", partner.id(), "profile", partner.version());
      audit.append(new Event(Kind.PARTNER_ACTIVATED, now, facts));
    }
  }
}
