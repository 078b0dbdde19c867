package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import mra.canonical.Standing;
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

/**
 * Artemis is stopped at every step of both ways: lists are committed and told without it, and when
 * it is back clearance hears of everything once and in order, and is heard again.
 */
@Timeout(180)
class BrokerOutageTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private static Path home;
  private static Running running;
  private static Whole whole;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 60L, HK, 60L, MO, 60L));
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
  void whatIsCommittedWithoutItIsHeardOnceItIsBack(Failpoint point) throws Exception {
    var partner = Administration.values()[point.ordinal() % Administration.values().length];
    Rounds.change(running, partner);
    point.plan(running.broker()::close);

    Rounds.goodWithoutClearance(running, partner);
    await().atMost(SOON).until(() -> !point.waits());
    running.broker().start();

    Rounds.good(running, partner);
    whole.expect(running, partner);
  }

  @Test
  void ourCreditSystemIsHeardAgainAndQuestionsAreAnsweredAgain() throws Exception {
    running.broker().close();
    running.broker().start();

    var enterprise = CreditMessages.valid(running);
    running.send("credit", CreditMessages.suspension("CN-U-AGAIN", enterprise));

    await()
        .atMost(SOON)
        .until(() -> CreditMessages.outcomes(running, "CN-U-AGAIN").contains(Outcome.APPLIED));
    assertThat(running.exported("CN").get(enterprise.code().normalised()))
        .contains(Standing.SUSPENDED.name());
    assertThat(Questions.ask(running, "not a question")).contains("E701");
  }
}
