package mra.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mra.exchange.Lanes.Lane;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Departures;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.Way;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Starts exchanges: of one partner and way never two at once, though urgent ones wait for none. */
public final class Exchanges implements AutoCloseable {
  /** A folder in which every look finds new files must not hold the partner's turn for ever. */
  private static final int AT_ONCE_MAX = 1_000;

  private final ProducerTemplate camel;
  private final Partners partners;
  private final Journal journal;
  private final Departures departures;
  private final BiConsumer<PartnerProfile, ProducerTemplate> receipts;
  private final Supplier<UUID> ids;
  private final Permits permits;
  private final Set<String> untold = ConcurrentHashMap.newKeySet();
  private final Lanes lanes;
  private final Journey journey;

  /**
   * @param receipts answers what a partner sent, after each exchange
   * @param permits what each partner's state allows
   */
  public Exchanges(
      ProducerTemplate camel,
      Partners partners,
      Journal journal,
      Departures departures,
      BiConsumer<PartnerProfile, ProducerTemplate> receipts,
      Supplier<UUID> ids,
      Lanes lanes,
      Permits permits) {
    this.camel = camel;
    this.partners = partners;
    this.journal = journal;
    this.departures = departures;
    this.receipts = receipts;
    this.ids = ids;
    this.permits = permits;
    this.lanes = lanes;
    this.journey = new Journey(camel, journal);
  }

  // Whoever waits for a turn begins by the version that is in force when it comes.

  /** Fetches all that a partner offers, and waits for the end. The last one is the newest. */
  public List<ExchangeRecord> pull(String partner) {
    fetchable(partner);
    return lanes.inTurn(
        new Lane(partner, Way.IN, false), () -> pull(fetchable(partner), ids.get(), false));
  }

  /**
   * Tells a partner what it does not know of us, and waits for the end. What an earlier exchange
   * kept and no receipt answered goes first and under its id; unless it is answered now, nothing
   * newer follows.
   *
   * @param urgent ahead of lists, for what takes recognition away and for nothing else
   * @return the last one without an ending where the partner's receipt is still awaited
   */
  public List<ExchangeRecord> push(String partner, boolean urgent) {
    reachable(partner);
    return lanes.inTurn(
        new Lane(partner, Way.OUT, urgent),
        () -> push(reachable(partner), urgent, ids.get(), false));
  }

  /**
   * Starts an exchange without waiting; the first one has the id returned.
   *
   * @throws Refused E705 when another one waits already
   */
  public UUID start(String partner) {
    return startUnlessOneWaits(partner)
        .orElseThrow(() -> new Refused(Fault.EXCHANGE_WAITING, partner, ""));
  }

  /** The same for those to whom it is all one which exchange fetches the list. */
  public Optional<UUID> startUnlessOneWaits(String partner) {
    fetchable(partner);
    var id = ids.get();
    return lanes.start(new Lane(partner, Way.IN, false), () -> pull(fetchable(partner), id, false))
        ? Optional.of(id)
        : Optional.empty();
  }

  /** Looks whether something new lies at the partner; leaves no trace where there is nothing. */
  public void look(String partner) {
    fetchable(partner);
    lanes.start(new Lane(partner, Way.IN, false), () -> pull(fetchable(partner), ids.get(), true));
  }

  /**
   * Tells a partner without waiting; the exchange that does has the id returned.
   *
   * @throws Refused E705 when another one waits already
   */
  public UUID startOut(String partner) {
    return startOutUnlessOneWaits(partner)
        .orElseThrow(() -> new Refused(Fault.EXCHANGE_WAITING, partner, ""));
  }

  /** The same for those to whom it is all one which exchange tells it. */
  public Optional<UUID> startOutUnlessOneWaits(String partner) {
    reachable(partner);
    var id = departures.unanswered(partner, false).orElseGet(ids);
    return lanes.start(
            new Lane(partner, Way.OUT, false), () -> push(reachable(partner), false, id, false))
        ? Optional.of(id)
        : Optional.empty();
  }

  /**
   * Tells a partner what changed: first what takes recognition away, then the rest. Leaves no trace
   * where there is nothing to tell.
   */
  public void tell(String partner) {
    reachable(partner);
    lanes.start(
        new Lane(partner, Way.OUT, true),
        () -> {
          tell(reachable(partner), true);
          lanes.start(new Lane(partner, Way.OUT, false), () -> tell(reachable(partner), false));
        });
  }

  /** A partner or a node was away: what was missed is what the next exchange brings. */
  void goOn(String partner, Way way) {
    switch (way) {
      case IN -> look(partner);
      case OUT -> tell(partner);
    }
  }

