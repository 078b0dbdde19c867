package mra.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mra.partner.Agreement;
import mra.partner.Agreement.Benefit;
import mra.partner.Freshness;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/** A partner's profile, made ready to be asked. */
final class Terms {
  private static final long NANOS = 1_000_000_000;

  /** Seconds that fractions may still outweigh. */
  private static final long FEW = 2;

  private final PartnerProfile profile;
  private final CodeGrammar grammar;
  private final Deal[] deals;

  /** An agreement with its days as epoch days, both in force. */
  private record Deal(long from, long to, Agreement agreement, List<String> benefits) {

    boolean isInForce(int day) {
      return day >= from && day <= to;
    }
  }

  Terms(PartnerProfile profile) {
    this.profile = profile;
    grammar = new CodeGrammar(profile.codes());
    deals =
        profile.agreements().stream().map(Terms::asked).flatMap(Terms::deals).toArray(Deal[]::new);
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
      if (deal.isInForce(day)) {
        return deal.agreement;
      }
    }
    return null;
  }

  /** What the agreement in force on a home calendar day grants on it. */
  List<String> benefits(int day) {
    for (var deal : deals) {
      if (deal.isInForce(day)) {
        return deal.benefits;
      }
    }
    return List.of();
  }

  Freshness.WhenStale whenStale() {
    return profile.freshness().whenStale();
  }

  /** Whether what was last said so long ago is older than this partner's lists may grow. */
  boolean isStale(Instant said, Instant now) {
    var after = profile.freshness().staleAfter();
    long seconds = now.getEpochSecond() - said.getEpochSecond() - after.getSeconds();
    long nanos = (long) now.getNano() - said.getNano() - after.getNano();
    return seconds > FEW || (seconds >= -FEW && seconds * NANOS + nanos > 0);
  }

  /** Where the partner's day begins. */
  Instant startOf(int day) {
    return LocalDate.ofEpochDay(day).atStartOfDay(profile.timeZone()).toInstant();
  }

  /** The same agreement, whose programmes lose their order and are found the faster for it. */
  private static Agreement asked(Agreement as) {
    var theirs = as.theirs();
    var unordered =
        new Agreement.Theirs(
            Set.copyOf(theirs.programmes()),
            theirs.flows(),
            Set.copyOf(theirs.roles()),
            theirs.benefits(),
            theirs.repairs());
    return new Agreement(
        as.basis(), as.from(), as.to(), unordered, as.ours(), as.nameCheck(), as.retention());
  }

  /** One for each stretch of days on which the same benefits are granted. */
  private static Stream<Deal> deals(Agreement agreement) {
    var last = agreement.to() == null ? LocalDate.MAX : agreement.to();
    var starts = new TreeSet<>(Set.of(agreement.from()));
    for (var benefit : agreement.theirs().benefits()) {
      Stream.of(benefit.from(), benefit.to() == null ? null : benefit.to().plusDays(1))
          .filter(day -> day != null && day.isAfter(agreement.from()) && !day.isAfter(last))
          .forEach(starts::add);
    }
    return starts.stream()
        .map(from -> {
          var next = starts.higher(from);
          return deal(agreement, from, next == null ? last : next.minusDays(1));
        });
  }

  private static Deal deal(Agreement agreement, LocalDate from, LocalDate to) {
    var benefits =
        agreement.theirs().benefits().stream()
            .filter(benefit -> benefit.isGranted(from))
            .map(Benefit::code)
            .toList();
    // Copied once, into a list that an answer need not copy again.
    return new Deal(from.toEpochDay(), to.toEpochDay(), agreement, List.copyOf(benefits));
  }
}
