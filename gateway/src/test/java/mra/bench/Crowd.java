package mra.bench;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import mra.canonical.Code;
import mra.canonical.Consent;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.OperatorStream;
import mra.canonical.Standing;
import mra.partner.PartnerProfile;
import mra.registry.Registry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Operators of the EU, each with a code and three identifiers, and questions about them.
 *
 * @param size how many there are
 */
record Crowd(int size) {
  /** Coprime to any usual size, so that questions are far apart from each other. */
  private static final long STRIDE = 7_368_787;

  private static final ListHeader LIST =
      new ListHeader(
          "EU-CROWD",
          ListType.FULL,
          OptionalLong.empty(),
          Instant.parse("2026-11-01T03:00:00Z"),
          OptionalLong.empty());

  /** By the registry's own way of a first list, unless they are there already. */
  void into(DataSource database, PartnerProfile eu) {
    var held =
        JdbcClient.create(database)
            .sql("select count(*) from operator_version where partner = 'EU'")
            .query(Long.class)
            .single();
    if (held == size) {
      return;
    }
    if (held != 0) {
      throw new IllegalStateException("the home holds " + held + " operators of another run");
    }
    var registry = new Registry(database);
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    try (var staged = registry.stage(UUID.randomUUID(), eu, Source::new)) {
      transaction.executeWithoutResult(status -> {
        var before = registry.lock(eu.id());
        var difference = registry.compare(staged, before);
        registry.apply(staged, before, difference, Clock.systemUTC().instant(), true);
      });
    }
    JdbcClient.create(database).sql("analyze operator_version").update();
  }

  /** The n-th question: one consignor, every tenth of them in a spelling that nobody has. */
  byte[] question(long n) {
    int who = (int) (n * STRIDE % size);
    var code = n % 10 == 0 ? code(who).toLowerCase(java.util.Locale.ROOT) : code(who);
    return """
    {"declaration":"5301202611%08d","flow":"IMPORT",\
    "parties":[{"role":"CONSIGNOR","country":"DE","code":"%s","name":"Muster %d Handels GmbH"}]}\
    """
        .formatted(n % 100_000_000, code, who)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String code(int i) {
    return "DEAEOF%07d/%02d".formatted(i, i % 100);
  }

  private static Operator operator(int i) {
    var identifiers = new TreeMap<String, String>();
    identifiers.put("EORI", "DE%015d".formatted(i * 7L));
    identifiers.put("TCUIN", "TC%013d".formatted(i));
    identifiers.put("VAT", "ATU%09d".formatted(i));
    return new Operator(
        "EU",
        Code.of(code(i)),
        identifiers,
        List.of(
            new Name("Muster " + i + " Handels GmbH", "de"), new Name("Muster Trading " + i, "en")),
        null,
        "AEOF",
        List.of("EX", "FW"),
        Standing.VALID,
        LocalDate.of(2020, 1, 1),
        LocalDate.of(2020, 1, 1),
        null,
        "DE007600",
        Consent.GIVEN);
  }

  private final class Source implements OperatorStream {
    @Override
    public ListHeader header() {
      return LIST;
    }

    @Override
    public void forEach(Sink sink) {
      for (int i = 0; i < size; i++) {
        sink.operator(operator(i));
      }
    }
  }
}
