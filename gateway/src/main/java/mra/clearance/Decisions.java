package mra.clearance;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import mra.partner.PartnerProfile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what clearance was told, so that a decision's id leads back to it. */
public final class Decisions {
  private final JdbcTemplate batch;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Function<String, PartnerProfile> partners;

  /**
   * Keeps them in this database.
   *
   * @param partners the partner of a name
   */
  public Decisions(
      DataSource database,
      PlatformTransactionManager transactions,
      Clock clock,
      Function<String, PartnerProfile> partners) {
    this.batch = new JdbcTemplate(database);
    this.jdbc = JdbcClient.create(batch);
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
    this.partners = partners;
  }

  /** All or none are kept when it returns; those without an id are not meant to be. */
  public void keep(List<Answered> answers) {
    var rows = rows(answers, clock.instant());
    if (!rows.isEmpty()) {
      transaction.executeWithoutResult(status -> batch.batchUpdate(DecisionRow.INSERT, rows));
    }
  }

  public Optional<KeptDecision> find(UUID id) {
    return jdbc.sql("select * from decision where id = :id")
        .param("id", id)
        .query(DecisionRow::read)
        .optional();
  }

  private List<Object[]> rows(List<Answered> answers, Instant at) {
    var rows = new ArrayList<Object[]>();
    for (var answered : answers) {
      for (var decision : answered.answer().decisions()) {
        var id = decision.id();
        if (id != null) {
          var partner = decision.partner() == null ? null : partners.apply(decision.partner());
          rows.add(
              DecisionRow.values(UUID.fromString(id), at, answered.question(), decision, partner));
        }
      }
    }
    return rows;
  }
}
