package mra.journal;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The signed receipts of every exchange; every method takes part in the caller's transaction. None
 * is ever replaced: a list that was held is answered again, and both answers stay.
 */
public final class Receipts {
  private static final String KEEP =
      """
      insert into receipt
        (exchange, id, partner, way, document, verdict, signed, made_at, sent_at)
      values
        (:exchange, :id, :partner, :way::way, :document, :verdict, :signed, :made_at, :sent_at)
      on conflict do nothing
      """;

  private static final String REPEAT =
      """
      insert into receipt (exchange, id, partner, way, document, verdict, signed, made_at)
      select :exchange, id, partner, way, document, verdict, signed, made_at
      from receipt where exchange = :earlier order by number desc limit 1
      on conflict (exchange, id) do update set sent_at = null
      """;

  private static final String OWED =
      """
      select * from receipt r
      where partner = :partner and way = 'OUT' and sent_at is null
        and not exists (
          select from receipt later where later.exchange = r.exchange and later.number > r.number)
      order by tries, number limit :limit
      """;

  private static final String SENT =
      """
      update receipt set sent_at = :at
      where exchange = :exchange and id = :id and sent_at is null
      """;

  private static final String FAILED =
      """
      update receipt set tries = tries + 1, last_fault = :fault
      where exchange = :exchange and id = :id and sent_at is null
      """;

  private static final String OF =
      "select * from receipt where exchange = :exchange order by number desc";

  private final JdbcClient jdbc;

  public Receipts(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * Ours, in the transaction that commits what it tells; owed from then on.
   *
   * @return false when the receipt of that id is kept already, which stays as it is
   */
  public boolean keep(UUID exchange, Receipt receipt, byte[] signed) {
    return keep(exchange, receipt, receipt.to(), Way.OUT, signed, null);
  }

  /**
   * The last answer to an earlier exchange, for a later one that brought the same message; owed
   * again.
   *
   * @return false when there is none
   */
  public boolean repeat(UUID earlier, UUID exchange) {
    return jdbc.sql(REPEAT).param("earlier", earlier).param("exchange", exchange).update() == 1;
  }

  /**
   * Theirs, for a list of ours.
   *
   * @return false when it came before
   */
  public boolean received(UUID exchange, Receipt receipt, byte[] signed, Instant at) {
    return keep(exchange, receipt, receipt.from(), Way.IN, signed, at);
  }

  private boolean keep(
      UUID exchange,
      Receipt receipt,
      String partner,
      Way way,
      byte[] signed,
      @Nullable Instant sentAt) {
    int kept =
        jdbc.sql(KEEP)
            .param("exchange", exchange)
            .param("id", receipt.id())
            .param("partner", partner)
            .param("way", way.name())
            .param("document", receipt.document())
            .param("verdict", receipt.verdict().name())
            .param("signed", signed)
            .param("made_at", utc(receipt.at()))
            .param("sent_at", utc(sentAt), Types.TIMESTAMP_WITH_TIMEZONE)
            .update();
    return kept == 1;
  }

  /**
   * Oldest first, those that failed behind the others, so that one which the partner does not take
   * holds up none; of several for one list the last one alone, because it tells more.
   */
  public List<KeptReceipt> owed(String partner, int limit) {
    return jdbc.sql(OWED)
        .param("partner", partner)
        .param("limit", limit)
        .query(KeptReceipt::of)
        .list();
  }

  /** The partner has it; told again, the first time stays. */
  public void sent(KeptReceipt receipt, Instant at) {
    jdbc.sql(SENT)
        .param("exchange", receipt.exchange())
        .param("id", receipt.id())
        .param("at", utc(at))
        .update();
  }

  /** It could not be sent; it stays owed. */
  public void failed(KeptReceipt receipt, Fault fault) {
    jdbc.sql(FAILED)
        .param("exchange", receipt.exchange())
        .param("id", receipt.id())
        .param("fault", fault.name())
        .update();
  }

  /** The last one of an exchange, which is the one in force. */
  public Optional<KeptReceipt> of(UUID exchange) {
    return all(exchange).stream().findFirst();
  }

  /** Newest first. */
  public List<KeptReceipt> all(UUID exchange) {
    return jdbc.sql(OF).param("exchange", exchange).query(KeptReceipt::of).list();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
