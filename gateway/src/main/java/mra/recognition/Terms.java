package mra.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import mra.partner.Agreement;
import mra.partner.Freshness;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/** A partner's profile, made ready to be asked. */
final class Terms {
  private final PartnerProfile profile;
  private final CodeGrammar grammar;
  private final List<Deal> deals;

  /** An agreement with its days as epoch days, both in force. */
  private record Deal(long from, long to, Agreement agreement) {}

  Terms(PartnerProfile profile) {
    this.profile = profile;
    grammar = new CodeGrammar(profile.codes());
    deals = profile.agreements().stream().map(Terms::deal).toList();
  }

  String partner() {
    return profile.id();
  }

  boolean isOwn() {
    return profile.own();
  }

  CodeGrammar grammar() {
    return grammar;
  }

  /** The agreement in force on a home calendar day. */
  @Nullable Agreement agreement(int day) {
    for (var deal : deals) {
      if (day >= deal.from && day <= deal.to) {
        return deal.agreement;
      }
    }
    return null;
  }

  Freshness.WhenStale whenStale() {
    return profile.freshness().whenStale();
  }

  /** Whether what was last said so long ago is older than this partner's lists may grow. */
  boolean isStale(Instant said, Instant now) {
    return said.plus(profile.freshness().staleAfter()).isBefore(now);
  }

  /** Where the partner's day begins. */
  Instant startOf(int day) {
    return LocalDate.ofEpochDay(day).atStartOfDay(profile.timeZone()).toInstant();
  }

  private static Deal deal(Agreement agreement) {
    var to = agreement.to();
    return new Deal(
        agreement.from().toEpochDay(), to == null ? Long.MAX_VALUE : to.toEpochDay(), agreement);
  }
}
