package mra.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.canonical.Code;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.SetAside;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.journal.Due.Kind;
import mra.partner.CodeForms;
import mra.partner.Freshness;
import mra.partner.GateBounds;
import mra.partner.Limits;
import mra.partner.PartnerProfile;
import mra.partner.Retention;
import mra.registry.Operators;
import mra.registry.Registry;
import mra.testing.Databases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a partner told us, when its time is over. */
class PurgesTest {
  private static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");
  private static final Instant GONE = AT.plusSeconds(60);

  @TempDir private Path home;
  private final DataSource database = Databases.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final DataSourceTransactionManager transactions =
      new DataSourceTransactionManager(database);
  private final TransactionTemplate transaction = new TransactionTemplate(transactions);
  private final Registry registry = new Registry(database);
  private final Operators operators = new Operators(database, transactions);
  private final Journal journal = new Journal(database);
  private final AuditLog audit = new AuditLog(database);
  private final PartnerProfile eu = profile("EU");
  private Bodies bodies;
  private UUID exchange;

  @BeforeEach
  void twoOperatorsOfWhomOneIsAbsentSinceAMinuteAfter() throws IOException {
    bodies = new Bodies(home.resolve("bodies"));
    exchange = exchange(eu, AT, Outcome.APPLIED);
    apply(eu, "L1", AT, "STAYS", "GOES");
    apply(eu, "L2", GONE, "STAYS");
    apply(profile("HK"), "L1", AT, "STAYS", "GOES");
    apply(profile("HK"), "L2", GONE, "STAYS");
  }

  @Test
  void theClockSaysWhatIsDueAndWhenTheNextIs() {
    var usual = Retention.USUAL;
    var justBefore = at(GONE.plus(usual.absent()).minusMillis(1));
    var on = at(GONE.plus(usual.absent()));

    assertThat(due(Kind.ABSENT, justBefore))
        .isEqualTo(new Due(Kind.ABSENT, usual.absent(), 0, GONE.plus(usual.absent())));
    assertThat(due(Kind.ABSENT, on).now()).isEqualTo(1);
    assertThat(due(Kind.BODY, at(AT)).next()).isEqualTo(AT.plus(usual.bodies()));
    assertThat(due(Kind.RECEIPT, at(AT)))
        .isEqualTo(new Due(Kind.RECEIPT, usual.receipts(), 0, null));
  }

  @Test
  void anAbsentOperatorGoesWithItsWholePastOnTheDayAndNotBefore() {
    var last = GONE.plus(Retention.USUAL.absent());
    purge(at(last.minusMillis(1)));
    assertThat(versions("EU", "GOES")).isEqualTo(3);

    var purge = purge(at(last));

    assertThat(purge.counts()).containsEntry(Kind.ABSENT, 1L);
    assertThat(versions("EU", "GOES")).isZero();
    assertThat(versions("EU", "STAYS")).isEqualTo(1);
    assertThat(versions("HK", "GOES")).isEqualTo(3);
    assertThat(operators.partner("EU").orElseThrow().changedBy()).isEqualTo(purge.id());
  }

  @Test
  void aPurgedOperatorThatAListNamesAgainIsGrantedAsNew() {
    purge(at(GONE.plus(Retention.USUAL.absent())));

    apply(eu, "L3", GONE.plus(Duration.ofDays(1200)), "STAYS", "GOES");

    assertThat(versions("EU", "GOES")).isEqualTo(1);
    assertThat(operators.partner("EU").orElseThrow().present()).isEqualTo(2);
  }

  @Test
  void bodiesAndSetAsideRecordsOfEndedExchangesGo() throws IOException {
    var held = exchange(eu, AT, Outcome.HELD);
    var running = begin(eu, AT);
    var answering = exchange(eu, AT, Outcome.APPLIED);
    jdbc.sql("update exchange set receipt_owed = true where id = :id")
        .param("id", answering)
        .update();

    var purge = purge(at(AT.plus(Retention.USUAL.bodies())));

    assertThat(purge.counts()).containsEntry(Kind.BODY, 1L).containsEntry(Kind.SET_ASIDE, 1L);
    assertThat(journal.find(exchange).orElseThrow().body()).isNull();
    assertThat(journal.setAsideIn(exchange, 10)).isEmpty();
    assertThat(journal.setAsideIn(held, 10)).hasSize(1);
    assertThat(files())
        .containsExactlyInAnyOrder(held + ".raw", running + ".raw", answering + ".raw");
  }

