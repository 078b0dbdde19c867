package mra.exchange;

import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.KeptReceipt;
import mra.journal.Outcome;
import mra.journal.Way;
import mra.partner.PartnerProfile;
import mra.partner.TrustProfile.Suite;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * Where partners bring lists by themselves, each an exchange of its own that is answered at once.
 * Lists that are being fetched or staged do not hold it up: only the commit waits for its turn.
 */
public final class Entrance {
  /** Of one partner. Each that is staged holds a connection to the database. */
  private static final int AT_ONCE_MAX = 6;

  /** Of one partner, so that nobody hides what it says behind what he gives. */
  private static final int BY_HAND_MAX = 10;

  private final ProducerTemplate camel;
  private final Journal journal;
  private final OurReceipts receipts;
  private final Supplier<UUID> ids;
  private final Permits permits;
  private final Map<String, Semaphore> free = new ConcurrentHashMap<>();

  public Entrance(
      ProducerTemplate camel,
      Journal journal,
      OurReceipts receipts,
      Supplier<UUID> ids,
      Permits permits) {
    this.camel = camel;
    this.journal = journal;
    this.receipts = receipts;
    this.ids = ids;
    this.permits = permits;
  }

  /**
   * Whether lists of the partner can be brought: its suite makes one message of each, and its
   * profile says by which table it reads.
   */
  public static boolean isOpenTo(PartnerProfile partner) {
    var trust = partner.trust();
    return !partner.own()
        && partner.pull() != null
        && trust != null
        && trust.suite() != Suite.CMS_DETACHED;
  }

  /** Whether its lists come in a SOAP envelope and by no other door. */
  public static boolean isSoap(PartnerProfile partner) {
    var trust = partner.trust();
    return trust != null && trust.suite() == Suite.WS_SECURITY;
  }

  /**
   * Takes a list that is one CMS message, and waits for the end.
   *
   * @param over where it came, for people
   * @throws Refused E611 where the partner's state does not permit it, E705 when too many of the
   *     partner are on their way already, E901 when nothing could be written down
   */
  public Answer take(PartnerProfile from, String over, InputStream body) {
    try (var arrival = arrive(from, new Pushed(over, "", body))) {
      return take(arrival, null);
    }
  }

  /**
   * Takes a list that a person gives by hand, and waits for the end; at most it is held. Nobody is
   * owed a receipt.
   *
   * @param sealed whether the partner sealed it, so that it is opened like one that came
   * @throws Refused as {@link #take}, and E705 while too many of the partner wait for two persons
   */
  public ExchangeRecord takeByHand(
      PartnerProfile from, boolean sealed, String by, String reason, InputStream body) {
    long waiting = journal.held().of(from.id()).stream().filter(ExchangeRecord::isByHand).count();
    if (waiting >= BY_HAND_MAX) {
      throw new Refused(
          Fault.EXCHANGE_WAITING, from.id(), waiting + " given by hand wait for two persons");
    }
    var over = ExchangeRecord.byHand(sealed, by, reason);
    try (var arrival = arrive(from, new Pushed(over, "", body))) {
      if (!sealed) {
        Letter.plain(arrival.exchange());
      }
      if (arrival.isWhole()) {
        send(EntranceRoute.ARRIVED, arrival.exchange());
      }
      return journal.find(arrival.id()).orElseThrow();
    }
  }

  /** The partner has the answer. */
  public void delivered(KeptReceipt receipt) {
    receipts.had(receipt);
  }

  /**
   * @throws Refused E611 where the partner may not bring lists in its state, E901 when nobody can
   *     say which that is
   */
  void expectPermitted(PartnerProfile from) {
    try {
      permits.expectBrought(from.id());
    } catch (RuntimeException refusedOrUnknown) {
      throw TransportFaults.of(refusedOrUnknown, from.id());
    }
  }

  /** Begins an exchange and stores what comes; whether all of it came, the arrival tells. */
  Arrival arrive(PartnerProfile from, Pushed pushed) {
    expectPermitted(from);
    var places = free.computeIfAbsent(from.id(), any -> new Semaphore(AT_ONCE_MAX));
    if (!places.tryAcquire()) {
      throw new Refused(
          Fault.EXCHANGE_WAITING, from.id(), AT_ONCE_MAX + " are on their way; bring it again");
    }
    Exchange exchange = new DefaultExchange(camel.getCamelContext());
    Letter.address(exchange, ids.get(), from, Way.IN);
    Letter.pushed(exchange, pushed);
    var arrival = new Arrival(exchange, places::release);
    try {
      send(EntranceRoute.ARRIVING, exchange);
      return arrival;
    } catch (RuntimeException failed) {
      arrival.close();
      throw failed;
    }
  }

  /**
   * Takes what came, if all of it came.
   *
   * @param document the id under which it travelled; null where it travels under none
   */
  Answer take(Arrival arrival, @Nullable String document) {
    if (arrival.isWhole()) {
      if (document != null) {
        Letter.travelsAs(arrival.exchange(), document);
      }
      send(EntranceRoute.ARRIVED, arrival.exchange());
    }
    var record = journal.find(arrival.id()).orElseThrow();
    var ending = record.ending();
    if (ending == null) {
      throw new Refused(Fault.STORE_UNAVAILABLE, "", "exchange " + record.id() + " did not end");
    }
    return answer(record, ending, Letter.from(arrival.exchange()));
  }

  /** It was no list. */
  void forget(Arrival arrival) {
    journal.forget(arrival.id());
  }

  private Answer answer(ExchangeRecord record, Ending ending, PartnerProfile from) {
    if (ending.outcome() != Outcome.FAILED) {
      var receipt = receipts.of(record, from);
      if (receipt.isPresent()) {
        return new Answer.Given(record.id(), receipt.get());
      }
    }
    return new Answer.Refusal(record.id(), told(record, ending));
  }

  /**
   * Who proved nothing is told nothing of what was found inside: telling a wrong key from a wrong
   * padding opens what is encrypted.
   */
  private static Refused told(ExchangeRecord record, Ending ending) {
    var fault = ending.fault();
    if (fault == null) {
      return new Refused(Fault.INTERNAL, "", "");
    }
    boolean proven = record.contentDigest() != null;
    return switch (fault.code().charAt(1)) {
      case '1' -> new Refused(fault, "", ending.detail());
      case '3', '4', '5' -> new Refused(fault, ending.where(), ending.detail());
      case '9' -> new Refused(fault, "", "");
      default -> new Refused(proven ? fault : Fault.NOT_ACCEPTED, "", "");
    };
  }

  private void send(String route, Exchange exchange) {
    camel.send(route, exchange);
    if (exchange.getException() != null) {
      throw TransportFaults.of(exchange.getException(), Letter.from(exchange).id());
    }
  }
}