  /** Where not even a list could be made of it, the next follow-up begins again. */
  private void tell(PartnerProfile to, boolean urgent) {
    boolean kept = false;
    try {
      kept = push(to, urgent, ids.get(), true).stream().allMatch(Exchanges::isKept);
    } finally {
      if (!kept) {
        untold.add(to.id());
      }
    }
  }

  private static boolean isKept(ExchangeRecord sent) {
    return !failed(sent) || sent.body() != null;
  }

  /**
   * Asks for receipts that lie at the partner by now, tries again what is urgent, and sends
   * receipts of ours that could not be sent.
   */
  public void followUp(String partner) {
    var other = partners.byId(partner);
    if (permits.tells(partner) && (untold.remove(partner) || isToBeTriedAgain(other))) {
      tell(partner);
    }
    lanes.start(
        new Lane(partner, Way.IN, false), () -> receipts.accept(partners.byId(partner), camel));
  }

  /** What a partner fetches lies ready once it was handed over, and waits for the partner alone. */
  private boolean isToBeTriedAgain(PartnerProfile to) {
    var push = to.push();
    if (push != null && push.isServed()) {
      return Stream.of(true, false)
          .flatMap(urgent -> departures.unanswered(to.id(), urgent).stream())
          .flatMap(kept -> journal.find(kept).stream())
          .anyMatch(kept -> kept.ending() != null);
    }
    return departures.unanswered(to.id(), true).isPresent() || departures.isAwaited(to.id());
  }

  @Override
  public void close() {
    lanes.close();
  }

  private List<ExchangeRecord> pull(PartnerProfile from, UUID first, boolean quiet) {
    var ended = new ArrayList<ExchangeRecord>();
    var id = first;
    // It may have been moved while this waited for its turn.
    permits.expectExchanges(from.id());
    while (pulledAndMore(from, id, quiet, ended) && ended.size() < AT_ONCE_MAX) {
      id = ids.get();
    }
    return ended;
  }

  private List<ExchangeRecord> push(PartnerProfile to, boolean urgent, UUID next, boolean quiet) {
    var sent = new ArrayList<ExchangeRecord>();
    permits.expectTold(to.id());
    departures
        .unanswered(to.id(), urgent)
        .flatMap(open -> pushed(to, urgent, open, quiet))
        .ifPresent(sent::add);
    boolean goesOn = sent.isEmpty() || !failed(sent.getLast());
    // One that was answered while this waited for its turn is not begun again.
    if (goesOn && journal.find(next).isEmpty()) {
      pushed(to, urgent, next, quiet).ifPresent(sent::add);
    }
    return sent;
  }

  private Optional<ExchangeRecord> pushed(
      PartnerProfile to, boolean urgent, UUID id, boolean quiet) {
    var exchange = exchange(id, to, Way.OUT, quiet);
    if (urgent) {
      Letter.urgent(exchange);
    }
    return journey.through(SendRoute.ENTRANCE, exchange);
  }

  /** Whether more waits at the partner; what failed to travel now would only fail again. */
  private boolean pulledAndMore(
      PartnerProfile from, UUID id, boolean quiet, List<ExchangeRecord> ended) {
    var exchange = exchange(id, from, Way.IN, quiet);
    var record = journey.through(ExchangeRoute.ENTRANCE, exchange);
    record.ifPresent(ended::add);
    receipts.accept(from, camel);
    return Letter.more(exchange) && record.filter(each -> !failed(each)).isPresent();
  }

  private Exchange exchange(UUID id, PartnerProfile partner, Way way, boolean quiet) {
    var exchange = journey.begin(id, partner, way);
    if (quiet) {
      Letter.quiet(exchange);
    }
    return exchange;
  }

  private static boolean failed(ExchangeRecord record) {
    var ending = record.ending();
    return ending == null || ending.outcome() == Outcome.FAILED;
  }

  private PartnerProfile fetchable(String partner) {
    var profile = partners.byId(partner);
    permits.expectExchanges(partner);
    var pull = profile.pull();
    if (pull == null || pull.from() == null) {
      throw new Refused(
          Fault.PROFILE_INVALID,
          partner,
          "partner.yaml does not say where its list is fetched: pull has no address, or a variable "
              + "in it has no value in values.properties beside partners/ nor in the environment");
    }
    return profile;
  }

  private PartnerProfile reachable(String partner) {
    var profile = partners.byId(partner);
    if (profile.own()) {
      throw new Refused(Fault.QUESTION_INVALID, partner, "our own programme is not told to itself");
    }
    permits.expectTold(partner);
    var push = profile.push();
    if (push == null || !push.isConnected()) {
      throw new Refused(
          Fault.PROFILE_INVALID,
          partner,
          "partner.yaml does not say where our list goes: push has no address, or a variable in it "
              + "has no value in values.properties beside partners/ nor in the environment");
    }
    return profile;
  }
}
