package mra.registry;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import mra.canonical.Address;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.ListType;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.Standing;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures the registry alone, with fsync on: first load, the same list again, and 0.1 % changed.
 * Arguments: operators (300000), rounds (3).
 */
public final class RegistryFigures {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "shared_buffers", "256MB",
          "max_wal_size", "4GB",
          "work_mem", "32MB",
          "random_page_cost", "1.1",
          "wal_buffers", "16MB",
          "wal_level", "minimal",
          "max_wal_senders", "0");

  private final int operators;
  private final Registry registry;
  private final Operators reader;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private long oursBefore;
  private long theirsBefore;
  private Instant now = Instant.parse("2026-11-24T04:00:00Z");

  private RegistryFigures(int operators, EmbeddedPostgres server) {
    this.operators = operators;
    var pool = new HikariDataSource();
    pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
    pool.setUsername("postgres");
    this.registry = new Registry(pool);
    var transactions = new DataSourceTransactionManager(pool);
    this.reader = new Operators(pool, transactions);
    this.jdbc = JdbcClient.create(pool);
    this.transaction = new TransactionTemplate(transactions);
  }

  public static void main(String[] args) throws IOException {
    int operators = args.length > 0 ? Integer.parseInt(args[0]) : 300_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    var builder = EmbeddedPostgres.builder();
    SETTINGS.forEach(builder::setServerConfig);
    builder.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
    builder.setServerConfig("full_page_writes", "on");
    try (var server = builder.start()) {
      Flyway.configure()
          .dataSource(server.getJdbcUrl("postgres", "postgres"), "postgres", null)
          .load()
          .migrate();
      for (int round = 0; round < rounds; round++) {
        JdbcClient.create(server.getPostgresDatabase())
            .sql("drop table if exists operator_version_eu; truncate partner")
            .update();
        new RegistryFigures(operators, server).round();
      }
    }
  }

  private void round() {
    oursBefore = ours();
    theirsBefore = theirs();
    apply("first load", 0);
    apply("unchanged", 0);
    apply("unchanged", 0);
    apply("0.1 % changed", operators / 1000);
    apply("unchanged", operators / 1000);
    var started = System.nanoTime();
    var count = new int[1];
    reader.current("EU", each -> count[0]++);
    report("read current", started, System.nanoTime(), count[0] + " operators");
  }

  private void apply(String what, int changed) {
    now = now.plus(Duration.ofHours(1));
    long started = System.nanoTime();
    try (var staged = registry.stage(UUID.randomUUID(), Lists.EU, list(what, changed))) {
      var times = new long[5];
      times[0] = System.nanoTime();
      transaction.executeWithoutResult(status -> commit(staged, times));
      times[4] = System.nanoTime();
      report(what, started, times[4], steps(started, times));
    }
  }

  private void commit(Staged staged, long[] times) {
    var state = registry.lock("EU");
    times[1] = System.nanoTime();
    var difference = registry.compare(staged, state);
    times[2] = System.nanoTime();
    registry.apply(staged, state, difference, now, true);
    times[3] = System.nanoTime();
  }

  private Supplier<OperatorStream> list(String what, int changed) {
    Iterable<Operator> records = () -> records(changed);
    return Lists.list(what + now, ListType.FULL, OptionalLong.empty(), now.toString(), records);
  }

  private static String steps(long started, long[] times) {
    return "stage %d, lock %d, compare %d, apply %d, commit %d ms"
        .formatted(
            millis(started, times[0]),
            millis(times[0], times[1]),
            millis(times[1], times[2]),
            millis(times[2], times[3]),
            millis(times[3], times[4]));
  }

  private void report(String what, long started, long ended, String detail) {
    long ours = ours();
    long theirs = theirs();
    System.out.printf(
        Locale.ROOT,
        "%-14s %5d ms (CPU: %d ms here, %d ms PostgreSQL)  %s%n",
        what,
        millis(started, ended),
        ours - oursBefore,
        theirs - theirsBefore,
        detail);
    oursBefore = ours();
    theirsBefore = theirs();
  }

  /** On a busy machine the processors' time says more than the clock's. */
  private static long ours() {
    return cpuMillis(ProcessHandle.current());
  }

  private long theirs() {
    return jdbc.sql("select pid from pg_stat_activity").query(Long.class).list().stream()
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .mapToLong(RegistryFigures::cpuMillis)
        .sum();
  }

  private static long cpuMillis(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }

  private static long millis(long from, long to) {
    return (to - from) / 1_000_000;
  }

  private Iterator<Operator> records(int changed) {
    return IntStream.range(0, operators).mapToObj(i -> record(i, i < changed)).iterator();
  }

  /** About 350 bytes of text; codes in an order of their own, as partners write them. */
  private static Operator record(int i, boolean changed) {
    int number = (int) (i * 2_654_435_761L % 1_000_000_007L & Integer.MAX_VALUE);
    var code = "DEAEOF" + number + "/" + i % 30;
    var since = LocalDate.of(2015, 1, 1).plusDays(i % 3000);
    return new Operator(
        "EU",
        new Code(code, code),
        new TreeMap<>(Map.of("EORI", "DE" + (1_000_000_000L + number))),
        List.of(
            new Name("Muster Handelsgesellschaft " + number + " GmbH", "de"),
            new Name("Example Trading " + number, "en")),
        new Address(List.of("Hauptstraße " + i % 500), "Hamburg", "20" + i % 1000, null, "DE"),
        i % 10 == 0 ? "AEOC" : "AEOF",
        i % 3 == 0 ? List.of() : List.of("EX", "FW", "MF"),
        changed ? Standing.SUSPENDED : Standing.VALID,
        since,
        since,
        null,
        "DE00" + i % 9000,
        Consent.GIVEN);
  }
}
