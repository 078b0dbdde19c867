package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mra.fault.Failpoint;
import mra.fault.Fault;
import mra.journal.Outcome;
import mra.rehearsal.Administration;
import mra.testing.SteppedClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our clock is wrong by an hour for a while; the partners' clocks are right. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SteppedClockTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private static Path home;
  private static final SteppedClock CLOCK = new SteppedClock();
  private static Running running;
  private static Whole whole;

  @AfterEach
  void setTheClockRight() {
    CLOCK.wrongBy(Duration.ZERO);
  }

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Path.of(".."), Map.of(EU, 60L, HK, 60L, MO, 60L), CLOCK);
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

  /** The EU's time stamps are an hour away from ours: it does not believe us, nor we it. */
  @Test
  @Order(1)
  void aPartnerWhoseTimeStampsWeDoNotBelieveIsHeardAgainOnceOurClockIsRight() throws Exception {
    for (var wrong : List.of(HOUR, HOUR.negated())) {
      Rounds.change(running, EU);
      CLOCK.wrongBy(wrong);
      var ended = running.fetch(EU).ending();
      assertThat(ended.fault()).as("%s", ended).isEqualTo(Fault.MESSAGE_STALE);
      assertThat(ended.outcome()).isEqualTo(Outcome.QUARANTINED);

      CLOCK.wrongBy(Duration.ZERO);
      Rounds.good(running, EU);
      whole.expect(running, EU);
    }
  }

  /** What was done an hour ahead of time makes nothing look old that comes after it. */
  @ParameterizedTest
  @EnumSource(names = {"HK", "MO"})
  @Order(2)
  void listsGoOnInTheirOrderWhenTheClockIsPutForwardAndBack(Administration partner)
      throws Exception {
    for (var wrong : List.of(HOUR, Duration.ZERO, HOUR.negated(), Duration.ZERO)) {
      Rounds.change(running, partner);
      CLOCK.wrongBy(wrong);
      bothWays(partner);
      assertThat(TheirCopies.differing(running.rehearsal(), partner)).isEmpty();
      assertThat(running.tell(partner))
          .allMatch(sent -> requireNonNull(sent.ending()).outcome() == Outcome.UNCHANGED);
    }
    Rounds.good(running, partner);
    whole.expect(running, partner);
  }

  @ParameterizedTest
  @EnumSource(names = {"AFTER_RECEIVE", "BEFORE_COMMIT", "AFTER_SEAL", "BEFORE_MATCH"})
  @Order(3)
  void anExchangeInWhoseMiddleTheClockIsPutBackIsWhole(Failpoint point) throws Exception {
    CLOCK.wrongBy(HOUR);
    Rounds.change(running, MO);
    point.plan(() -> CLOCK.wrongBy(HOUR.negated()));
    bothWays(MO);
    assertThat(point.waits()).isFalse();

    CLOCK.wrongBy(Duration.ZERO);
    Rounds.good(running, MO);
    whole.expect(running, MO);
  }

  @Test
  @Order(4)
  void idsAreInTheOrderInWhichExchangesBegan() throws Exception {
    CLOCK.wrongBy(HOUR);
    var first = running.fetch(MO).id();
    CLOCK.wrongBy(HOUR.negated());
    var second = running.fetch(MO).id();
    CLOCK.wrongBy(Duration.ZERO);

    assertThat(second).usingComparator(Comparator.comparing(UUID::toString)).isGreaterThan(first);
    assertThat(running.journalOf("MO").getFirst().id()).isEqualTo(second);
    assertThat(
            JdbcClient.create(running.database())
                .sql(
                    "select count(*) from exchange where ended_at < started_at - interval '2 hours 1 minute'")
                .query(Long.class)
                .single())
        .isZero();
  }

  private static void bothWays(Administration partner) throws Exception {
    assertThat(running.fetch("CN").ending().outcome()).isEqualTo(Outcome.APPLIED);
    var in = running.fetch(partner).ending();
    assertThat(in.outcome()).as("%s", in).isEqualTo(Outcome.APPLIED);
    for (var sent : running.tell(partner)) {
      assertThat(requireNonNull(sent.ending()).outcome())
          .as("%s", sent.ending())
          .isEqualTo(Outcome.APPLIED);
    }
  }
}
