package mra.clearance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import mra.clearance.NearMiss.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many declarations nearly were recognised, by partner: that it was so, not what was typed. */
public final class NearMissCounts {
  /** Nobody waits for what is older: whoever was down that long starts with what is new. */
  private static final Duration LOOK_BACK = Duration.ofHours(1);

  private static final String UNSEEN =
      """
      select d.* from decision d
      where d.outcome = 'NOT_RECOGNISED'
        and d.reasons[1] in ('CODE_UNKNOWN', 'CODE_MALFORMED', 'ROLE_NOT_COVERED')
        and d.partner = any(:partners) and d.at > :since
        and not exists (select from near_miss n where n.decision = d.id)
      order by d.at, d.id limit :limit
      """;

  private final JdbcClient jdbc;

  public NearMissCounts(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** Once for each decision, however often and wherever somebody looks. */
  public void count(KeptDecision decision, NearMiss miss, Instant now) {
    var partner = decision.decision().partner();
    if (partner != null) {
      jdbc.sql(
              "insert into near_miss (decision, partner, kind, at) values (:id, :partner, :kind, :at)"
                  + " on conflict do nothing")
          .param("id", decision.id())
          .param("partner", partner)
          .param("kind", miss.kind().name())
          .param("at", now.atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  /** Declarations of this partner's operators for which something was near. */
  public long of(String partner) {
    return jdbc.sql("select count(*) from near_miss where partner = :partner and kind <> :none")
        .param("partner", partner)
        .param("none", Kind.NONE.name())
        .query(Long.class)
        .single();
  }

  /** Decisions of late that nobody has looked at, oldest first. */
  List<KeptDecision> unseen(List<String> partners, int limit, Instant now) {
    return jdbc.sql(UNSEEN)
        .param("partners", partners.toArray(String[]::new))
        .param("since", now.minus(LOOK_BACK).atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(DecisionRow::read)
        .list();
  }
}
