package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mra.canonical.JobOutcome;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.journal.Outcome;
import mra.rehearsal.Administration;
import mra.rehearsal.CreditJobs;
import mra.trust.Detached;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Re-validation jobs, from the folder where the credit system drops them to the partners' books.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RevalidationJobsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private static final LocalDate YESTERDAY = TODAY.minusDays(1);
  private static final String JOBS = "/api/v1/revalidation-jobs";

  @TempDir private static Path home;
  private static Running running;
  private static CreditJobs jobs;
  private static Operator abandoning;
  private static Operator terminated;
  private static Operator extended;
  private static Operator suspended;

  @BeforeAll
  static void start() throws Exception {
    var config = ConfigCopy.in(home.resolve("config")).withoutLooks().folder();
    running = Running.patient(home.resolve("var"), config, Map.of(EU, 10L, HK, 10L, MO, 10L));
    assertThat(running.fetch("CN").ending().outcome()).isEqualTo(Outcome.APPLIED);
    for (var partner : Administration.values()) {
      running.tell(partner);
    }
    running.schedule();
    jobs = running.rehearsal().creditSystem().jobs();
    abandoning = jobs.open(one -> isKnownAs(Standing.VALID, one), YESTERDAY);
    terminated = jobs.open(one -> isKnownAs(Standing.VALID, one), TODAY);
    extended = jobs.open(one -> isKnownAs(Standing.VALID, one), TODAY.plusDays(1));
    suspended = jobs.open(one -> isKnownAs(Standing.SUSPENDED, one), TODAY.minusDays(40));
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @Test
  @Order(1)
  void openJobsAreShownWithTheirDeadlinesAndChangeNobody() throws Exception {
    jobs.publish();

    var ended = running.fetch("CN");

    assertThat(ended.ending().outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(requireNonNull(ended.header()).type()).isEqualTo(ListType.JOBS);
    assertThat(ended.ending().counts().records()).isEqualTo(4);
    assertThat(running.get(JOBS).body()).contains(number(abandoning), number(suspended));
    assertThat(running.get(JOBS + "?overdue=true").body())
        .contains("\"daysOverdue\":1,", "\"daysOverdue\":40,")
        .doesNotContain(number(terminated), number(extended));
    assertThat(running.withoutKey(JOBS).statusCode()).isEqualTo(401);
  }

  @Test
  @Order(2)
  void outcomesReachAllThreePartners() throws Exception {
    jobs.decide(abandoning, JobOutcome.ABANDONED, TODAY, null);
    jobs.decide(terminated, JobOutcome.TERMINATED, TODAY, null);
    jobs.decide(extended, JobOutcome.EXTENDED, TODAY, TODAY.plusDays(60));
    jobs.decide(suspended, JobOutcome.PASSED, TODAY, TODAY.plusYears(5));
    var document = jobs.publish();

    var ended = running.fetch("CN");

    assertThat(ended.ending().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(ours(abandoning).standing()).isEqualTo(Standing.WITHDRAWN);
    assertThat(ours(terminated).standing()).isEqualTo(Standing.REVOKED);
    assertThat(ours(terminated).standingSince()).isEqualTo(TODAY);
    assertThat(ours(extended)).isEqualTo(extended);
    assertThat(ours(suspended).validTo()).isEqualTo(TODAY.plusYears(5));
    for (var partner : Administration.values()) {
      await().atMost(SOON).until(() -> theirs(partner, terminated) == null);
      await().atMost(SOON).until(() -> theirs(partner, abandoning) == null);
      await().atMost(SOON).until(() -> theirs(partner, suspended) == Standing.VALID);
      assertThat(theirs(partner, extended)).isEqualTo(Standing.VALID);
    }
    assertThat(running.get("/api/v1/disclosures?code=" + code(terminated)).body())
        .contains("REVOKED");
    assertThat(running.get("/api/v1/disclosures?code=" + code(abandoning)).body())
        .contains("WITHDRAWN");
    var job = running.get(JOBS + "/" + number(terminated)).body();
    assertThat(job).contains("\"outcome\":\"TERMINATED\"", ended.id().toString());
    assertThat(running.ofDocument(document)).hasSize(1);
  }

  @Test
  @Order(3)
  void theSameTableAgainAndTheListThatFollowsChangeNothing() throws Exception {
    jobs.publish();
    assertThat(running.fetch("CN").ending().outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(running.get(JOBS + "/" + number(terminated)).body().split("knownFrom", -1))
        .hasSize(3); // as it was opened, and as it was decided

    running.rehearsal().creditSystem().publish(0);
    var list = running.fetch("CN");

    assertThat(list.ending().outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(running.exported("CN")).isEqualTo(register());
  }

  @Test
  @Order(4)
  void aTableThatTheCreditSystemDidNotSignIsNotLookedAt() throws Exception {
    jobs.decide(extended, JobOutcome.TERMINATED, TODAY, null);
    jobs.publish();
    var table = dropped();
    var bytes = Files.readAllBytes(table);
    bytes[bytes.length / 2] ^= 1;
    Files.delete(Detached.beside(table));
    Files.write(table, bytes);
    Files.copy(home.resolve("forged"), Detached.beside(table));

    var ended = running.fetch("CN");

    assertThat(ended.ending().outcome()).isEqualTo(Outcome.QUARANTINED);
    assertThat(ended.ending().fault()).isEqualTo(Fault.SIGNATURE_INVALID);
    assertThat(ours(extended)).isEqualTo(extended);
  }

  @Test
  @Order(5)
  void aTableInQuarantineIsTakenAsJobsWhenItsCauseIsMended() throws Exception {
    running.tamper("alter table revalidation_job rename to elsewhere");
    jobs.publish();
    var failed = running.fetch("CN");
    running.tamper("alter table elsewhere rename to revalidation_job");
    assertThat(failed.ending().outcome()).isEqualTo(Outcome.QUARANTINED);

    var resent =
        running.post(
            "/api/v1/exchanges/" + failed.id() + "/resend",
            "application/json",
            "{\"reason\":\"mended\"}");

    assertThat(resent.body()).contains("\"outcome\":\"APPLIED\"", "JOBS");
    assertThat(ours(extended).standing()).as("decided in it").isEqualTo(Standing.REVOKED);
  }

  private static Path dropped() throws Exception {
    try (Stream<Path> files = Files.list(running.rehearsal().creditSystem().folder())) {
      var table =
          files
              .filter(file -> file.getFileName().toString().matches("JOBS-.*\\.csv"))
              .findFirst()
              .orElseThrow();
      Files.copy(Detached.beside(table), home.resolve("forged"));
      return table;
    }
  }

  /** As all three partners know it by now. */
  private static boolean isKnownAs(Standing standing, Operator one) {
    return Stream.of(Administration.values()).allMatch(each -> theirs(each, one) == standing);
  }

  private static @Nullable Standing theirs(Administration partner, Operator one) {
    var known = running.rehearsal().theirCopy(partner).get(code(one));
    return known == null ? null : known.standing();
  }

  private static Operator ours(Operator one) throws Exception {
    return OperatorJson.read(requireNonNull(running.exported("CN").get(code(one))));
  }

  private static Map<String, String> register() {
    var byCode = new TreeMap<String, String>();
    running
        .rehearsal()
        .creditSystem()
        .expected()
        .forEachRemaining(each -> byCode.put(code(each), OperatorJson.write(each)));
    return byCode;
  }

  private static String code(Operator one) {
    return one.code().normalised();
  }

  private static String number(Operator one) {
    return jobs.of(one).number();
  }
}
