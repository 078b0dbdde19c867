package mra.journal;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import mra.canonical.ListHeader;
import mra.canonical.SetAside;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Writes down each step of an exchange; every method takes part in the caller's transaction. */
public final class Journal {
  private final JdbcClient jdbc;
  private final @Nullable UUID node;
  private final Identities identities;
  private final RecordFaults faults;
  private final HeldLists held;

  /** For who begins no exchange, or is the only one. */
  public Journal(DataSource database) {
    this(database, null);
  }

  /**
   * @param node that runs the exchanges which begin here
   */
  public Journal(DataSource database, @Nullable UUID node) {
    this.jdbc = JdbcClient.create(database);
    this.node = node;
    this.identities = new Identities(jdbc);
    this.faults = new RecordFaults(database);
    this.held = new HeldLists(jdbc, identities, node);
  }

  /** Those of its exchanges that wait. */
  public HeldLists held() {
    return held;
  }

  /** Writes down the first five facts; what the record holds beyond them is ignored. */
  public void begin(ExchangeRecord exchange) {
    jdbc.sql(JournalSql.BEGIN)
        .param("id", exchange.id())
        .param("partner", exchange.partner())
        .param("way", exchange.way().name())
        .param("over", exchange.over())
        .param("profile_version", exchange.profileVersion())
        .param("at", utc(exchange.startedAt()))
        .param("node", node, Types.OTHER)
        .update();
  }

  /** The raw bytes are complete and kept; one that another node ended meanwhile stays ended. */
  public void received(UUID exchange, Body body, Instant at) {
    kept(JournalSql.RECEIVED, exchange, body, at).update();
  }

  /** What is kept of an exchange that ended is taken once more, by this node and this profile. */
  public void takenAgain(UUID exchange, String profileVersion) {
    jdbc.sql(JournalSql.TAKEN_AGAIN)
        .param("id", exchange)
        .param("node", node, Types.OTHER)
        .param("profile_version", profileVersion)
        .update();
  }

  /**
   * A list of ours is sealed and kept.
   *
   * @param contentDigest SHA-256 of the document before it was sealed
   */
  public void ready(UUID exchange, Body body, String contentDigest, Instant at) {
    kept(JournalSql.READY, exchange, body, at).param("content", contentDigest).update();
  }

  /** The partner was handed it; its receipt is awaited, unless it came faster than this. */
  public void sent(UUID exchange) {
    jdbc.sql(JournalSql.SENT).param("id", exchange).update();
  }

  /** What is kept of an exchange goes out again under the same id, unless the partner has it. */
  public void reopen(UUID exchange) {
    jdbc.sql(JournalSql.REOPEN).param("id", exchange).update();
  }

  /** Nothing came of it, and nobody had asked for it: it leaves no trace. */
  public void forget(UUID exchange) {
    jdbc.sql(JournalSql.FORGET).param("id", exchange).update();
  }

  /** Trust held. */
  public void opened(UUID exchange, String contentDigest, @Nullable String signer) {
    jdbc.sql(JournalSql.OPENED)
        .param("id", exchange)
        .param("digest", contentDigest)
        .param("signer", signer)
        .update();
  }

  /** The header was read. */
  public void read(UUID exchange, ListHeader header) {
    var sequence = header.sequence().isPresent() ? header.sequence().getAsLong() : null;
    jdbc.sql(JournalSql.READ)
        .param("id", exchange)
        .param("document", header.document())
        .param("type", header.type().name())
        .param("sequence", sequence, Types.BIGINT)
        .param("as_of", utc(header.asOf()))
        .update();
  }

  /** Whether another exchange brought the document, as committed now; binds nobody. */
  public Identified look(UUID exchange, Identity identity) {
    return identities.look(exchange, identity);
  }

  /**
   * Takes the id for this exchange until the transaction ends; needs {@link #read} before and
   * {@link #finish} after it.
   */
  public Identified reserve(UUID exchange, Identity identity) {
    return identities.reserve(exchange, identity);
  }

  public void finish(UUID exchange, Ending ending) {
    var statement =
        jdbc.sql(JournalSql.FINISH)
            .param("id", exchange)
            .param("at", utc(ending.at()))
            .param("outcome", ending.outcome().name())
            .param("fault", ending.fault() == null ? null : ending.fault().name())
            .param("where", ending.where())
            .param("detail", ending.detail());
    ending.counts().bind(statement).update();
    identities.decide(exchange, ending.outcome());
    jdbc.sql(JournalSql.OWE).param("id", exchange).update();
  }

