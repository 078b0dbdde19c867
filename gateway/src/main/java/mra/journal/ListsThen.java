package mra.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which list of a partner answers of a past moment rested on. */
public final class ListsThen {
  private static final String LAST_BY =
      """
      select id, document, as_of, received_at from exchange
      where partner = :partner and way = 'IN' and outcome in ('APPLIED', 'UNCHANGED')
        and list_type in ('FULL', 'DELTA') and ended_at <= :at
      order by as_of desc, id desc limit 1
      """;

  private final JdbcClient jdbc;

  public ListsThen(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** The newest full or delta list that was in force by then. */
  public Optional<LastGood> of(String partner, Instant at) {
    return jdbc.sql(LAST_BY)
        .param("partner", partner)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(ExchangeRow::lastGood)
        .optional();
  }
}
