package mra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import mra.journal.Outcome;
import mra.rehearsal.Mischief;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The past over REST, after Hong Kong changed its list by a real exchange. */
class PastTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LINES = "application/x-ndjson";
  private static final String OPERATOR_KEY = "o".repeat(43);

  @TempDir private static Path home;
  private static Running running;
  private static List<String> codes = List.of();
  private static List<JsonNode> before = List.of();
  private static Map<String, String> exported = Map.of();
  private static Instant then = Instant.EPOCH;

  @BeforeAll
  static void asksAndThenTheListChanges() throws Exception {
    running = Running.patient(home, Map.of(EU, 5L, HK, 30L, MO, 5L));
    running.fetch(HK);
    exported = running.exported(HK);
    codes = List.copyOf(exported.keySet());
    before = ask(running.adminKey(), "");
    then = Instant.now();
    assertThat(running.exchange(HK, 3, Mischief.NONE).ending().outcome())
        .isEqualTo(Outcome.APPLIED);
    var hash = MessageDigest.getInstance("SHA-256").digest(OPERATOR_KEY.getBytes(UTF_8));
    running.tamper(
        """
        insert into access_key (sha256, holder, kind, roles, created_at)
        values ('\\x%s', 'operator', 'PERSON', '{OPERATOR}', now())
        """
            .formatted(HexFormat.of().formatHex(hash)));
    // Given behind the gateway's back, as another node would.
    await().until(() -> get(OPERATOR_KEY, "/partners") != 401);
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @Test
  void answersAsThenWhatIsAnsweredOtherwiseNow() throws Exception {
    assertThat(ask(running.adminKey(), ",\"knownAt\":\"%s\"".formatted(then))).isEqualTo(before);
    assertThat(ask(running.adminKey(), "")).isNotEqualTo(before);
  }

  @Test
  void answersOneQuestionAboutThePastWithoutDecidingIt() throws Exception {
    var one =
        JSON.readTree(
            running
                .post(
                    "/api/v1/recognitions",
                    "application/json",
                    question(codes.getFirst(), ",\"knownAt\":\"%s\"".formatted(then)))
                .body());
    assertThat(one.at("/decisions/0/decisionId").isNull()).isTrue();
    assertThat(without(one)).isEqualTo(before.getFirst());
  }

  @Test
  void refusesThePastToWhoIsNoAuditor() throws Exception {
    var past = ",\"knownAt\":\"%s\"".formatted(then);
    var one =
        running.ask(
            OPERATOR_KEY,
            "POST",
            "/api/v1/recognitions",
            "application/json",
            question(codes.getFirst(), past).getBytes(UTF_8));
    assertThat(one.statusCode()).isEqualTo(403);
    assertThat(ask(OPERATOR_KEY, past))
        .hasSize(codes.size())
        .allSatisfy(each -> assertThat(each.path("fault").asText()).isEqualTo("E702"));
    var code = "&code=" + encoded(codes.getFirst());
    for (var path :
        List.of(
            "/operators?partner=HK" + code,
            "/operators/history?partner=HK" + code,
            "/export?partner=HK")) {
      assertThat(get(OPERATOR_KEY, path + "&knownAt=" + then)).as(path).isEqualTo(403);
      assertThat(get(running.adminKey(), path + "&knownAt=" + then)).as(path).isEqualTo(200);
      assertThat(get(OPERATOR_KEY, path)).as(path).isNotEqualTo(403);
    }
  }

  @Test
  void knowsNothingOfTomorrow() throws Exception {
    var tomorrow = ",\"knownAt\":\"%s\"".formatted(Instant.now().plusSeconds(86_400));
    assertThat(ask(running.adminKey(), tomorrow))
        .allSatisfy(each -> assertThat(each.path("fault").asText()).isEqualTo("E701"));
  }

  @Test
  void refusesThePastOverTheBroker() throws Exception {
    var past = question(codes.getFirst(), ",\"knownAt\":\"%s\"".formatted(then));
    assertThat(JSON.readTree(Questions.ask(running, past)).path("fault").asText())
        .isEqualTo("E702");
  }

  @Test
  void exportsWhatWasKnownThen() throws Exception {
    var lines =
        running
            .get("/api/v1/export?partner=HK&at=%s&knownAt=%s".formatted(then, then))
            .body()
            .lines()
            .toList();
    assertThat(lines).containsExactlyElementsOf(exported.values());
    assertThat(running.get("/api/v1/export?partner=HK&knownAt=2020-01-01T00:00:00Z").body())
        .isEmpty();
  }

  @Test
  void tellsTheHistoryOfACodeInAnySpelling() throws Exception {
    var code = codes.getFirst();
    var history = history("AEO<" + code.toLowerCase(Locale.ROOT) + ">");

    assertThat(history.path("code").asText()).isEqualTo(code);
    assertThat(history.path("zone").asText()).isEqualTo("Asia/Shanghai");
    var first = history.at("/versions/0");
    assertThat(first.path("change").asText()).isEqualTo("GRANTED");
    assertThat(first.at("/story/en").asText()).contains("we learned from list");
    assertThat(first.at("/story/zh").asText()).contains("我们从名单");
    assertThat(history.path("after").isNull()).isTrue();
  }

  @Test
  void tellsAHistoryPageByPage() throws Exception {
    var changed = codes.stream().filter(each -> versions(each) > 1).findFirst().orElseThrow();
    var page = history(changed + "&limit=1");
    var next = history(changed + "&limit=1&after=" + page.path("after").asInt());

    assertThat(page.at("/versions/0/number").asInt()).isEqualTo(1);
    assertThat(next.at("/versions/0/number").asInt()).isEqualTo(2);
    assertThat(next.at("/versions/0/version/knownFrom").asText())
        .isGreaterThan(page.at("/versions/0/version/knownFrom").asText());
  }

  @Test
  void knowsNoHistoryOfWhoNeverWas() throws Exception {
    assertThat(history("HK0000000404").path("fault").asText()).isEqualTo("E704");
    assertThat(
            JSON.readTree(running.get("/api/v1/operators/history?partner=XX&code=A").body())
                .path("fault")
                .asText())
        .isEqualTo("E606");
  }

  @Test
  void reportsAnAnswerThatCameBeforeTheListThatWouldHaveChangedIt() throws Exception {
    running.settle();
    running.tamper(
        """
        update decision set at = '2025-11-30T00:00:00Z', outcome = 'NOT_RECOGNISED',
          reasons = '{CODE_UNKNOWN}', programme = null
        where id = (select id from decision where outcome = 'RECOGNISED' order by id limit 1)
        """);
    var lines =
        running.get("/api/v1/late-knowledge?partner=HK&until=" + then).body().lines().toList();

    var finding = JSON.readTree(lines.getFirst());
    assertThat(lines).hasSize(1);
    assertThat(finding.path("direction").asText()).isEqualTo("WRONGLY_REFUSED");
    assertThat(finding.at("/then/reasons/0").asText()).isEqualTo("CODE_UNKNOWN");
    assertThat(finding.at("/known/outcome").asText()).isEqualTo("RECOGNISED");
    assertThat(codes).contains(finding.path("declaration").asText());
    assertThat(finding.path("answeredAt").asText()).isEqualTo("2025-11-30T00:00:00Z");
    assertThat(running.get("/api/v1/late-knowledge?partner=HK&limit=0").statusCode())
        .isEqualTo(400);
    assertThat(running.get("/api/v1/late-knowledge?partner=XX").statusCode()).isEqualTo(404);
  }

  private static List<JsonNode> ask(String key, String more) throws Exception {
    var questions =
        codes.stream().map(code -> question(code, more)).collect(Collectors.joining("\n"));
    var answers =
        running.ask(key, "POST", "/api/v1/recognitions", LINES, questions.getBytes(UTF_8));
    return new String(answers.body(), UTF_8).lines().map(PastTest::read).toList();
  }

  private static String question(String code, String more) {
    return """
    {"declaration":"%s","flow":"IMPORT"%s,"parties":[{"role":"CONSIGNOR","country":"HK","code":"%s"}]}\
    """
        .formatted(code, more, code);
  }

  private static JsonNode read(String line) {
    try {
      return without(JSON.readTree(line));
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  /** Decisions have ids of their own. */
  private static JsonNode without(JsonNode answer) {
    for (var decision : answer.path("decisions")) {
      ((ObjectNode) decision).remove("decisionId");
    }
    return answer;
  }

  private static JsonNode history(String code) throws Exception {
    int more = code.indexOf('&');
    var path = more < 0 ? encoded(code) : encoded(code.substring(0, more)) + code.substring(more);
    return JSON.readTree(running.get("/api/v1/operators/history?partner=HK&code=" + path).body());
  }

  private static int versions(String code) {
    try {
      return history(code).path("versions").size();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static int get(String key, String path) throws Exception {
    return running.ask(key, "GET", "/api/v1" + path, LINES, new byte[0]).statusCode();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
