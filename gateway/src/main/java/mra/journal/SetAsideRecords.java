package mra.journal;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import mra.canonical.Code;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is remembered of records that did not read, by the operator that they name. */
public final class SetAsideRecords {
  /** The numbers of those that stay are not changed: a receipt may name them. */
  private static final String FORGET =
      """
      with gone as (
        delete from record_fault f using exchange e
        where e.id = f.exchange and e.partner = :partner and f.code in (:spelled)
          and e.state = 'ENDED' and e.outcome <> 'HELD' and not e.receipt_owed
        returning f.exchange)
      insert into purged (purge, kind, key)
      select distinct :purge::uuid, 'SET_ASIDE', exchange::text from gone
      """;

  /** Codes stand there as the partner wrote them. */
  private static final String SPELLED =
      """
      select distinct f.code from record_fault f join exchange e on e.id = f.exchange
      where e.partner = :partner and f.code is not null
      """;

  /** What lists that were held would have done to it; nobody decides by that any more. */
  private static final String FORGET_SHOWN =
      """
      delete from held_change c using exchange e
      where e.id = c.exchange and e.partner = :partner and c.code = :code
        and e.state = 'ENDED' and e.outcome <> 'HELD'
      """;

  /** How a version in shadow read it otherwise. */
  private static final String FORGET_COMPARED =
      """
      delete from version_difference d using version_comparison v, partner_candidate p
      where v.id = d.comparison and p.id = v.candidate and p.partner = :partner and d.code = :code
      """;

  private final JdbcClient jdbc;

  public SetAsideRecords(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * Deletes those of one operator, but of exchanges that run, are held or are still to be answered.
   * Takes part in the caller's transaction.
   *
   * @param code normalised
   * @return in how many exchanges there were some
   */
  public long forget(String partner, String code, UUID purge) {
    jdbc.sql(FORGET_SHOWN).param("partner", partner).param("code", code).update();
    jdbc.sql(FORGET_COMPARED).param("partner", partner).param("code", code).update();
    List<String> spelled;
    try (var all = jdbc.sql(SPELLED).param("partner", partner).query(String.class).stream()) {
      spelled = all.filter(each -> Code.normalise(each).equals(code)).toList();
    }
    return spelled.isEmpty()
        ? 0
        : jdbc.sql(FORGET)
            .param("partner", partner)
            .param("spelled", spelled)
            .param("purge", purge)
            .update();
  }
}
