package mra;

import static java.util.concurrent.TimeUnit.SECONDS;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import mra.canonical.Standing;
import mra.rehearsal.Administration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people see of declarations that were nearly right, and what partners are told of them. */
class NearMissTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<Administration, Long> SIZES = Map.of(EU, 60L, HK, 30L, MO, 5L);

  @TempDir private static Path home;
  private static Running running;
  private static List<Operator> operators;

  @BeforeAll
  static void start() throws Exception {
    running = Running.start(home, SIZES);
    running.fetch(HK);
    running.fetch(EU);
    operators = running.exported(HK).values().stream().map(OperatorJson::read).toList();
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @Test
  void suggestsToPeopleWhatNoAnswerHolds() throws Exception {
    var meant = operators.getFirst();
    var code = meant.code().received();
    var question = question(code + "7", meant.names().getFirst().text(), "CONSIGNOR");

    var answer = running.post("/api/v1/recognitions", "application/json", question).body();
    assertThat(answer).contains("CODE_MALFORMED").doesNotContain(code + "\"");

    var asked = json(running.post("/api/v1/near-misses", "application/json", question).body());
    assertThat(asked.at("/0/suggestions/0/code").asText()).isEqualTo(code);
    assertThat(asked.at("/0/suggestions/0/kind").asText()).isEqualTo("MISTYPED_CODE");
    assertThat(asked.at("/0/suggestions/0/nameMatches").asBoolean()).isTrue();
    assertThat(asked.at("/0/suggestions/0/names/0/text").asText())
        .isEqualTo(meant.names().getFirst().text());

    var decision = json(answer).at("/decisions/0/decisionId").asText();
    var decided = json(running.get("/api/v1/near-misses?decision=" + decision).body());
    assertThat(decided.at("/suggestions")).isEqualTo(asked.at("/0/suggestions"));
  }

  @Test
  void saysWhoseNameCameWithARightCodeAndNoAnswerDoes() throws Exception {
    var declared =
        operators.stream()
            .filter(each -> each.standing() == Standing.VALID)
            .filter(each -> each.roles().isEmpty() || each.roles().contains("EX"))
            .findFirst()
            .orElseThrow();
    var other =
        operators.stream()
            .filter(each ->
                operators.stream().filter(one -> one.names().equals(each.names())).count() == 1)
            .filter(each -> !each.equals(declared))
            .findFirst()
            .orElseThrow();
    var question =
        question(declared.code().received(), other.names().getFirst().text(), "CONSIGNOR");

    var answer = running.post("/api/v1/recognitions", "application/json", question).body();
    assertThat(answer)
        .contains("NAME_MISMATCH")
        .doesNotContain("NAME_OF_ANOTHER", other.code().received());

    var asked = json(running.post("/api/v1/near-misses", "application/json", question).body());
    assertThat(asked.at("/0/suggestions/0/kind").asText()).isEqualTo("OTHER_NAME");
    assertThat(asked.at("/0/suggestions/0/code").asText()).isEqualTo(declared.code().received());
    assertThat(asked.at("/0/suggestions/1/kind").asText()).isEqualTo("NAME_OF_ANOTHER");
    assertThat(asked.at("/0/suggestions/1/code").asText()).isEqualTo(other.code().received());
    assertThat(asked.at("/0/suggestions/1/nameMatches").asBoolean()).isTrue();
  }

  @Test
  void suggestsTheRolesInWhichARightCodeCounts() throws Exception {
    var limited = operators.stream().filter(each -> each.roles().equals(List.of("EX"))).findFirst();
    if (limited.isEmpty()) {
      limited = operators.stream().filter(each -> !each.roles().isEmpty()).findFirst();
    }
    var meant = limited.orElseThrow();
    var roles = List.of("CONSIGNOR", "CONSIGNEE", "CARRIER", "DECLARANT", "FORWARDER");
    for (var role : roles) {
      var misses =
          json(
              running
                  .post(
                      "/api/v1/near-misses",
                      "application/json",
                      question(meant.code().received(), "", role))
                  .body());
      if (misses.at("/0/reasons/0").asText().equals("ROLE_NOT_COVERED")) {
        assertThat(misses.at("/0/suggestions/0/kind").asText()).isEqualTo("OTHER_ROLE");
        assertThat(misses.at("/0/suggestions/0/roles").toString())
            .isNotEqualTo("[]")
            .doesNotContain(role);
        return;
      }
    }
    throw new AssertionError("no role is refused to " + meant.roles());
  }

  @Test
  void countsBehindTheAnswersWhatWasNearlyRight() throws Exception {
    long before = shown("HK");
    var code = operators.get(1).code().received();
    running.post(
        "/api/v1/recognitions",
        "application/json",
        question(code.substring(0, code.length() - 1), "", "CONSIGNOR"));
    running.post(
        "/api/v1/recognitions", "application/json", question("HK/no/such/code", "", "CONSIGNOR"));

    await().atMost(60, SECONDS).until(() -> shown("HK") > before);
    assertThat(running.get("/actuator/prometheus").body())
        .contains("mra_near_misses_total{partner=\"HK\"}");
  }

  @Test
  void tellsAPartnerItsBareCodesOnceAndSaysWhenItDidBefore() throws Exception {
    for (var typed :
        List.of(
            "HKXXXXXXXXX1",
            "HKXXXXXXXXX1",
            "HK1",
            "Mr Wang 13800138000",
            "HK Chan Siu Ming 1970")) {
      running.post(
          "/api/v1/recognitions", "application/json", question(typed, "A Ltd", "CONSIGNOR"));
    }
    var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    var days = "from=%s&to=%s".formatted(today.minusDays(1), today);

    running.settle();
    var preview = json(running.get("/api/v1/partners/HK/repairs?" + days).body());
    assertThat(preview.path("lines").toString())
        .contains("{\"code\":\"HKXXXXXXXXX1\",\"reason\":\"CODE_UNKNOWN\",\"times\":2}")
        .doesNotContain("WANG", "CHAN");
    assertThat(preview.path("withheld").asInt()).isGreaterThan(1);
    assertThat(preview.path("toldBefore")).isEmpty();
    assertThat(running.get("/api/v1/disclosures?code=HKXXXXXXXXX1").body())
        .contains("E701", "none told this one");

    var body = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(today.minusDays(1), today);
    var told = json(post(body));
    assertThat(told.path("lines").toString())
        .contains("\"HKXXXXXXXXX1\"", "\"HK1\"")
        .doesNotContain("WANG", "CHAN");
    assertThat(told.path("toldBefore")).isEmpty();
    assertThat(ledgerOf("hkxxxxxxxxx1"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.path("change").asText()).isEqualTo("REPAIR");
          assertThat(line.path("exchange")).isEqualTo(told.at("/list/id"));
          assertThat(line.path("fields")).isEmpty();
        });
    assertThat(
            JdbcClient.create(running.database())
                .sql("select count(*) from audit_leaf where kind = 'REPAIRS_TOLD'")
                .query(Long.class)
                .single())
        .isOne();

    assertThat(json(post(body)).at("/toldBefore/0/id")).isEqualTo(told.at("/list/id"));
  }

  @Test
  void refusesPeriodsAndPartnersThatMakeNoSense() throws Exception {
    assertThat(post("{\"from\":\"2026-02-01\",\"to\":\"2026-01-01\"}")).contains("E701");
    assertThat(post("{\"from\":\"2020-01-01\",\"to\":\"2026-01-01\"}")).contains("E701");
    assertThat(running.get("/api/v1/partners/CN/repairs").body()).contains("E701");
    assertThat(
            running.get("/api/v1/near-misses?decision=00000000-0000-0000-0000-000000000000").body())
        .contains("E704");
    var many = question("HK1", "", "CONSIGNOR").replace("]}", ",{\"role\":\"CARRIER\"}".repeat(20));
    assertThat(running.post("/api/v1/near-misses", "application/json", many + "]}").body())
        .contains("E701");
  }

  private static List<JsonNode> ledgerOf(String code) throws Exception {
    return json(running.get("/api/v1/disclosures?code=" + code).body()).valueStream().toList();
  }

  private static String post(String body) throws Exception {
    return running.post("/api/v1/partners/HK/repairs", "application/json", body).body();
  }

  private static long shown(String id) throws Exception {
    for (var partner : json(running.get("/api/v1/partners").body())) {
      if (partner.path("partner").asText().equals(id)) {
        return partner.path("nearMisses").asLong();
      }
    }
    throw new IllegalStateException(id + " is not shown");
  }

  private static String question(String code, String name, String role) throws Exception {
    var party = Map.of("role", role, "country", "HK", "code", code, "name", name);
    return JSON.writeValueAsString(Map.of("flow", "IMPORT", "parties", List.of(party)));
  }

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text);
  }
}
