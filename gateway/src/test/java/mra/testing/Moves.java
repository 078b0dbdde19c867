package mra.testing;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.exchange.Permits;
import mra.journal.Lives;
import mra.partner.LifeMove;
import mra.partner.LifeState;
import mra.partner.PartnerProfile;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Partners that are live in a database without a gateway, and what a person does with them. */
public final class Moves {
  /** Where states are none of the test's business. */
  public static final Permits ALL_LIVE = new Permits(any -> LifeState.LIVE);

  public final Lives lives;
  private final TransactionTemplate transaction;

  public Moves(DataSource database, Collection<PartnerProfile> live, Clock clock) {
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    this.lives = new Lives(database, transaction, new AuditLog(database), clock);
    for (var partner : live) {
      lives.meet(Set.of(partner), Set.of(partner.id()));
    }
  }

  public void pause(String partner, String reason, String by) {
    move(partner, LifeMove.PAUSE, reason, by);
  }

  public void resume(String partner, String reason, String by) {
    move(partner, LifeMove.RESUME, reason, by);
  }

  public void move(String partner, LifeMove move, String reason, String by) {
    transaction.executeWithoutResult(
        status -> lives.move(lives.last(partner), move, by, null, reason, null));
  }
}
