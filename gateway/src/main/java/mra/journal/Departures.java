package mra.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mra.canonical.Change;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import mra.journal.Composition.Told;
import mra.partner.Agreement;
import mra.partner.Agreement.Ours;
import mra.registry.OperatorVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lists of ours on their way out, and the ledger of what they told. Every method takes part in the
 * caller's transaction; whoever composes or confirms {@link #lock locks} first.
 */
public final class Departures {
  private static final int FETCH_ROWS = 1_000;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  public Departures(DataSource database) {
    this.batches = new JdbcTemplate(database);
    batches.setFetchSize(FETCH_ROWS);
    this.jdbc = JdbcClient.create(batches);
  }

  /**
   * Makes everybody else wait who composes for the partner, or confirms, until the transaction
   * ends.
   */
  public Audience lock(String partner) {
    jdbc.sql(DepartureSql.KNOW).param("partner", partner).update();
    return jdbc.sql(DepartureSql.LOCK).param("partner", partner).query(Audience::of).single();
  }

  /**
   * Writes into the ledger what the partner is to be told now.
   *
   * @param type FULL tells everything, DELTA what changed since the partner's last receipts, URGENT
   *     only what takes recognition away from whom the partner may know by now
   * @param basis the agreement in force; it must let something be told
   * @param ours every current version of our programme, absent operators included, in code order
   * @return empty when nothing changed and the list is no full one; the caller then rolls back
   */
  public Optional<Departure> compose(
      UUID exchange,
      String partner,
      ListType type,
      Agreement basis,
      Stream<OperatorVersion> ours,
      Instant now) {
    var terms = Objects.requireNonNull(basis.ours());
    begin(exchange, partner, type, basis.basis(), terms);
    var composition = new Composition(type, new Disclosure(terms), new Ledger(exchange, batches));
    var heard = type == ListType.URGENT ? DepartureSql.HEARD : DepartureSql.TOLD;
    try (var told = told(partner, heard)) {
      composition.compose(ours.iterator(), told.iterator());
    }
    if (composition.isNeedless() && type != ListType.FULL) {
      return Optional.empty();
    }
    var counts = composition.counts();
    var header = header(partner, type, counts.records(), now);
    return Optional.of(new Departure(header, counts, composition.withheld()));
  }

  /** The records of a list that was just composed, as its partner may see them, in code order. */
  public Stream<Operator> records(UUID exchange) {
    return jdbc
        .sql(DepartureSql.RECORDS)
        .param("exchange", exchange)
        .query((row, number) -> OperatorJson.read(row.getString("record")))
        .stream();
  }

  /**
   * Keeps what is known of a list once it is sealed.
   *
   * @param ends where each page ends in the kept bytes
   */
  public void sealed(UUID exchange, List<Long> ends, Counts counts) {
    var statement =
        jdbc.sql(DepartureSql.SEALED)
            .param("exchange", exchange)
            .param("ends", ends.toArray(Long[]::new));
    counts.bind(statement).update();
  }

  /** Where each page ends in the bytes that are kept. */
  public List<Long> ends(UUID exchange) {
    return jdbc.sql("select unnest(ends) from departure where exchange = :exchange")
        .param("exchange", exchange)
        .query(Long.class)
        .list();
  }

  /** One more exchange with it failed; how many did. */
  public int failed(UUID exchange) {
    return jdbc.sql(DepartureSql.FAILED).param("id", exchange).query(Integer.class).single();
  }

  /** None before the list was composed. */
  public Counts counts(UUID exchange) {
    return jdbc.sql("select * from departure where exchange = :exchange")
        .param("exchange", exchange)
        .query((row, number) -> Counts.of(row))
        .optional()
        .orElse(Counts.NONE);
  }

  /** The oldest list that was kept for the partner and that no receipt has answered. */
  public Optional<UUID> unanswered(String partner, boolean urgent) {
    return jdbc.sql(DepartureSql.UNANSWERED)
        .param("partner", partner)
        .param("urgent", urgent)
        .query(UUID.class)
        .optional();
  }

  /** All that were kept for the partner and that no receipt has answered, oldest first. */
  public List<UUID> unanswered(String partner) {
    return jdbc.sql(DepartureSql.ALL_UNANSWERED).param("partner", partner).query(UUID.class).list();
  }

  /** The oldest list that was kept before a moment and that no receipt has answered. */
  public Optional<String> unansweredSince(String partner, Instant before) {
    return jdbc.sql(DepartureSql.UNANSWERED_SINCE)
        .param("partner", partner)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .query(String.class)
        .optional();
  }

