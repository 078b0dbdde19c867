package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mra.fault.Failpoint;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Alarm;
import mra.journal.Alarms;
import mra.journal.Journal;
import mra.journal.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list that a person gives by hand is in force only once two persons let it pass. */
@Timeout(120)
class ImportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANN = "ann-key-0000000000000000000000000000000000x";
  private static final String BO = "bo-key-00000000000000000000000000000000000x";
  private static final String EVE = "eve-key-0000000000000000000000000000000000x";
  private static final String ROBOT = "robot-key-00000000000000000000000000000000x";
  private static final Path SAMPLES = Path.of("../partners/HK/samples");
  private static final String SUSPENDED =
      "AEOHK0000000002,Jade Ltd,,,,,1,S,20261120,20240501,,,\r\n";
  private static final String OPERATOR = "/api/v1/operators?partner=HK&code=AEOHK1234567890";

  @TempDir private Path home;
  private Running running;

  @BeforeEach
  void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 5L, HK, 4L, MO, 5L));
    account("ann", ANN, "PERSON", "OPERATOR");
    account("bo", BO, "PERSON", "OPERATOR");
    account("eve", EVE, "PERSON", "AUDITOR");
    account("robot", ROBOT, "SYSTEM", "OPERATOR");
  }

  @AfterEach
  void stop() throws Exception {
    running.close();
  }

  @Test
  void twoPersonsPutItInForceAndTheSameAgainChangesNothing() throws Exception {
    var held = take(ANN, "all-kinds.csv", 202);
    var id = UUID.fromString(held.path("id").asText());

    assertThat(held.path("fault").asText()).isEqualTo("E521");
    assertThat(held.path("detail").asText()).isEqualTo("import by ann: their line is down");
    assertThat(held.path("over").asText()).isEqualTo("import by ann: their line is down");
    assertThat(running.get(OPERATOR).statusCode()).isEqualTo(404);
    assertThat(json("/api/v1/exchanges/" + id + "/difference?limit=1000")).isNotEmpty();
    assertThat(identities()).as("no id of the partner's is taken").isZero();

    say(ANN, id, "release");
    assertThat(running.get(OPERATOR).statusCode()).isEqualTo(404);
    var released = say(BO, id, "release");

    assertThat(released.at("/exchange/outcome").asText()).isEqualTo("APPLIED");
    assertThat(running.get(OPERATOR).statusCode()).isEqualTo(200);
    assertThat(running.receiptOf(id)).as("the partner sent nothing").isEmpty();
    assertThat(leaves(id)).containsExactly("LIST_HELD", "PROPOSED", "AGREED", "LIST_APPLIED");
    assertThat(take(ANN, "all-kinds.csv", 200).path("detail").asText())
        .isEqualTo("the answer of exchange " + id + " again");
    assertThat(problem(ANN, "duplicates.csv", 409)).as("other content").contains("E501");
  }

  @Test
  void whatIsHeldKeepsNothingOfThePartnersWaiting() throws Exception {
    var first = take(ANN, "all-kinds.csv", 202).path("id").asText();
    var second = take(BO, "duplicates.csv", 202).path("id").asText();

    assertThat(outcome(first)).as("of two by hand the newer is decided on").isEqualTo("SUPERSEDED");
    assertThat(running.fetch(HK).ending().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(outcome(second)).as("the partner's own came").isEqualTo("SUPERSEDED");
    var again = take(ANN, "all-kinds.csv", 200);
    assertThat(again.path("fault").asText()).as("older than what is in force").contains("E502");
    assertThat(new Alarms(running.database()).current())
        .extracting(Alarm::kind)
        .doesNotContain(Alarm.Kind.LIST_QUARANTINED);
  }

  @Test
  void noMoreThanTenThatWereGivenByHandWait() throws Exception {
    for (int given = 1; given <= 10; given++) {
      var one = give(ANN, "HK", "reason=why", urgent(given));
      assertThat(one.status).as("%s", one.body).isEqualTo(202);
    }

    var eleventh = give(BO, "HK", "reason=why", urgent(11));

    assertThat(eleventh.status).isEqualTo(409);
    assertThat(eleventh.body.path("fault").asText()).isEqualTo("E705");
    assertThat(running.fetch(HK).ending().outcome()).as("its own").isEqualTo(Outcome.APPLIED);
  }

  /** Lists of this kind take no place of one another. It names an operator that nobody knows. */
  private static byte[] urgent(int number) {
    return """
    H,HK-2026-U%05d,URGENT,%d,2026-11-24T11:00:00+08:00
    AEO_CODE,NAME_EN,NAME_TC,ADDRESS_1,ADDRESS_2,DISTRICT,TIER,STATUS,STATUS_DATE,VALID_FROM,VALID_TO,BR_NO,ROLES
    """
        .formatted(number, number)
        .replace("\n", "\r\n")
        .concat(SUSPENDED + "T,1,%s\r\n".formatted(sha256(SUSPENDED)))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatTwoPersonsRefusedTakesNoId() throws Exception {
    var id = UUID.fromString(take(ANN, "all-kinds.csv", 202).path("id").asText());

    say(ANN, id, "refuse");
    assertThat(say(BO, id, "refuse").at("/exchange/outcome").asText()).isEqualTo("REFUSED");

    assertThat(identities()).isZero();
    assertThat(take(BO, "all-kinds.csv", 202).path("fault").asText()).isEqualTo("E521");
  }

  @Test
  void oneThatBreaksOffAfterItsReleaseIsHeldAgain() throws Exception {
    var id = UUID.fromString(take(ANN, "all-kinds.csv", 202).path("id").asText());
    say(ANN, id, "release");
    Failpoint.BEFORE_COMMIT.plan(() -> {
      throw new Refused(Fault.STORE_UNAVAILABLE, "", "planned");
    });

    assertThat(say(BO, id, "release").at("/exchange/outcome").asText()).isEqualTo("HELD");
    assertThat(new Journal(running.database()).held().isReleased(id)).isFalse();
    say(BO, id, "release");
    assertThat(say(ANN, id, "release").at("/exchange/outcome").asText()).isEqualTo("APPLIED");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "HK, no-header.csv, 409, E3",
    "HK, wrong-count.csv, 409, E306",
    "HK, wrong-digest.csv, 409, E3",
    "HK, unknown-list-type.csv, 409, E3",
    "MO, all-kinds.csv, 409, E3",
    "EU, all-kinds.csv, 409, E3",
    "XX, all-kinds.csv, 404, E606"
  })
  void whatIsNoListOfThePartnersIsRefusedWithItsFault(
      String partner, String file, int status, String fault) throws Exception {
    var answer = give(ANN, partner, "reason=why", Files.readAllBytes(SAMPLES.resolve(file)));

    assertThat(answer.status).isEqualTo(status);
    assertThat(answer.body.path("fault").asText()).startsWith(fault);
    assertThat(json("/api/v1/exchanges/held")).isEmpty();
    assertThat(identities()).isZero();
  }

  @Test
  void whoMayNotAndWhatSaysNoReasonIsRefused() throws Exception {
    var list = Files.readAllBytes(SAMPLES.resolve("all-kinds.csv"));

    assertThat(give(EVE, "HK", "reason=why", list).status).isEqualTo(403);
    assertThat(give(ROBOT, "HK", "reason=why", list).body.path("fault").asText()).isEqualTo("E702");
    assertThat(give(running.keyOf(HK), "HK", "reason=why", list).status).isEqualTo(403);
    assertThat(give(ANN, "HK", "reason=", list).status).isEqualTo(400);
    assertThat(give(ANN, "HK", "sealed=false", list).status).isEqualTo(400);
    assertThat(give(ANN, "HK", "reason=why&sealed=true", list).body.path("fault").asText())
        .as("nobody sealed it")
        .startsWith("E2");
    assertThat(give(ANN, "CN", "reason=why&sealed=true", list).status).isEqualTo(400);
    assertThat(json("/api/v1/exchanges/held")).isEmpty();
  }

  @Test
  void whatThePartnerSealedIsVerifiedAndHeldAllTheSame() throws Exception {
    var fetched = running.pull("HK");
    var sealed = Files.readAllBytes(body(fetched.id()));
    running.tamper("truncate document_identity");
    running.tamper("update partner set full_as_of = null, last_as_of = null where id = 'HK'");

    var held = give(ANN, "HK", "reason=why&sealed=true", sealed);

    assertThat(held.status).as("%s", held.body).isEqualTo(202);
    assertThat(held.body.path("fault").asText()).isEqualTo("E521");
    var id = UUID.fromString(held.body.path("id").asText());
    var record = new Journal(running.database()).find(id).orElseThrow();
    assertThat(record.signer()).isEqualTo(fetched.signer()).isNotNull();
    say(ANN, id, "release");
    assertThat(say(BO, id, "release").at("/exchange/outcome").asText())
        .isIn("APPLIED", "UNCHANGED");
  }

  private record Answer(int status, JsonNode body) {}

  private Answer give(String key, String partner, String query, byte[] file) throws Exception {
    var path = "/api/v1/partners/%s/imports?%s".formatted(partner, query);
    var answer = running.ask(key, "POST", path, "application/octet-stream", file);
    return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
  }

  private JsonNode take(String key, String sample, int status) throws Exception {
    var file = Files.readAllBytes(SAMPLES.resolve(sample));
    var answer = give(key, "HK", "reason=their%20line%20is%20down", file);
    assertThat(answer.status).as("%s", answer.body).isEqualTo(status);
    return answer.body;
  }

  private String problem(String key, String sample, int status) throws Exception {
    return take(key, sample, status).path("fault").asText();
  }

  private JsonNode say(String key, UUID exchange, String action) throws Exception {
    var path = "/api/v1/exchanges/%s/%s".formatted(exchange, action);
    var body = JSON.writeValueAsBytes(Map.of("reason", "seen it"));
    return JSON.readTree(running.ask(key, "POST", path, "application/json", body).body());
  }

  private String outcome(String exchange) {
    var record = new Journal(running.database()).find(UUID.fromString(exchange)).orElseThrow();
    return requireNonNull(record.ending()).outcome().name();
  }

  private Path body(UUID exchange) {
    var path =
        JdbcClient.create(running.database())
            .sql("select body_path from exchange where id = :id")
            .param("id", exchange)
            .query(String.class)
            .single();
    return home.resolve("bodies").resolve(path);
  }

  private long identities() {
    return JdbcClient.create(running.database())
        .sql("select count(*) from document_identity")
        .query(Long.class)
        .single();
  }

  private List<String> leaves(UUID exchange) {
    return JdbcClient.create(running.database())
        .sql(
            """
            select kind from audit_leaf where convert_from(event, 'UTF8') like '%' || :id || '%'
            order by id
            """)
        .param("id", exchange.toString())
        .query(String.class)
        .list();
  }

  private JsonNode json(String path) throws Exception {
    return JSON.readTree(running.get(path).body());
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  private void account(String name, String key, String kind, String role) throws Exception {
    var wanted =
        Map.of("sha256", sha256(key), "kind", kind, "roles", List.of(role), "reason", "a test");
    var answer =
        running.ask(
            running.adminKey(),
            "PUT",
            "/api/v1/accounts/" + name,
            "application/json",
            JSON.writeValueAsBytes(wanted));
    assertThat(answer.statusCode()).isEqualTo(204);
  }
}
