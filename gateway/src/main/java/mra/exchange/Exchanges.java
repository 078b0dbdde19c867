package mra.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/**
 * Starts exchanges. Two of one partner never run at the same time; those of different partners do.
 */
public final class Exchanges implements AutoCloseable {
  /** A folder in which every look finds new files must not hold the partner's turn for ever. */
  private static final int AT_ONCE_MAX = 1_000;

  /** One runs and one waits; a further one would fetch nothing that the waiting one does not. */
  private static final int STARTED_MAX = 2;

  private final ProducerTemplate camel;
  private final Partners partners;
  private final Journal journal;
  private final Supplier<UUID> ids;
  private final Map<String, Turn> turns = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Exchanges(ProducerTemplate camel, Partners partners, Journal journal, Supplier<UUID> ids) {
    this.camel = camel;
    this.partners = partners;
    this.journal = journal;
    this.ids = ids;
  }

  /** Fetches all that a partner offers, and waits for the end. The last one is the newest. */
  public List<ExchangeRecord> pull(String partner) {
    return pull(fetchable(partner), ids.get());
  }

  /**
   * The same without waiting; the first exchange has the id returned.
   *
   * @throws Refused E705 when another one waits already
   */
  public UUID start(String partner) {
    return startUnlessOneWaits(partner)
        .orElseThrow(() -> new Refused(Fault.EXCHANGE_WAITING, partner, ""));
  }

  /** The same for those to whom it is all one which exchange fetches the list. */
  public Optional<UUID> startUnlessOneWaits(String partner) {
    var from = fetchable(partner);
    var started = turn(from).started();
    if (!started.tryAcquire()) {
      return Optional.empty();
    }
    var id = ids.get();
    threads.execute(() -> {
      try {
        pull(from, id);
      } finally {
        started.release();
      }
    });
    return Optional.of(id);
  }

  @Override
  public void close() {
    threads.close();
  }

  private List<ExchangeRecord> pull(PartnerProfile from, UUID first) {
    var running = turn(from).running();
    running.lock();
    try {
      var ended = new ArrayList<ExchangeRecord>();
      var id = first;
      while (once(from, id, ended) && ended.size() < AT_ONCE_MAX) {
        id = ids.get();
      }
      return ended;
    } finally {
      running.unlock();
    }
  }

  private record Turn(ReentrantLock running, Semaphore started) {}

  private Turn turn(PartnerProfile partner) {
    return turns.computeIfAbsent(
        partner.id(), id -> new Turn(new ReentrantLock(true), new Semaphore(STARTED_MAX)));
  }

  /** Whether more waits at the partner; what failed to travel now would only fail again. */
  private boolean once(PartnerProfile from, UUID id, List<ExchangeRecord> ended) {
    Exchange exchange = new DefaultExchange(camel.getCamelContext());
    Letter.address(exchange, id, from);
    try {
      camel.send(ExchangeRoute.ENTRANCE, exchange);
      if (exchange.getException() != null) {
        throw TransportFaults.of(exchange.getException(), from.id());
      }
      var record = journal.find(id).orElseThrow();
      ended.add(record);
      return Letter.more(exchange) && !failed(record);
    } finally {
      Letter.close(exchange);
    }
  }

  private static boolean failed(ExchangeRecord record) {
    var ending = record.ending();
    return ending == null || ending.outcome() == Outcome.FAILED;
  }

  private PartnerProfile fetchable(String partner) {
    var profile = partners.byId(partner);
    var pull = profile.pull();
    if (pull == null || pull.from() == null) {
      throw new Refused(
          Fault.PROFILE_INVALID, partner, "the profile does not say where its list is fetched");
    }
    return profile;
  }
}
