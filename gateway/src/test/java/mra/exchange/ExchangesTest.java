package mra.exchange;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.clearance.Outbox;
import mra.cluster.Node;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Bodies;
import mra.journal.Circuits;
import mra.journal.Counts;
import mra.journal.Departures;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.SeenFiles;
import mra.partner.CodeForms;
import mra.partner.Freshness;
import mra.partner.GateBounds;
import mra.partner.Limits;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import mra.partner.Pull;
import mra.partner.Receipts;
import mra.registry.Registry;
import mra.testing.Databases;
import mra.testing.Moves;
import mra.testing.Nodes;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Exchanges with a partner whose transport is whatever a test says. */
@Timeout(60)
class ExchangesTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Patience IMPATIENT =
      new Patience(
          1,
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  @TempDir Path folder;
  private final DataSource database = Databases.fresh();
  private final Node node = Nodes.join(database);
  private final Journal journal = new Journal(database);
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Commit commit =
      new Commit(
          new TransactionTemplate(new DataSourceTransactionManager(database)),
          new Registry(database),
          journal,
          new AuditLog(database),
          new Outbox(database),
          Moves.ALL_LIVE,
          list -> {},
          list -> {},
          inEffect -> {},
          CLOCK);

  @AfterEach
  void stop() throws IOException {
    node.close();
    camel.close();
  }

  @Test
  void aFileThatDoesNotComeThroughIsLeftToTheNextTimeThoughOthersWait() throws Exception {
    var ended =
        pull(exchange -> {
          Letter.more(exchange, true);
          throw new IOException("cut");
        });

    assertThat(ended).hasSize(1);
    assertThat(requireNonNull(ended.getFirst().ending()).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void aFolderThatNeverRunsDryEndsSometime() throws Exception {
    assertThat(pull(exchange -> Letter.more(exchange, true))).hasSizeLessThanOrEqualTo(1_000);
  }

  @Test
  void whatFailsAfterTheCommitLeavesTheOutcomeAsItIs() throws Exception {
    var applied = new Ending(Outcome.APPLIED, null, "", "", Counts.NONE, Instant.EPOCH);
    var ended =
        pull(exchange -> {
          commit.end(Letter.id(exchange), applied);
          Letter.decided(exchange);
          throw new IllegalStateException("the index");
        });

    assertThat(ended).extracting(ExchangeRecord::ending).containsExactly(applied);
  }

  @Test
  void nothingStaysOfAnArrivalThatIsTooLarge() throws Exception {
    var inbox = folder.resolve("arrivals");
    var bodies = new Bodies(folder.resolve("bodies"));
    var arrivals = new Arrivals(inbox, bodies, journal, IMPATIENT, CLOCK);
    arrivals.sweep();
    var ended =
        pull(exchange ->
            arrivals.receive(exchange, new ByteArrayInputStream(new byte[1_001]), "test"));

    assertThat(requireNonNull(ended.getFirst().ending()).fault()).isEqualTo(Fault.TOO_LARGE);
    assertThat(inbox).isEmptyDirectory();
  }

  @Test
  void besideTheRunningExchangeOneWaitsAndNoMore() throws Exception {
    var mayEnd = new CountDownLatch(1);
    try (var exchanges = exchanges(exchange -> mayEnd.await())) {
      var running = exchanges.start("XX");
      var waiting = exchanges.start("XX");

      assertThatThrownBy(() -> exchanges.start("XX"))
          .isInstanceOfSatisfying(
              Refused.class, it -> assertThat(it.fault()).isEqualTo(Fault.EXCHANGE_WAITING));
      assertThat(exchanges.startUnlessOneWaits("XX")).as("the clock does not mind").isEmpty();

      mayEnd.countDown();
      await().untilAsserted(() -> assertThat(hasEnded(running) && hasEnded(waiting)).isTrue());
      await().until(() -> exchanges.startUnlessOneWaits("XX").isPresent());
    }
  }

  @Test
  void whatRunsAndWaitsOnAnotherNodeCountsToo() throws Exception {
    var mayEnd = new CountDownLatch(1);
    try (var here = exchanges(exchange -> mayEnd.await());
        var otherNode = Nodes.join(database);
        var there = exchanges(otherNode)) {
      var running = here.start("XX");
      var waiting = there.start("XX");

      assertThatThrownBy(() -> here.start("XX")).isInstanceOf(Refused.class);
      assertThat(there.startUnlessOneWaits("XX")).isEmpty();
      assertThat(journal.find(waiting)).as("it has not begun").isEmpty();

      mayEnd.countDown();
      await().untilAsserted(() -> assertThat(hasEnded(running) && hasEnded(waiting)).isTrue());
    }
  }

  @Test
  void aLookThatFindsNothingLeavesNoTrace() throws Exception {
    try (var exchanges = exchanges(exchange -> {})) {
      exchanges.look("XX");
    }
    assertThat(journal.page("XX", null, 10)).isEmpty();
  }

  private boolean hasEnded(UUID exchange) {
    return journal.find(exchange).filter(record -> record.ending() != null).isPresent();
  }

  private List<ExchangeRecord> pull(Processor transport) throws Exception {
    try (var exchanges = exchanges(transport)) {
      return exchanges.pull("XX");
    }
  }

  private Arrivals arrivals() {
    return new Arrivals(folder, new Bodies(folder), journal, IMPATIENT, CLOCK);
  }

  private Exchanges exchanges(Processor transport) throws Exception {
    var seen = new SeenFiles(database);
    var lastTries = new LastTries(seen, new Departures(database));
    var circuits = new Circuits(database, Duration.ofMillis(1), Duration.ofMillis(1));
    var conduct = new Conduct(journal, commit, seen, lastTries, circuits, CLOCK);
    camel.addRoutes(new ExchangeRoute(conduct, arrivals(), IMPATIENT));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:pull-" + Line.name(partner()))
                .errorHandler(noErrorHandler())
                .process(transport);
          }
        });
    camel.start();
    return exchanges(node);
  }

  private Exchanges exchanges(Node node) {
    return new Exchanges(
        camel.createProducerTemplate(),
        Partners.of(partner()),
        journal,
        new Departures(database),
        (partner, template) -> {},
        new Ids(CLOCK, Optional.empty()),
        new Lanes(node.turns()),
        Moves.ALL_LIVE);
  }

  static PartnerProfile partner() {
    return partner("XX", Pull.Transport.SFTP, "sftp://host:22/");
  }

  static PartnerProfile partner(String id, Pull.Transport over, String from) {
    return new PartnerProfile(
        id,
        "0".repeat(64),
        false,
        Map.of("en", "Somewhere", "zh", "某地"),
        Set.of(id),
        ZoneOffset.UTC,
        new CodeForms(Pattern.compile(".+"), List.of(), List.of()),
        List.of(),
        new Pull(over, from, "0 0 3 * * ?", "XX/list", Map.of(), null, Map.of()),
        null,
        new Receipts(Duration.ofHours(4), null, null, null),
        null,
        new GateBounds(0.15, 1, 0.05, 0.01, 100, false),
        new Freshness(Duration.ofHours(24), Duration.ofHours(72), Freshness.WhenStale.REPORT),
        new Limits(1_000, 1_000, 65_536, 64, Duration.ofMinutes(10)));
  }
}
