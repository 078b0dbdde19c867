package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import mra.fault.Failpoint;
import mra.journal.Outcome;
import mra.rehearsal.Administration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * PostgreSQL is stopped, without notice, at every step of both ways, and started again: the gateway
 * goes on by itself, nothing is lost and nothing doubled.
 */
@Timeout(120)
class DatabaseOutageTest {
  @TempDir private static Path home;
  private static Running running;
  private static PostgresOutage server;
  private static Whole whole;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 60L, HK, 60L, MO, 60L));
    server = new PostgresOutage(home, running.database());
    whole = new Whole(home);
    Rounds.good(running);
    whole.expect(running);
  }

  @AfterAll
  static void stop() throws Exception {
    try (var last = running) {
      Rounds.good(last);
      whole.expect(last);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRestartInTheMiddleIsSurvived(Failpoint point) throws Exception {
    var partner = meet(point, server::restart);

    Rounds.good(running, partner);
    whole.expect(running, partner);
  }

  /** The relay tries for ever. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BEFORE_RELAY", "AFTER_RELAY"})
  void anOutageThatOutlastsEveryTryIsSurvived(Failpoint point) throws Exception {
    var partner = meet(point, server::stop);
    server.start();

    Rounds.good(running, partner);
    whole.expect(running, partner);
  }

  @Test
  void aCommitWhoseAnswerIsLostIsNeitherMadeAgainNorForgotten() throws Exception {
    Rounds.change(running, MO);
    Failpoint.AFTER_COMMIT.plan(() -> {
      throw new DataAccessResourceFailureException("the answer is lost");
    });

    var ended = running.fetch(MO).ending();

    assertThat(ended.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(ended.counts().records()).isPositive();
    Rounds.good(running, MO);
    whole.expect(running, MO);
  }

  /** An exchange each way, in the middle of which it happens. */
  private static Administration meet(Failpoint point, Runnable fault) throws Exception {
    var partner = Administration.values()[point.ordinal() % Administration.values().length];
    Rounds.change(running, partner);
    point.plan(fault);
    Rounds.attempt(running, partner);
    assertThat(point.waits()).as("%s was not reached", point).isFalse();
    return partner;
  }
}