  @Test
  void theProofNamesAllThatWentAndNothingOfWhatItSaid() throws Exception {
    var purge = purge(at(AT.plus(Duration.ofDays(2000))));

    var lines =
        jdbc
            .sql("select kind || ' ' || key from purged where purge = :id")
            .param("id", purge.id())
            .query(String.class)
            .list()
            .stream()
            .sorted()
            .map(line -> line + "\n")
            .toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).isEqualTo("ABSENT " + Digests.sha256(file("EU\0GOES")) + "\n");
    assertThat(purge.proof()).isEqualTo(Digests.sha256(file(String.join("", lines))));
    var leaf =
        jdbc.sql("select convert_from(event, 'UTF8') from audit_leaf where kind = 'PURGED'")
            .query(String.class)
            .single();
    assertThat(leaf).contains(purge.proof(), purge.id().toString()).doesNotContain("GOES");
    assertThat(audit.check().count()).isEqualTo(1);
  }

  @Test
  void whereNothingIsDueNothingIsLeft() {
    assertThat(purges(at(AT), (partner, id) -> {}).purge(eu, "why", "who")).isEmpty();

    assertThat(audit.check().count()).isZero();
    assertThat(jdbc.sql("select count(*) from purge").query(Long.class).single()).isZero();
  }

  @Test
  void killedBeforeTheCommitNothingHappened() {
    jdbc.sql("alter table purge rename to elsewhere").update();

    assertThatThrownBy(() -> purge(at(AT.plus(Duration.ofDays(2000))))).isNotNull();

    assertThat(versions("EU", "GOES")).isEqualTo(3);
    assertThat(bodies.file(requireNonNull(journal.find(exchange).orElseThrow().body()))).exists();
    assertThat(journal.setAsideIn(exchange, 10)).hasSize(1);
  }

  @Test
  void killedAfterTheCommitTheFilesGoAtTheNextStart() throws IOException {
    var killed =
        purges(
            at(AT.plus(Duration.ofDays(2000))),
            (partner, id) -> {
              throw new IllegalStateException("killed");
            });
    assertThatThrownBy(() -> killed.purge(eu, "why", "who")).hasMessage("killed");
    assertThat(versions("EU", "GOES")).isZero();
    assertThat(files()).hasSize(1);

    bodies.sweep(id -> journal.find(id).filter(each -> each.body() != null).isPresent());

    assertThat(files()).isEmpty();
  }

  private Purge purge(Clock clock) {
    return purges(clock, (partner, id) -> {})
        .purge(eu, "why", "who")
        .orElse(new Purge(new UUID(0, 0), "EU", AT, Map.of(), ""));
  }

  private Due due(Kind kind, Clock clock) {
    return purges(clock, (partner, id) -> {}).due(eu).stream()
        .filter(due -> due.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private Purges purges(Clock clock, BiConsumer<String, UUID> forgotten) {
    return new Purges(
        database,
        transaction,
        registry,
        bodies,
        new PurgeProofs(database, audit),
        forgotten,
        UUID::randomUUID,
        clock);
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private UUID begin(PartnerProfile from, Instant at) throws IOException {
    var id = UUID.randomUUID();
    journal.begin(ExchangeRecord.begun(id, from.id(), Way.IN, "test", "v1", at));
    journal.received(id, bodies.keep(id, at, file(id + " bytes")), at);
    return id;
  }

  private UUID exchange(PartnerProfile from, Instant at, Outcome outcome) throws IOException {
    var id = begin(from, at);
    var aside = new SetAside(1, "line 1", Fault.FIELD_MISSING, "empty", null, null, null);
    transaction.executeWithoutResult(status -> {
      journal.setAside(id, List.of(aside));
      var fault = outcome == Outcome.HELD ? Fault.LIST_SHRUNK : null;
      journal.finish(id, new Ending(outcome, fault, "", "", Counts.NONE, at));
    });
    jdbc.sql("update exchange set receipt_owed = false where id = :id").param("id", id).update();
    return id;
  }

  private Path file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(home, "a", "b"), content);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("bodies"))) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }

  private long versions(String partner, String code) {
    return jdbc.sql("select count(*) from operator_version where partner = :p and code = :c")
        .param("p", partner)
        .param("c", code)
        .query(Long.class)
        .single();
  }

  private void apply(PartnerProfile from, String id, Instant asOf, String... codes) {
    var header =
        new ListHeader(id, ListType.FULL, OptionalLong.empty(), asOf, OptionalLong.empty());
    try (var staged =
        registry.stage(UUID.randomUUID(), from, () -> new Given(header, from.id(), codes))) {
      transaction.executeWithoutResult(status -> {
        var state = registry.lock(from.id());
        registry.apply(staged, state, registry.compare(staged, state), asOf, true);
      });
    }
  }

  private record Given(ListHeader header, String partner, String[] codes)
      implements OperatorStream {
    @Override
    public void forEach(Sink sink) {
      Arrays.stream(codes).map(this::operator).forEach(sink::operator);
    }

    private Operator operator(String code) {
      return new Operator(
          partner,
          Code.of(code),
          new TreeMap<>(),
          List.of(new Name("Muster " + code, null)),
          null,
          "AEOF",
          List.of(),
          Standing.VALID,
          LocalDate.of(2020, 1, 1),
          null,
          null,
          null,
          null);
    }
  }

  private static PartnerProfile profile(String id) {
    return new PartnerProfile(
        id,
        "0".repeat(64),
        false,
        Map.of("en", id, "zh", id),
        Set.of(),
        ZoneId.of("Europe/Brussels"),
        new CodeForms(Pattern.compile(".+"), List.of(), List.of()),
        List.of(),
        null,
        null,
        new mra.partner.Receipts(Duration.ofHours(4), null, null, null),
        null,
        new GateBounds(1, 1, 1, 1, 10, false),
        new Freshness(Duration.ofHours(24), Duration.ofHours(72), Freshness.WhenStale.REPORT),
        new Limits(1L << 32, 5_000_000, 1 << 16, 32, Duration.ofHours(1)));
  }
}
