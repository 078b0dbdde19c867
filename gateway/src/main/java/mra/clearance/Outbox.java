package mra.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What clearance is still to hear; a list is noted in the transaction that applies it. */
public final class Outbox {
  private static final String ADD =
      """
      insert into outbox (sequence, partner, exchange, document, changes)
      values (:sequence, :partner, :exchange, :document, :changes)
      """;

  private static final String WAITING =
      "select distinct partner from outbox where relayed_at is null";

  /** The lock makes a second relay wait, so that a partner's lists leave in order. */
  private static final String FIRST =
      """
      select sequence, partner, exchange, document, changes from outbox
      where partner = :partner and relayed_at is null
      order by sequence limit 1 for update
      """;

  private static final String RELAYED =
      "update outbox set relayed_at = :at where sequence = :sequence";

  private final JdbcClient jdbc;

  public Outbox(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * Takes part in the caller's transaction. The sequence must have been drawn in it: the row lock
   * it is drawn under is held until the end, so numbers follow the order of commits and none is
   * lost by a rollback.
   */
  public void add(Announcement list) {
    jdbc.sql(ADD)
        .param("sequence", list.sequence())
        .param("partner", list.partner())
        .param("exchange", list.exchange())
        .param("document", list.document())
        .param("changes", list.changes())
        .update();
  }

  /**
   * Has clearance told again of what it was told since; whoever heard it knows by the sequence.
   *
   * @return of how many lists
   */
  public int relayAgain(Instant since) {
    return jdbc.sql("update outbox set relayed_at = null where relayed_at >= :since")
        .param("since", since.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Lists that clearance has not heard of yet. */
  public long waiting() {
    return jdbc.sql("select count(*) from outbox where relayed_at is null")
        .query(Long.class)
        .single();
  }

  List<String> waitingPartners() {
    return jdbc.sql(WAITING).query(String.class).list();
  }

  /** The partner's next list, locked until the transaction ends. */
  Optional<Announcement> first(String partner) {
    return jdbc.sql(FIRST).param("partner", partner).query(Outbox::announcement).optional();
  }

  void relayed(Announcement list, Instant at) {
    jdbc.sql(RELAYED)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("sequence", list.sequence())
        .update();
  }

  private static Announcement announcement(ResultSet row, int number) throws SQLException {
    return new Announcement(
        row.getLong("sequence"),
        row.getString("partner"),
        row.getObject("exchange", UUID.class),
        row.getString("document"),
        row.getLong("changes"));
  }
}
