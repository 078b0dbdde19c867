package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mra.canonical.OperatorJson;
import mra.journal.Outcome;
import mra.rehearsal.Administration;
import mra.rehearsal.Mischief;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person stops recognition of a partner, over REST and the broker, until it is resumed. */
class PauseTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<Administration, Long> SIZES = Map.of(EU, 5L, HK, 30L, MO, 5L);
  private static final String QUESTION =
      """
      {"flow":"IMPORT","parties":[{"role":"CONSIGNOR","country":"HK","code":"%s"}]}\
      """;

  @TempDir private Path home;
  private Running running;
  private String code = "";

  @BeforeEach
  void startAndFetch() throws Exception {
    running = Running.start(home, SIZES);
    running.fetch(HK);
    for (var line : running.exported(HK).values()) {
      code = OperatorJson.read(line).code().received();
      if (overRest().equals("RECOGNISED MATCHED")) {
        return;
      }
    }
    throw new IllegalStateException("nobody is recognised");
  }

  @AfterEach
  void stop() throws Exception {
    running.close();
  }

  @Test
  void stopsRecognitionAtOnceAndExchangesGoOnUntilItIsResumed() throws Exception {
    assertThat(overTheBroker()).isEqualTo("RECOGNISED MATCHED");

    var pause = say("pause", "their list is not to be believed");
    assertThat(pause.path("by").asText()).isEqualTo("admin");
    assertThat(overRest()).isEqualTo("NOT_RECOGNISED PARTNER_PAUSED");
    assertThat(overTheBroker()).isEqualTo("NOT_RECOGNISED PARTNER_PAUSED");
    assertThat(running.exchange(HK, 3, Mischief.NONE).ending().outcome())
        .isEqualTo(Outcome.APPLIED);
    assertThat(shown().path("reason").asText()).isEqualTo("their list is not to be believed");

    running.close();
    running = Running.start(home, SIZES);
    assertThat(overRest()).isEqualTo("NOT_RECOGNISED PARTNER_PAUSED");
    assertThat(pause.path("already").asBoolean()).isFalse();
    var again = say("pause", "another reason");
    assertThat(again.path("since")).isEqualTo(pause.path("since"));
    assertThat(again.path("already").asBoolean()).isTrue();
    assertThat(again.path("reason").asText()).isEqualTo("their list is not to be believed");

    say("resume", "they mended it");
    assertThat(overRest()).startsWith("RECOGNISED");
    assertThat(overTheBroker()).startsWith("RECOGNISED");
    assertThat(shown().isNull()).isTrue();
    assertThat(leaves()).containsExactly("PARTNER_PAUSED", "PARTNER_RESUMED");
    assertThat(reasonsKept()).contains("PARTNER_PAUSED");
  }

  @Test
  void wantsAReasonAndSomethingToStop() throws Exception {
    assertThat(post("HK", "pause", " ").path("fault").asText()).isEqualTo("E701");
    assertThat(post("CN", "pause", "why not").path("fault").asText()).isEqualTo("E701");
    assertThat(post("XX", "pause", "why not").path("fault").asText()).isEqualTo("E606");
    assertThat(post("HK", "resume", "why not").path("fault").asText()).isEqualTo("E704");
    assertThat(leaves()).isEmpty();
  }

  private JsonNode say(String what, String reason) throws Exception {
    var answer = post("HK", what, reason);
    assertThat(answer.has("fault")).as("%s", answer).isFalse();
    return answer;
  }

  private JsonNode post(String partner, String what, String reason) throws Exception {
    var body = JSON.writeValueAsString(Map.of("reason", reason));
    var path = "/api/v1/partners/" + partner + "/" + what;
    return JSON.readTree(running.post(path, "application/json", body).body());
  }

  private String overRest() throws Exception {
    var body = QUESTION.formatted(code);
    return decision(running.post("/api/v1/recognitions", "application/json", body).body());
  }

  private String overTheBroker() throws Exception {
    return decision(requireNonNull(Questions.ask(running, QUESTION.formatted(code))));
  }

  private static String decision(String answer) throws Exception {
    var decision = JSON.readTree(answer).at("/decisions/0");
    return decision.path("outcome").asText() + " " + decision.at("/reasons/0/code").asText();
  }

  private JsonNode shown() throws Exception {
    for (var partner : JSON.readTree(running.get("/api/v1/partners").body())) {
      if (partner.path("partner").asText().equals("HK")) {
        return partner.path("paused");
      }
    }
    throw new IllegalStateException("HK is not shown");
  }

  private List<String> leaves() {
    return JdbcClient.create(running.database())
        .sql(
            "select kind from audit_leaf where kind in ('PARTNER_PAUSED', 'PARTNER_RESUMED') order by id")
        .query(String.class)
        .list();
  }

  private List<String> reasonsKept() throws InterruptedException {
    running.settle();
    return JdbcClient.create(running.database())
        .sql("select distinct unnest(reasons) from decision where partner = 'HK'")
        .query(String.class)
        .list();
  }
}
