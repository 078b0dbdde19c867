package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import mra.fault.Failpoint;
import mra.fault.Fault;
import mra.journal.Ending;
import mra.journal.Outcome;
import mra.rehearsal.Administration;
import mra.testing.FileSizeLimit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The disk takes no more wherever a file is written on the way in and out: the exchange fails and
 * says where, nothing half-done stays, and the next one goes on once there is room.
 */
@Timeout(180)
class FullDiskTest {
  /** Less than any list has, and more than Artemis or anybody else writes meanwhile. */
  private static final long ROOM_BYTES = 8_192;

  /** What is opened waits in memory up to a mebibyte, and then in a file. */
  private static final long SPOOLED = 9_000;

  private static final int AT_ONCE = 100;

  @TempDir private static Path home;
  private static Running running;
  private static Whole whole;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 60L, HK, SPOOLED, MO, 60L));
    whole = new Whole(home);
    Rounds.good(running);
    whole.expect(running);
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @ParameterizedTest
  @EnumSource
  void aListOfTheirsThatDoesNotFitIsFetchedAgain(Administration partner) throws Exception {
    Rounds.change(running, partner);
    try (var full = FileSizeLimit.of(ROOM_BYTES)) {
      expectFull(running.fetch(partner).ending(), "arrivals");
    }
    goesOn(partner);
  }

  @Test
  void aListOfOurOwnRegisterThatDoesNotFitIsFetchedAgain() throws Exception {
    Rounds.change(running, MO);
    try (var full = FileSizeLimit.of(ROOM_BYTES)) {
      expectFull(running.fetch("CN").ending(), "arrivals");
    }
    goesOn(MO);
  }

  @Test
  void aListThatCannotBeOpenedForWantOfRoomIsFetchedAgain() throws Exception {
    Rounds.change(running, HK);
    Failpoint.AFTER_RECEIVE.plan(() -> FileSizeLimit.of(ROOM_BYTES));
    var ended = running.fetch(HK);
    FileSizeLimit.lift();

    // The second try finds no room even for what arrives.
    expectFull(ended.ending(), "arrivals");
    goesOn(HK);
  }

  @ParameterizedTest
  @EnumSource
  void aListOfOursThatDoesNotFitIsMadeAgain(Administration partner) throws Exception {
    Rounds.change(running, partner);
    running.fetch("CN");
    try (var full = FileSizeLimit.of(1_024)) {
      var sent = running.tell(partner).getFirst();
      expectFull(requireNonNull(sent.ending()), "departures");
    }
    goesOn(partner);
  }

  @Test
  void whatCannotBeKeptIsNotAnsweredUntilThereIsRoom() throws Exception {
    try (var full = FileSizeLimit.of(ROOM_BYTES)) {
      var refused = ask();
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
      assertThat(refused.body()).contains("E901").doesNotContain("decisionId");
    }
    long before = decisions();
    assertThat(ask().statusCode()).isEqualTo(200);
    await().untilAsserted(() -> assertThat(decisions()).isEqualTo(before + AT_ONCE));
  }

  /** So many questions that their decisions need more room than there is. */
  private static HttpResponse<String> ask() throws Exception {
    var question =
        """
        {"flow":"IMPORT","parties":[{"role":"CONSIGNOR","country":"HK","code":"AEOHK1"}]}
        """;
    return running.post("/api/v1/recognitions", "application/x-ndjson", question.repeat(AT_ONCE));
  }

  private static long decisions() {
    return JdbcClient.create(running.database())
        .sql("select count(*) from decision")
        .query(Long.class)
        .single();
  }

  private static void expectFull(Ending ending, String folder) {
    assertThat(ending.outcome()).as("%s", ending).isEqualTo(Outcome.FAILED);
    assertThat(ending.fault()).as("%s", ending).isEqualTo(Fault.DISK_UNUSABLE);
    assertThat(ending.where()).contains(folder);
    assertThat(ending.detail()).isEqualTo("File too large");
  }

  private static void goesOn(Administration partner) throws Exception {
    Rounds.good(running, partner);
    whole.expect(running, partner);
  }
}
