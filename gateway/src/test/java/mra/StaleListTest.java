package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mra.audit.AuditLog;
import mra.canonical.Operator;
import mra.exchange.Bell;
import mra.exchange.Watch;
import mra.journal.Alarms;
import mra.journal.Circuits;
import mra.journal.Departures;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.partner.PartnerFiles;
import mra.rehearsal.Administration;
import mra.rehearsal.Mischief;
import mra.testing.Moves;
import mra.testing.SteppedClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of answers, clocks and alarms when a partner's list grows too old. */
@Timeout(180)
class StaleListTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STALE_AFTER = Duration.ofHours(72);
  private static final Duration TICK = Duration.ofMillis(1);
  private static final SteppedClock CLOCK = new SteppedClock();

  @TempDir private static Path folder;
  private static Running running;
  private static Recognised recognised;

  @BeforeAll
  static void start() throws Exception {
    var config = folder.resolve("config");
    ConfigCopy.in(config);
    whenStale(HK, "WARN");
    whenStale(EU, "REPORT");
    whenStale(MO, "STOP");
    running =
        Running.patient(folder.resolve("var"), config, Map.of(EU, 20L, HK, 20L, MO, 20L), CLOCK);
    recognised = new Recognised(running);
    for (var partner : Administration.values()) {
      running.fetch(partner);
    }
  }

  @AfterEach
  void letTheClockGoOn() {
    CLOCK.goOn();
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @ParameterizedTest
  @CsvSource({
    "HK, RECOGNISED MATCHED",
    "EU, RECOGNISED MATCHED LIST_STALE",
    "MO, NOT_RECOGNISED LIST_STALE"
  })
  void isToldAsTheProfileSaysUntilANewOneComes(Administration partner, String onceStale)
      throws Exception {
    var operator = recognised.first(partner, 1).getFirst();
    var stale = Instant.parse(clock(partner).path("asOf").asText()).plus(STALE_AFTER);

    for (var inTime : List.of(stale.minus(TICK), stale)) {
      CLOCK.stopAt(inTime);
      assertThat(answer(operator)).isEqualTo("RECOGNISED MATCHED");
      assertThat(clock(partner).path("state").asText()).isEqualTo("LATE");
      watch().look();
      assertThat(alarms(partner, false)).isZero();
    }

    long before = alarms(partner, true);
    var tooLate = stale.plus(TICK);
    CLOCK.stopAt(tooLate);
    assertThat(answer(operator)).isEqualTo(onceStale);
    assertThat(clock(partner).path("state").asText()).isEqualTo("STALE");
    watch().look();
    watch().look();
    assertThat(alarms(partner, false)).isOne();

    // Partners believe a message of the true time only.
    CLOCK.goOn();
    assertThat(running.exchange(partner, 0, Mischief.NONE).ending().outcome())
        .isIn(Outcome.UNCHANGED, Outcome.APPLIED);
    CLOCK.stopAt(tooLate);
    assertThat(answer(operator)).isEqualTo("RECOGNISED MATCHED");
    assertThat(clock(partner).path("state").asText()).isNotEqualTo("STALE");
    watch().look();
    assertThat(alarms(partner, false)).isZero();
    assertThat(alarms(partner, true)).as("told once, and ended").isEqualTo(before + 1);
  }

  /** Outcome and all reasons, as REST tells them now. */
  private static String answer(Operator operator) throws Exception {
    return recognised.reasons(operator);
  }

  /** As {@code ./mra status} shows it. */
  private static JsonNode clock(Administration partner) throws Exception {
    for (var each : JSON.readTree(running.get("/api/v1/partners").body())) {
      if (each.path("partner").asText().equals(partner.name())) {
        return each;
      }
    }
    throw new IllegalStateException(partner + " is not shown");
  }

  private static long alarms(Administration partner, boolean all) throws Exception {
    return JSON.readTree(running.get("/api/v1/alarms?all=" + all).body())
        .valueStream()
        .filter(each -> each.path("partner").asText().equals(partner.name()))
        .filter(each -> each.path("kind").asText().equals("LIST_STALE"))
        .count();
  }

  private static void whenStale(Administration partner, String policy) throws Exception {
    var file = folder.resolve("config/partners/%s/partner.yaml".formatted(partner));
    var freshness = "freshness: {stale-after: 72h, when-stale: %s}%n".formatted(policy);
    Files.writeString(file, Files.readString(file) + freshness);
  }

  /** Looks as the gateway does every half minute. */
  private static Watch watch() {
    var database = running.database();
    var overlay = Optional.of(running.rehearsal().overlay());
    return new Watch(
        PartnerFiles.load(folder.resolve("config"), overlay, Map.of()),
        new Journal(database),
        new Departures(database),
        new Circuits(database, Duration.ofSeconds(2), Duration.ofMinutes(5)),
        new Alarms(database),
        Moves.ALL_LIVE,
        new Bell(new Alarms(database), new AuditLog(database), UUID::randomUUID),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        CLOCK);
  }
}
