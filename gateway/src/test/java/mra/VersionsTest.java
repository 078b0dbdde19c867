package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mra.canonical.OperatorJson;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;
import mra.rehearsal.Mischief;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Another version of a partner: read in shadow, put in force by two persons, and undone. */
@Timeout(120)
class VersionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANN = "ann-key-0000000000000000000000000000000000x";
  private static final String BO = "bo-key-00000000000000000000000000000000000x";
  private static final String ROBOT = "robot-key-0000000000000000000000000000000x";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final long OPERATORS = 60;
  private static final String TABLE = "mappings/HK/aeo-list.yaml";
  private static final String TIERS = "mappings/codelists/hk-tier.csv";
  private static final String NEW =
      """
      partner: ZZ
      names: {en: Nowhere, zh: 无处}
      countries: [CH]
      time-zone: Pacific/Auckland
      codes: {pattern: "ZZ[0-9]{4}"}
      """;
  private static final String PARTY_ROLES = "mappings/codelists/party-role.csv";
  private static final String EU_LIFE = "/api/v1/partners/EU/life";
  private static final String PROFILE = "partners/HK/partner.yaml";

  @TempDir private static Path folder;
  private static Running running;

  @BeforeAll
  static void start() throws Exception {
    ConfigCopy.in(config());
    // What samples say is the table's of before.
    FileSystemUtils.deleteRecursively(config().resolve("partners/HK/samples"));
    running =
        Running.patient(folder.resolve("var"), config(), Map.of(EU, 5L, HK, OPERATORS, MO, 5L));
    account("ann", ANN);
    account("bo", BO);
    assertThat(running.fetch(HK).ending().outcome()).isEqualTo(Outcome.APPLIED);
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  /** What one test wrote into the folder is no candidate of the next one. */
  @AfterEach
  void restore() throws IOException {
    for (var file : List.of(TABLE, TIERS, PROFILE, PARTY_ROLES)) {
      Files.copy(
          Path.of("..").resolve(file), config().resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void aChangedTableShowsItsDifferenceIsUsedByTheNextExchangeAndIsUndone() throws Exception {
    var before = active();
    change(TABLE, "address.city: DISTRICT", "address.city: {constant: Hong Kong}");

    var candidate = propose();

    var version = candidate.path("version").asText();
    assertThat(candidate.path("files").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(TABLE);
    var comparison = comparison(1);
    assertThat(comparison.path("different").asLong()).isPositive();
    assertThat(comparison.path("different").asLong() + comparison.path("same").asLong())
        .isEqualTo(comparison.at("/live/records").asLong());
    assertThat(comparison.at("/live/verdict").asText()).isEqualTo("APPLY");
    assertThat(comparison.at("/live/changes").asLong()).as("it is in force").isZero();
    assertThat(comparison.at("/candidate/changes").asLong())
        .isEqualTo(comparison.path("different").asLong());
    assertThat(difference())
        .allSatisfy(record -> {
          assertThat(record.path("kind").asText()).isEqualTo("DIFFERENT");
          assertThat(record.at("/fields/0/field").asText()).isEqualTo("address");
          assertThat(record.at("/fields/0/candidate").asText()).contains("Hong Kong");
          assertThat(record.at("/fields/0/live").asText())
              .isNotEqualTo(record.at("/fields/0/candidate").asText());
        });

    assertThat(status(ANN, "activate")).isEqualTo(202);
    assertThat(fault(ANN, "activate")).as("one person alone").isEqualTo("E707");
    assertThat(versions().at("/proposals/0/subject").asText()).isEqualTo("HK " + version);
    expectAnotherRefused("activate", before);
    assertThat(active()).isEqualTo(before);
    var inForce = running.exchange(HK, 3, Mischief.NONE);
    assertThat(versionOf(inForce.id())).isEqualTo(before);
    comparison(2);
    assertThat(status(BO, "activate")).isEqualTo(200);

    assertThat(active()).isEqualTo(version);
    assertThat(versions().path("candidate").isNull()).isTrue();
    var next = running.exchange(HK, 3, Mischief.NONE);
    assertThat(next.ending().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(versionOf(next.id())).isEqualTo(version);
    assertThat(cities()).containsOnly("Hong Kong");

    assertThat(status(ANN, "rollback")).isEqualTo(202);
    expectAnotherRefused("rollback", version);
    assertThat(status(BO, "rollback")).isEqualTo(200);
    assertThat(active()).isEqualTo(before);
    var undone = running.exchange(HK, 3, Mischief.NONE);
    assertThat(versionOf(undone.id())).isEqualTo(before);
    assertThat(cities()).doesNotContain("Hong Kong");

    assertThat(status(BO, "rollback")).isEqualTo(202);
    assertThat(status(ANN, "rollback")).isEqualTo(200);
    assertThat(active()).as("undone once more").isEqualTo(version);
    status(ANN, "rollback");
    status(BO, "rollback");
    assertThat(versions().path("before"))
        .extracting(entry -> entry.path("how").asText())
        .containsExactly("ROLLED_BACK", "ROLLED_BACK", "ROLLED_BACK", "ACTIVATED", "START");
    assertThat(leaves()).contains("VERSION_PROPOSED", "PARTNER_ACTIVATED");
  }

  @Test
  void whoeverAgreesMeansTheVersionThatWasLookedAtAndNotTheOneOfAMomentLater() throws Exception {
    change(TABLE, "address.city: DISTRICT", "address.city: {constant: Hong Kong}");
    var seen = propose().path("version").asText();
    change(TABLE, "constant: Hong Kong", "constant: Macao");
    var slipped = propose().path("version").asText();
    comparison(1);
    assertThat(status(ANN, "activate")).isEqualTo(202);

    var refused = ask(BO, "/activate", wanted(seen.substring(0, 12)));

    assertThat(refused.path("fault").asText()).isEqualTo("E612");
    assertThat(refused.path("why").asText())
        .contains(seen.substring(0, 12), slipped.substring(0, 12));
    assertThat(active()).isNotEqualTo(slipped);
  }

  @Test
  void aFolderWithAnErrorIsNoCandidateAndSaysWhereItIsWrong() throws Exception {
    var before = versions().at("/candidate/version");
    change(TABLE, "address.city: DISTRICT", "address.city: {constnt: Hong Kong}");

    var refused = ask(running.adminKey(), "", "{\"reason\":\"a test\"}");

    assertThat(refused.path("fault").asText()).isEqualTo("E612");
    assertThat(refused.path("why").asText()).contains("aeo-list.yaml:", "constnt");
    assertThat(versions().at("/candidate/version")).isEqualTo(before);
  }

  @Test
  void whatIsInForceAlreadyIsNoCandidateAndWhoNeverChangedHasNothingToGoBackTo() throws Exception {
    assertThat(ask(running.adminKey(), "", "{\"reason\":\"a test\"}").path("fault").asText())
        .isEqualTo("E612");
    assertThat(post("MO", ANN, "activate")).contains("E612", "it has no candidate");
    assertThat(post("MO", ANN, "rollback")).contains("E612", "no other version");
    assertThat(post("XX", ANN, "rollback")).contains("E606");
    assertThat(post("MO", running.keyOf(MO), "rollback")).contains("E702");
  }

  @Test
  void aCandidateThatReadsNothingHarmsNoListAndIsNotActivatedUnseen() throws Exception {
    change(TIERS, "1,HK_TIER1,,,yes\n2,HK_TIER2,,,yes\n", "8,HK_TIER1,,,yes\n9,HK_TIER2,,,yes\n");

    propose();

    var first = comparison(1);
    assertThat(first.path("setAsideByCandidate").asLong())
        .isEqualTo(first.at("/live/records").asLong())
        .isPositive();
    assertThat(first.at("/candidate/verdict").asText()).startsWith("HOLD E5");
    assertThat(difference())
        .allSatisfy(record -> {
          assertThat(record.path("kind").asText()).isEqualTo("SET_ASIDE_BY_CANDIDATE");
          assertThat(record.path("why").asText()).startsWith("E401");
        });
    assertThat(running.exchange(HK, 3, Mischief.NONE).ending().outcome())
        .isEqualTo(Outcome.APPLIED);
    comparison(2);
  }

  @Test
  void aNewPartnersFolderIsTakenInWithoutARestart() throws Exception {
    assertThat(running.get("/api/v1/partners/ZZ/versions").statusCode()).isEqualTo(404);
    assertThat(proposeNew()).as("without a folder").contains("E606");
    var profile = config().resolve("partners/ZZ/partner.yaml");
    Files.createDirectories(profile.getParent());
    Files.writeString(profile, NEW.replace("CH", "DE"));
    assertThat(proposeNew()).as("that is another's country").contains("E612", "EU");

    Files.writeString(profile, NEW);
    assertThat(proposeNew()).contains("\"partner\":\"ZZ\"", "\"candidate\":null");

    var first = JSON.readTree(running.get("/api/v1/partners/ZZ/versions").body());
    assertThat(running.get("/api/v1/partners/ZZ/life").body()).contains("\"state\":\"DRAFT\"");

    Files.writeString(profile, NEW.replace("Pacific/Auckland", "Pacific/Chatham"));
    var second = JSON.readTree(proposeNew());
    assertThat(second.path("active")).as("of a draft at once").isNotEqualTo(first.path("active"));
    assertThat(second.path("candidate").isNull()).isTrue();
  }

  /** A version holds the code lists that its tables name, and this one is named by none. */
  @Test
  void rolesOfPartiesThatWereChangedTakeARestart() throws Exception {
    change(TABLE, "address.city: DISTRICT", "address.city: {constant: Kowloon}");
    var roles = config().resolve(PARTY_ROLES);
    Files.writeString(roles, Files.readString(roles) + "CARRIER,FW,a test\n");

    var refused = ask(ANN, "", "{\"reason\":\"a test\"}");

    assertThat(refused.path("fault").asText()).isEqualTo("E613");
    assertThat(refused.toString()).contains("party-role.csv", "since this node started");
  }

  @Test
  void aSystemProposesNothing() throws Exception {
    account("robot", ROBOT, "SYSTEM");
    assertThat(ask(ROBOT, "", "{\"reason\":\"a test\"}").path("fault").asText()).isEqualTo("E702");
  }

  /** It was put in force by another node, or its folder was away when this one started. */
  @Test
  void whatIsExchangedWithThoughThisNodeDoesNotKnowItTakesARestart() throws Exception {
    var database = JdbcClient.create(running.database());
    database
        .sql(
            """
            insert into partner_life (partner, step, state, since, by, reason)
            values ('QQ', 1, 'LIVE', now(), 'ann', 'a test')
            """)
        .update();
    var profile = config().resolve("partners/QQ/partner.yaml");
    Files.createDirectories(profile.getParent());
    Files.writeString(profile, NEW.replace("ZZ", "QQ").replace("CH", "NO"));

    var path = "/api/v1/partners/QQ/versions";
    var refused = running.post(path, "application/json", "{\"reason\":\"a test\"}").body();

    assertThat(refused).contains("E613", "this node does not know it");
    assertThat(
            database
                .sql("select count(*) from partner_in_force where partner = 'QQ'")
                .query(Long.class)
                .single())
        .isZero();
  }

  private static String proposeNew() throws Exception {
    return running
        .post("/api/v1/partners/ZZ/versions", "application/json", "{\"reason\":\"a test\"}")
        .body();
  }

  @Test
  void aChangedScheduleTakesEffectWithoutARestart() throws Exception {
    running.schedule();
    change(PROFILE, "at: \"0 30 2 * * ?\"", "at: \"0/1 * * * * ?\"");
    var begun = exchanges();

    propose();
    comparison(1);
    status(ANN, "activate");
    assertThat(exchanges()).isEqualTo(begun);
    assertThat(status(BO, "activate")).isEqualTo(200);

    await().atMost(SOON).until(() -> exchanges() > begun);
    status(ANN, "rollback");
    assertThat(status(BO, "rollback")).isEqualTo(200);
  }

  @Test
  void whatWasNotRehearsedDoesNotGoLive() throws Exception {
    life(ANN, "RETIRED", "");
    life(BO, "RETIRED", "");
    life(ANN, "DRAFT", "");
    var files = at(ANN, "GET", EU_LIFE, "").path("files").asText();
    var report =
        """
        ,"report":{"partner":"EU","files":"%s","at":"2026-01-01T00:00:00Z","passed":true,\
        "promises":[{"result":"KEPT"}]}\
        """
            .formatted(files);
    assertThat(life(ANN, "REHEARSED", report).at("/life/state").asText()).isEqualTo("REHEARSED");
    life(ANN, "SHADOW", "");
    assertThat(life(ANN, "LIVE", "").at("/proposal/action").asText()).isEqualTo("GO_LIVE");
    var table = config().resolve("mappings/EU/aeo-list.yaml");
    Files.writeString(table, Files.readString(table) + "# a remark\n");
    var versions = "/api/v1/partners/EU/versions";
    var candidate =
        at(ANN, "POST", versions, "{\"reason\":\"a test\"}").at("/candidate/version").asText();
    var wanted =
        "{\"reason\":\"a test\",\"version\":\"%s\",\"withoutComparison\":true}"
            .formatted(candidate);
    at(ANN, "POST", versions + "/activate", wanted);
    assertThat(at(ANN, "GET", EU_LIFE, "").path("proposals")).hasSize(1);

    at(BO, "POST", versions + "/activate", wanted);

    var now = at(ANN, "GET", EU_LIFE, "");
    assertThat(now.path("version").asText()).isEqualTo(candidate);
    assertThat(now.path("proposals")).isEmpty();
    assertThat(life(BO, "LIVE", "").path("fault").asText()).isEqualTo("E616");
  }

  private static JsonNode life(String key, String to, String report) throws Exception {
    return at(
        key, "POST", EU_LIFE, "{\"to\":\"%s\",\"reason\":\"a test\"%s}".formatted(to, report));
  }

  private static JsonNode at(String key, String method, String path, String body) throws Exception {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return JSON.readTree(running.ask(key, method, path, "application/json", bytes).body());
  }

  private static Path config() {
    return folder.resolve("config");
  }

  private static void change(String name, String from, String to) throws IOException {
    var file = config().resolve(name);
    var text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static JsonNode propose() throws Exception {
    var versions = ask(running.adminKey(), "", "{\"reason\":\"a test\"}");
    assertThat(versions.has("fault")).as("%s", versions).isFalse();
    return versions.path("candidate");
  }

  /** The newest, once there are so many. */
  private static JsonNode comparison(int count) {
    return await()
        .atMost(SOON)
        .until(() -> versions().at("/candidate/comparisons"), all -> all.size() >= count)
        .get(0);
  }

  private static JsonNode difference() throws Exception {
    var difference =
        JSON.readTree(running.get("/api/v1/partners/HK/versions/difference?limit=1000").body());
    assertThat(difference).isNotEmpty();
    return difference;
  }

  private static JsonNode versions() throws Exception {
    return JSON.readTree(running.get("/api/v1/partners/HK/versions").body());
  }

  private static String active() throws Exception {
    return versions().path("active").asText();
  }

  private static int status(String key, String action) throws Exception {
    var body = wanted(meant(action)).getBytes(StandardCharsets.UTF_8);
    return running.ask(key, "POST", path("/" + action), "application/json", body).statusCode();
  }

  /** As people see it. */
  private static String meant(String action) throws Exception {
    var versions = versions();
    var version =
        action.equals("activate") ? versions.at("/candidate/version") : versions.path("back");
    return version.asText().substring(0, 12);
  }

  private static String wanted(String version) {
    return "{\"reason\":\"seen it\",\"version\":\"%s\"}".formatted(version);
  }

  /** Nor is whoever names none, or too little of it, a second person. */
  private static void expectAnotherRefused(String action, String other) throws Exception {
    assertThat(ask(BO, "/" + action, wanted(other)).path("fault").asText()).isEqualTo("E612");
    var little = wanted(meant(action).substring(0, 11));
    assertThat(ask(BO, "/" + action, little).path("fault").asText()).isEqualTo("E701");
    assertThat(ask(BO, "/" + action, "{\"reason\":\"me too\"}").path("fault").asText())
        .isEqualTo("E701");
  }

  private static String fault(String key, String action) throws Exception {
    return ask(key, "/" + action, wanted(meant(action))).path("fault").asText();
  }

  private static JsonNode ask(String key, String what, String body) throws Exception {
    return JSON.readTree(
        running
            .ask(key, "POST", path(what), "application/json", body.getBytes(StandardCharsets.UTF_8))
            .body());
  }

  private static String post(String partner, String key, String action) throws Exception {
    var path = "/api/v1/partners/%s/versions/%s".formatted(partner, action);
    var answer = running.ask(key, "POST", path, "application/json", body());
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static byte[] body() {
    return wanted("0".repeat(64)).getBytes(StandardCharsets.UTF_8);
  }

  private static String path(String what) {
    return "/api/v1/partners/HK/versions" + what;
  }

  private static String versionOf(UUID exchange) {
    return running.journalOf("HK").stream()
        .filter(each -> each.id().equals(exchange))
        .map(ExchangeRecord::profileVersion)
        .findFirst()
        .orElseThrow();
  }

  private static long exchanges() {
    return JdbcClient.create(running.database())
        .sql("select count(*) from exchange where partner = 'HK' and way = 'IN'")
        .query(Long.class)
        .single();
  }

  private static List<String> cities() throws Exception {
    return running.exported(HK).values().stream()
        .map(line -> OperatorJson.read(line).address())
        .map(address -> address == null ? "" : Objects.toString(address.city(), ""))
        .filter(city -> !city.isEmpty()) // an operator without an address has none
        .distinct()
        .toList();
  }

  private static List<String> leaves() {
    return JdbcClient.create(running.database())
        .sql("select distinct kind from audit_leaf")
        .query(String.class)
        .list();
  }

  private static void account(String name, String key) throws Exception {
    account(name, key, "PERSON");
  }

  private static void account(String name, String key, String kind) throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    var wanted =
        Map.of(
            "sha256",
            HexFormat.of().formatHex(sha256),
            "kind",
            kind,
            "roles",
            List.of("OPERATOR", "ADMIN"),
            "reason",
            "a test");
    var answer =
        running.ask(
            running.adminKey(),
            "PUT",
            "/api/v1/accounts/" + name,
            "application/json",
            JSON.writeValueAsBytes(wanted));
    assertThat(answer.statusCode()).isIn(202, 204);
  }
}
