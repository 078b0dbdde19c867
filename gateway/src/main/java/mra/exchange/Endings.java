package mra.exchange;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mra.journal.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Ends exchanges that failed. One that failed because the database went away cannot even be ended;
 * that is made good before the next exchange begins, whoever's.
 */
final class Endings {
  private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

  /** What is beyond them is ended by the next start. */
  private static final int OWED_MAX = 10_000;

  private final Commit commit;
  private final Map<UUID, Ending> owed = new ConcurrentHashMap<>();

  Endings(Commit commit) {
    this.commit = commit;
  }

  /** False where it is ended already, here or by another node, or never began. */
  boolean end(UUID exchange, Ending ending) {
    try {
      return commit.endIfOpen(exchange, ending);
    } catch (DataAccessException | TransactionException away) {
      if (owed.size() < OWED_MAX) {
        owed.put(exchange, ending);
      }
      throw away;
    }
  }

  /** Ends what could not be ended. */
  void settle() {
    for (var exchange : owed.keySet()) {
      var ending = owed.remove(exchange);
      if (ending != null) {
        settle(exchange, ending);
      }
    }
  }

  private void settle(UUID exchange, Ending ending) {
    try {
      if (!end(exchange, ending)) {
        commit.isDecided(exchange); // tells of what was committed without our knowing
      }
    } catch (DataAccessException | TransactionException stillAway) {
      LOG.warn("Exchange {} waits for the database to be ended", exchange);
    }
  }
}