  /** Lists of a partner that we owe an answer for, oldest first. */
  public List<ExchangeRecord> unanswered(String partner, int limit) {
    return jdbc.sql(JournalSql.UNANSWERED)
        .param("partner", partner)
        .param("limit", limit)
        .query(ExchangeRow::of)
        .list();
  }

  /**
   * The answer is kept in the same transaction.
   *
   * @return false when it was already; whoever keeps it at the same time is waited for
   */
  public boolean answered(UUID exchange) {
    return jdbc.sql(JournalSql.ANSWERED).param("id", exchange).update() == 1;
  }

  /**
   * The earlier exchange that decided on this one's document, or found the same wrong with the same
   * content; empty when this one is the first.
   */
  public Optional<UUID> decidedBy(ExchangeRecord exchange) {
    return first(JournalSql.DECIDED_BY, exchange)
        .or(() -> first(JournalSql.REFUSED_ALIKE, exchange));
  }

  private Optional<UUID> first(String sql, ExchangeRecord exchange) {
    return jdbc.sql(sql).param("id", exchange.id()).query(UUID.class).optional();
  }

  /**
   * Answers of this node rest on the list from now on.
   *
   * @return empty when nothing was received, or people decided on it in between
   */
  public Optional<InEffect> inEffect(UUID exchange, Instant at) {
    return jdbc.sql(JournalSql.IN_EFFECT)
        .param("id", exchange)
        .param("at", utc(at))
        .query(InEffect::of)
        .optional();
  }

  /**
   * How long the last lists of a partner took from their arrival until answers rested on them.
   *
   * @param limit at most so many lists are looked at
   * @return empty while there is none
   */
  public Optional<Latency> latency(String partner, boolean urgent, int limit) {
    return jdbc.sql(JournalSql.LATENCY)
        .param("partner", partner)
        .param("types", urgent ? "{URGENT}" : "{FULL,DELTA}")
        .param("limit", limit)
        .query(Latency::of)
        .optional();
  }

  /** Keeps the first 10,000. */
  public void setAside(UUID exchange, List<SetAside> records) {
    faults.keep(exchange, records);
  }

  public List<SetAside> setAsideIn(UUID exchange, int limit) {
    return faults.of(exchange, limit);
  }

  public Optional<ExchangeRecord> find(UUID exchange) {
    return jdbc.sql(JournalSql.FIND).param("id", exchange).query(ExchangeRow::of).optional();
  }

  /**
   * Newest first.
   *
   * @param partner null for all
   * @param before the last id of the page before; null for the first page
   */
  public List<ExchangeRecord> page(@Nullable String partner, @Nullable UUID before, int limit) {
    return jdbc.sql(JournalSql.PAGE)
        .param("partner", partner, Types.VARCHAR)
        .param("before", before, Types.OTHER)
        .param("limit", limit)
        .query(ExchangeRow::of)
        .list();
  }

  /**
   * Exchanges that a node runs, or ran when it died. A list of ours that is kept is not among them:
   * it goes on where it was.
   *
   * @param node null for those that began before nodes had ids
   */
  public List<ExchangeRecord> running(@Nullable UUID node) {
    return jdbc.sql(JournalSql.RUNNING)
        .param("node", node, Types.OTHER)
        .query(ExchangeRow::of)
        .list();
  }

  /** Nodes under which exchanges run, dead ones included. */
  public List<UUID> nodesAtWork() {
    return jdbc.sql(JournalSql.NODES).query(UUID.class).list();
  }

  /**
   * Whether it has not ended; nobody else can end it until the transaction does. One that took its
   * node for dead may have.
   */
  public boolean isOpen(UUID exchange) {
    return jdbc.sql(JournalSql.STILL_OPEN)
        .param("id", exchange)
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  /** The newest one that was about a message and did not only fail to travel. */
  public Optional<ExchangeRecord> lastDecided(String partner, Way way) {
    return jdbc.sql(JournalSql.LAST_DECIDED)
        .param("partner", partner)
        .param("way", way.name())
        .query(ExchangeRow::of)
        .optional();
  }

  public Optional<LastGood> lastGood(String partner) {
    return jdbc.sql(JournalSql.LAST_GOOD)
        .param("partner", partner)
        .query(ExchangeRow::lastGood)
        .optional();
  }

  private StatementSpec kept(String sql, UUID exchange, Body body, Instant at) {
    return jdbc.sql(sql)
        .param("id", exchange)
        .param("path", body.path())
        .param("bytes", body.bytes())
        .param("sha256", body.sha256())
        .param("at", utc(at));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
