package mra.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.clearance.AppliedList;
import mra.clearance.Outbox;
import mra.journal.Bodies;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.Way;
import mra.mapping.Mappings;
import mra.partner.PartnerProfile;
import mra.registry.Registry;
import mra.testing.Moves;
import mra.trust.Trust;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbound route as the gateway runs it, fed from a file instead of a partner. */
public final class FileWay implements AutoCloseable {
  private static final String OVER = "file";

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final ProducerTemplate producer = camel.createProducerTemplate();
  private final Clock clock = Clock.systemUTC();
  private final Ids ids = new Ids(clock, Optional.empty());
  private final Registry registry;
  private final Journal journal;
  private final Arrivals arrivals;

  /**
   * @param folder for arrivals and kept bodies
   */
  public FileWay(DataSource database, Trust trust, Mappings mappings, Path folder)
      throws Exception {
    this(database, trust, mappings, folder, list -> {});
  }

  /**
   * @param folder for arrivals and kept bodies
   * @param applied hears of each list after its commit, within {@link #bring}
   */
  public FileWay(
      DataSource database,
      Trust trust,
      Mappings mappings,
      Path folder,
      Consumer<AppliedList> applied)
      throws Exception {
    journal = new Journal(database);
    var bodies = new Bodies(folder.resolve("bodies"));
    arrivals = new Arrivals(folder.resolve("arrivals"), bodies, journal, Patience.STANDARD, clock);
    arrivals.sweep();
    registry = new Registry(database);
    var commit =
        new Commit(
            new TransactionTemplate(new DataSourceTransactionManager(database)),
            registry,
            journal,
            new AuditLog(database),
            new Outbox(database),
            Moves.ALL_LIVE,
            list -> {},
            applied,
            inEffect -> {},
            clock);
    camel.addRoutes(
        new InboundRoute(new Inbound(trust, any -> mappings, registry, journal, commit)));
    camel.start();
  }

  /** Memory by which the registry knows the lists it took in, or is taking. */
  public long rememberedBytes() {
    return registry.rememberedBytes();
  }

  /** Takes the file in, up to the commit and whatever hears of it. */
  public Outcome bring(PartnerProfile from, Path file) throws Exception {
    var exchange = new DefaultExchange(camel);
    var id = ids.get();
    Letter.address(exchange, id, from, Way.IN);
    journal.begin(
        ExchangeRecord.begun(id, from.id(), Way.IN, OVER, from.version(), clock.instant()));
    try (var in = Files.newInputStream(file)) {
      exchange.getMessage().setBody(arrivals.receive(exchange, in, OVER));
    }
    producer.send(InboundRoute.ENTRANCE, exchange);
    Letter.close(exchange);
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
    return outcome(id);
  }

  private Outcome outcome(UUID id) {
    var ending = journal.find(id).orElseThrow().ending();
    if (ending == null) {
      throw new IllegalStateException("the exchange did not end");
    }
    return ending.outcome();
  }

  @Override
  public void close() throws IOException {
    producer.close();
    camel.close();
  }
}
