package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import mra.fault.Fault;
import mra.journal.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delta that came too early goes on by itself, whatever brought it. */
class WaitingDeltaTest {
  @TempDir private Path home;

  @Test
  void goesOnOnceAFullListWasApplied() throws Exception {
    try (var running = Running.start(home, Map.of(EU, 5L))) {
      var enterprise = CreditMessages.valid(running);
      running.send(
          "credit", CreditMessages.suspension("CN-D-1", enterprise).replace("URGENT", "DELTA"));
      var held =
          await()
              .until(
                  () -> running.ofDocument("CN-D-1"),
                  all -> !all.isEmpty() && all.getFirst().ending() != null)
              .getFirst();
      assertThat(requireNonNull(held.ending()).fault()).isEqualTo(Fault.DELTA_WAITS);

      running.fetch("CN");
      running.schedule();

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(CreditMessages.outcomes(running, "CN-D-1"))
                  .containsExactly(Outcome.APPLIED));
      assertThat(running.exported("CN").get(enterprise.code().normalised())).contains("SUSPENDED");
    }
  }
}
