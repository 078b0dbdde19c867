package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.HK;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import mra.audit.AuditLog;
import mra.canonical.OperatorJson;
import mra.fault.Failpoint;
import mra.journal.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a partner told us is kept no longer than its agreement lets us. */
class RetentionTest {
  private static final String REASON = "{\"reason\":\"their request of November\"}";
  private static final String QUESTION =
      """
      {"flow":"IMPORT","parties":[{"role":"CONSIGNOR","country":"HK","code":"%s"}]}\
      """;

  @TempDir private Path home;
  private Running running;
  private String code = "";
  private Path body = Path.of("");

  /**
   * Four years ago the list came, and a list that is forgotten since named one operator no more.
   */
  @BeforeEach
  void startWithAnOldList() throws Exception {
    running = Running.start(home, Map.of(HK, 30L));
    var ended = running.fetch(HK);
    code = OperatorJson.read(running.exported(HK).values().iterator().next()).code().normalised();
    running.tamper(
        "update exchange set received_at = received_at - interval '4 years',"
            + " ended_at = ended_at - interval '4 years' where partner = 'HK'");
    running.tamper(
        "update operator_version set present = false, in_force_from = '2022-01-01'"
            + " where partner = 'HK' and code = '%s'".formatted(code));
    var kept = new Journal(running.database()).find(ended.id()).orElseThrow().body();
    body = home.resolve("bodies").resolve(requireNonNull(kept).path());
  }

  @AfterEach
  void stop() throws Exception {
    running.close();
  }

  @Test
  void aDryRunCountsAndDeletesNothing() throws Exception {
    var before = new AuditLog(running.database()).check();

    var counted = purge("HK", true);

    assertThat(counted).contains("\"ABSENT\":1", "\"BODY\":1", "\"dryRun\":true");
    assertThat(running.get("/api/v1/retention?partner=HK").body())
        .contains("\"kind\":\"ABSENT\",\"keptDays\":1095,\"due\":1");
    assertThat(body).exists();
    assertThat(recognition()).doesNotContain("CODE_UNKNOWN");
    assertThat(new AuditLog(running.database()).check()).isEqualTo(before);
  }

  @Test
  void whatIsDueGoesFromAnswersToFilesAndTheAuditLogHolds() throws Exception {
    var before = new AuditLog(running.database()).check();

    var purged = purge("HK", false);

    assertThat(purged).contains("\"ABSENT\":1", "\"BODY\":1", "\"proof\":\"");
    assertThat(body).doesNotExist();
    assertThat(recognition()).contains("CODE_UNKNOWN");
    assertThat(new AuditLog(running.database()).check().count()).isEqualTo(before.count() + 1);
    assertThat(purge("HK", false)).contains("\"counts\":{}");
  }

  @Test
  void ourOwnEnterprisesAreUnderNoAgreement() throws Exception {
    assertThat(purge("CN", false)).contains("E701");
    assertThat(running.get("/api/v1/retention").body())
        .contains("\"partner\":\"EU\"", "\"partner\":\"HK\"")
        .doesNotContain("\"partner\":\"CN\"");
    assertThat(body).exists();
  }

  @Test
  void oneOperatorGoesOnRequestAndOnlyOnce() throws Exception {
    running.tamper(
        "insert into record_fault (exchange, number, record, at, fault, detail, code)"
            + " select id, 9001, 1, 'line 1', 'FIELD_MISSING', 'empty', lower('%s') from exchange where partner = 'HK'"
                .formatted(code));
    var name = new ObjectMapper().readTree(history(code)).findPath("text").asText();
    assertThat(history(code)).contains(name);
    assertThat(name).isNotEmpty();
    var before = new AuditLog(running.database()).check();
    var rehearsed = erase("HK", code, true);
    assertThat(new AuditLog(running.database()).check()).isEqualTo(before);

    var erased = erase("HK", " " + code.toLowerCase(Locale.ROOT), false);

    assertThat(List.of(rehearsed, erased))
        .allSatisfy(answer ->
            assertThat(answer)
                .contains("\"ABSENT\":1", "\"SET_ASIDE\":1", "\"bytesKeptDays\":365"));
    assertThat(recognition()).contains("CODE_UNKNOWN");
    assertThat(count("operator_version where code = '%s'")).isZero();
    assertThat(count("record_fault where upper(code) = '%s'")).isZero();
    assertThat(count("purged where kind = 'ABSENT' and key = encode(sha256('HK\\000%s'), 'hex')"))
        .isEqualTo(1);
    assertThat(new AuditLog(running.database()).check().count()).isEqualTo(before.count() + 1);
    assertThat(body).exists();
    assertThat(erase("HK", code, false)).contains("E704");
    assertThat(history(code))
        .as("as of who never was")
        .isEqualTo(history("HKAEOC99404"))
        .contains("E704", "never told of, or was deleted")
        .doesNotContain(name, code);
  }

  @Test
  void whoIsStillNamedStays() throws Exception {
    running.tamper("update operator_version set present = true where code = '" + code + "'");

    assertThat(erase("HK", code, true)).contains("E709");
    assertThat(erase("HK", code, false)).contains("E709");
    assertThat(count("operator_version where code = '%s'")).isEqualTo(1);
  }

  @Test
  void clearanceHearsOfItBeforeItGoes() throws Exception {
    var sent = new CountDownLatch(1);
    Failpoint.BEFORE_RELAY.plan(() -> {
      try {
        sent.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    running.tamper("update outbox set relayed_at = null where partner = 'HK'");

    assertThat(erase("HK", code, false)).contains("E710");

    sent.countDown();
    running.told();
    var announced = count("operator_version where partner = 'HK' and change is not null");
    assertThat(erase("HK", code, false)).contains("\"ABSENT\":1");
    assertThat(count("outbox where partner = 'HK' and changes = " + (announced - 1))).isEqualTo(1);
  }

  @Test
  void anotherPartnersOperatorOfThatCodeStays() throws Exception {
    assertThat(erase("EU", code, false)).contains("E704");

    assertThat(count("operator_version where code = '%s'")).isEqualTo(1);
  }

  private String erase(String partner, String named, boolean dryRun) throws Exception {
    var path =
        "/api/v1/partners/%s/purge?dryRun=%b&code=%s"
            .formatted(partner, dryRun, URLEncoder.encode(named, StandardCharsets.UTF_8));
    return running.post(path, "application/json", REASON).body();
  }

  private long count(String from) {
    return JdbcClient.create(running.database())
        .sql("select count(*) from " + from.formatted(code))
        .query(Long.class)
        .single();
  }

  private String purge(String partner, boolean dryRun) throws Exception {
    var path = "/api/v1/partners/%s/purge?dryRun=%b".formatted(partner, dryRun);
    return running.post(path, "application/json", REASON).body();
  }

  private String history(String of) throws Exception {
    return running.get("/api/v1/operators/history?partner=HK&code=" + of).body();
  }

  private String recognition() throws Exception {
    return running
        .post("/api/v1/recognitions", "application/json", QUESTION.formatted(code))
        .body();
  }
}
