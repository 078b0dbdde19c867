package mra.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.journal.Alarm.Kind;
import mra.journal.Alarms;
import mra.journal.Circuit;
import mra.journal.Circuits;
import mra.journal.Departures;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.Way;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at every partner from time to time, and says once when something begins that people have to
 * look at, and once when it ends.
 */
public final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  /** So many exchanges and pings in a row that fail are no accident. */
  private static final int FAILURES = 3;

  private static final List<Kind> OF_PARTNERS =
      Stream.of(Kind.values()).filter(kind -> !kind.isOfNode()).toList();

  private final Partners partners;
  private final Journal journal;
  private final Departures departures;
  private final Circuits circuits;
  private final Alarms alarms;
  private final Permits permits;
  private final Bell bell;
  private final TransactionTemplate transaction;
  private final Clock clock;

  public Watch(
      Partners partners,
      Journal journal,
      Departures departures,
      Circuits circuits,
      Alarms alarms,
      Permits permits,
      Bell bell,
      TransactionTemplate transaction,
      Clock clock) {
    this.partners = partners;
    this.journal = journal;
    this.departures = departures;
    this.circuits = circuits;
    this.alarms = alarms;
    this.permits = permits;
    this.bell = bell;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Whatever goes wrong with one partner must not keep it from the others. */
  public void look() {
    partners.all().forEach(this::lookUnlessItFails);
    closeOfStrangers();
  }

  /** At once, where somebody did what people were called for. */
  void look(String partner) {
    lookUnlessItFails(partners.byId(partner));
  }

  private void lookUnlessItFails(PartnerProfile partner) {
    try {
      look(partner, clock.instant());
    } catch (RuntimeException failure) {
      LOG.warn("{} could not be looked at", partner.id(), failure);
    }
  }

  /** Nobody looks any more at a partner whose profile was taken away. */
  private void closeOfStrangers() {
    var ours = partners.all().stream().map(PartnerProfile::id).collect(Collectors.toSet());
    for (var alarm : alarms.current()) {
      if (!alarm.kind().isOfNode() && !ours.contains(alarm.partner())) {
        transaction.executeWithoutResult(
            status -> bell.still(alarm.partner(), alarm.kind(), clock.instant()));
      }
    }
  }

  private void look(PartnerProfile partner, Instant now) {
    var seen = seen(partner, now);
    transaction.executeWithoutResult(status -> bell.tell(partner.id(), OF_PARTNERS, seen, now));
  }

  /** What is so now, with its detail. */
  private Map<Kind, String> seen(PartnerProfile partner, Instant now) {
    var seen = new EnumMap<Kind, String>(Kind.class);
    if (!permits.exchanges(partner.id())) {
      return seen;
    }
    lookAtArrivals(partner, seen);
    if (partner.pull() != null && partner.pull().from() != null) {
      lookAtAge(partner, now, seen);
    }
    if (partner.push() != null && partner.push().isConnected() && permits.tells(partner.id())) {
      departures
          .unansweredSince(partner.id(), now.minus(partner.receipts().within()))
          .ifPresent(document -> seen.put(Kind.RECEIPT_MISSING, document));
      journal
          .lastDecided(partner.id(), Way.OUT)
          .filter(list -> isOneOf(list, Outcome.REFUSED, Outcome.HELD, Outcome.QUARANTINED))
          .ifPresent(list -> seen.put(Kind.LIST_NOT_TAKEN, detail(list)));
    }
    circuits.of(partner.id()).stream()
        .filter(circuit -> circuit.failures() >= FAILURES)
        .findFirst()
        .ifPresent(circuit -> seen.put(Kind.PARTNER_DOWN, detail(circuit)));
    return seen;
  }

  /** Whoever brings lists by itself is looked at as well. */
  private void lookAtArrivals(PartnerProfile partner, Map<Kind, String> seen) {
    journal
        .lastDecided(partner.id(), Way.IN)
        .filter(Watch::couldNotBeTaken)
        .ifPresent(list -> seen.put(Kind.LIST_QUARANTINED, detail(list)));
    var held = journal.held().of(partner.id());
    if (!held.isEmpty()) {
      var first = held.getFirst();
      var others = held.size() == 1 ? "" : ", and %d more".formatted(held.size() - 1);
      seen.put(Kind.LIST_HELD, kind(first) + " of " + detail(first) + others);
    }
  }

  /** What two persons refused they have looked at. */
  private static boolean couldNotBeTaken(ExchangeRecord list) {
    var ending = list.ending();
    return isOneOf(list, Outcome.QUARANTINED)
        || (isOneOf(list, Outcome.REFUSED)
            && ending != null
            && ending.fault() != Fault.REFUSED_BY_PERSONS);
  }

  private static String kind(ExchangeRecord list) {
    var header = list.header();
    return header == null ? "a list" : header.type().name();
  }

  private void lookAtAge(PartnerProfile partner, Instant now, Map<Kind, String> seen) {
    var good = journal.lastGood(partner.id());
    if (good.isPresent()) {
      var age = Duration.between(good.get().asOf(), now);
      var detail = "the last is of " + good.get().asOf();
      if (PartnerClocks.isLate(partner, good.get(), now)) {
        seen.put(Kind.LIST_LATE, detail);
      }
      if (age.compareTo(partner.freshness().staleAfter()) > 0) {
        seen.put(Kind.LIST_STALE, detail);
      }
    }
  }

  private static boolean isOneOf(ExchangeRecord exchange, Outcome... outcomes) {
    var ending = exchange.ending();
    return ending != null && List.of(outcomes).contains(ending.outcome());
  }

  private static String detail(Circuit circuit) {
    return "%s since %s: %s"
        .formatted(
            circuit.way().name().toLowerCase(Locale.ROOT),
            circuit.openedAt(),
            circuit.fault().code());
  }

  private static String detail(ExchangeRecord exchange) {
    var ending = exchange.ending();
    var fault = ending == null ? null : ending.fault();
    var why = ending == null || ending.detail().isEmpty() ? "" : " " + ending.detail();
    return "exchange %s%s".formatted(exchange.id(), fault == null ? "" : ": " + fault.code() + why);
  }
}
