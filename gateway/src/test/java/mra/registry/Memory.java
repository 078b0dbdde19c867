package mra.registry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.testing.Databases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An empty registry, with the commit that the exchange room gives it. */
final class Memory {
  private static final DataSource DATABASE = Databases.fresh();

  final DataSource database = DATABASE;
  final Registry registry = new Registry(database);
  final Operators operators;
  final TransactionTemplate transaction;
  private Instant now = Instant.parse("2026-11-24T04:00:00Z");

  Memory() {
    jdbc().sql("drop table if exists operator_version_eu").update();
    jdbc().sql("truncate partner, partner_makeup, held_change").update();
    jdbc().sql("update registry_sequence set value = 0").update();
    var transactions = new DataSourceTransactionManager(database);
    operators = new Operators(database, transactions);
    transaction = new TransactionTemplate(transactions);
  }

  /** What applying one list gave; lists follow each other by a second. */
  record Outcome(UUID exchange, Difference difference, Applied applied) {}

  Outcome apply(Supplier<OperatorStream> list) {
    var exchange = UUID.randomUUID();
    try (var staged = registry.stage(exchange, Lists.EU, list)) {
      return commit(staged);
    }
  }

  Outcome commit(Staged staged) {
    now = now.plus(Duration.ofSeconds(1));
    return inTransaction(() -> {
      var state = registry.lock("EU");
      var difference = registry.compare(staged, state);
      var applied = registry.apply(staged, state, difference, now, true);
      return new Outcome(staged.exchange(), difference, applied);
    });
  }

  Difference compare(Supplier<OperatorStream> list) {
    try (var staged = registry.stage(UUID.randomUUID(), Lists.EU, list)) {
      return inTransaction(() -> registry.compare(staged, registry.lock("EU")));
    }
  }

  /** The changes of an exchange as words, in code order. */
  List<String> changesOf(UUID exchange) {
    var changes = new ArrayList<String>();
    operators.changesOf(
        exchange, each -> changes.add(each.change() + " " + each.after().code().normalised()));
    return changes;
  }

  List<Operator> present() {
    return export(Instant.MAX, Instant.MAX);
  }

  List<Operator> export(String at, String knownAt) {
    return export(Instant.parse(at), Instant.parse(knownAt));
  }

  private List<Operator> export(Instant at, Instant knownAt) {
    var far = Instant.parse("9999-01-01T00:00:00Z");
    var all = new ArrayList<Operator>();
    operators.export(
        "EU",
        at.isAfter(far) ? far : at,
        knownAt.isAfter(far) ? far : knownAt,
        false,
        version -> all.add(version.operator()));
    return all;
  }

  OperatorVersion version(String code) {
    var far = Instant.parse("9999-01-01T00:00:00Z");
    return operators.find("EU", code, far, far).orElseThrow();
  }

  /** Codes and standings of what is in force at a moment as known at another. */
  String picture(String at, String knownAt) {
    return export(at, knownAt).stream()
        .map(each -> each.code().normalised() + " " + each.standing())
        .collect(Collectors.joining(", "));
  }

  <T> T inTransaction(Supplier<T> work) {
    return requireNonNull(transaction.execute(status -> work.get()));
  }

  JdbcClient jdbc() {
    return JdbcClient.create(database);
  }
}