  /** Whether a list was handed over whose receipt has not come. */
  public boolean isAwaited(String partner) {
    return jdbc.sql(DepartureSql.AWAITED).param("partner", partner).query(Boolean.class).single();
  }

  /** The exchange in which a list of ours left. */
  public Optional<UUID> sentAs(String partner, String document) {
    return jdbc.sql(DepartureSql.OUT_OF_DOCUMENT)
        .param("partner", partner)
        .param("document", document)
        .query(UUID.class)
        .optional();
  }

  /** The partner has it, as its receipt says. */
  public void confirm(UUID exchange, Instant at) {
    for (var each : List.of(DepartureSql.CONFIRM, DepartureSql.FORGET)) {
      jdbc.sql(each).param("exchange", exchange).update();
    }
    jdbc.sql(DepartureSql.FULL_TAKEN)
        .param("exchange", exchange)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The partner's next list has to be a full one. */
  public void startOver(UUID exchange) {
    jdbc.sql(DepartureSql.FULL_DUE).param("exchange", exchange).update();
  }

  /**
   * Leaves numbers out, for when those of lists that left may be forgotten: a partner must never
   * see an id again with other content. Each partner's next list has to be a full one.
   */
  public void skipNumbers(long count) {
    jdbc.sql(DepartureSql.KNOW_ALL).update();
    jdbc.sql(DepartureSql.SKIP).param("count", count).update();
  }

  /** What the partner has of us, in code order. */
  public Stream<Operator> has(String partner) {
    return told(partner, DepartureSql.TOLD).map(told -> OperatorJson.read(told.record()));
  }

  /**
   * What ever left about one operator of ours, newest first.
   *
   * @param code normalised
   * @param partner null for all
   */
  public List<Telling> ledger(String code, @Nullable String partner, int limit) {
    return jdbc.sql(DepartureSql.LEDGER)
        .param("code", code)
        .param("partner", partner, Types.VARCHAR)
        .param("limit", limit)
        .query(Departures::telling)
        .list();
  }

  private static Telling telling(ResultSet row, int number) throws SQLException {
    var change = row.getString("change");
    var record = row.getString("record");
    var outcome = row.getString("outcome");
    return new Telling(
        row.getObject("id", UUID.class),
        row.getString("partner"),
        row.getString("document"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getString("basis"),
        List.of((String[]) row.getArray("fields").getArray()),
        change == null ? null : Change.valueOf(change),
        record == null ? null : OperatorJson.read(record),
        Stage.valueOf(row.getString("state")),
        outcome == null ? null : Outcome.valueOf(outcome));
  }

  private void begin(UUID exchange, String partner, ListType type, String basis, Ours terms) {
    jdbc.sql(DepartureSql.BEGIN)
        .param("exchange", exchange)
        .param("partner", partner)
        .param("type", type.name())
        .param("basis", basis)
        .param("fields", terms.discloses().stream().map(Enum::name).toArray(String[]::new))
        .update();
  }

  private Stream<Told> told(String partner, String sql) {
    return jdbc
        .sql(sql)
        .param("partner", partner)
        .query((row, number) -> new Told(row.getString("code"), row.getString("record")))
        .stream();
  }

  private ListHeader header(String partner, ListType type, long records, Instant now) {
    boolean urgent = type == ListType.URGENT;
    long number =
        jdbc.sql(urgent ? DepartureSql.COUNT_URGENT : DepartureSql.COUNT_LIST)
            .param("partner", partner)
            .query(Long.class)
            .single();
    var id =
        String.format(
            Locale.ROOT,
            "CN-%s-%d-%s%06d",
            partner,
            now.atOffset(ZoneOffset.UTC).getYear(),
            urgent ? "U" : "",
            number);
    return new ListHeader(
        id,
        type,
        urgent ? OptionalLong.empty() : OptionalLong.of(number),
        afterTheLast(partner, now.truncatedTo(ChronoUnit.SECONDS)),
        OptionalLong.of(records));
  }

  /**
   * A partner refuses what is older than what it has, as if our clock was set back it would be; and
   * a list that is lost and comes again must not undo what was said in the same second.
   */
  private Instant afterTheLast(String partner, Instant now) {
    return jdbc.sql(DepartureSql.LAST_AS_OF)
        .param("partner", partner)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant)
        .filter(last -> !last.isBefore(now))
        .map(last -> last.plusSeconds(1))
        .orElse(now);
  }
}
