package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import mra.fault.Fault;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.rehearsal.Administration;
import mra.rehearsal.Mischief;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A partner goes through its whole life while the gateway runs. */
@Timeout(180)
class LifeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANN = "ann-key-0000000000000000000000000000000000x";
  private static final String BO = "bo-key-00000000000000000000000000000000000x";
  private static final String OPERATOR = "op-key-00000000000000000000000000000000000x";
  private static final String ROBOT = "robot-key-00000000000000000000000000000000x";

  @TempDir private Path home;
  private Running running;
  private Recognised recognised;

  @BeforeEach
  void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 20L, HK, 30L, MO, 20L));
    recognised = new Recognised(running);
    account("olga", OPERATOR, "PERSON", "OPERATOR");
    account("robot", ROBOT, "SYSTEM", "OPERATOR", "ADMIN");
    account("ann", ANN, "PERSON", "ADMIN", "OPERATOR", "AUDITOR");
    account("bo", BO, "PERSON", "ADMIN");
  }

  @AfterEach
  void stop() throws Exception {
    running.close();
  }

  @Test
  void fromItsFilesThroughShadowToLiveAndToItsEnd() throws Exception {
    draftAgain(HK);

    // DRAFT: nothing is exchanged, and whoever wants to is told why.
    assertThatThrownBy(() -> running.fetch(HK))
        .hasMessageContaining("E611")
        .hasMessageContaining("DRAFT");
    assertThatThrownBy(() -> running.tell(HK)).hasMessageContaining("E611");
    assertThat(fault(ANN, HK, "SHADOW", "too early")).isEqualTo("E611");
    assertThat(fault(ANN, HK, "LIVE", "much too early")).isEqualTo("E611");

    // REHEARSED: by a report that was passed, and of these files.
    var files = life(HK).path("files").asText();
    assertThat(fault(ANN, HK, "REHEARSED", "without")).isEqualTo("E616");
    assertThat(rehearsed(HK, files, false).path("fault").asText()).isEqualTo("E616");
    assertThat(rehearsed(HK, "0".repeat(64), true).path("why").asText()).contains("other files");
    assertThat(rehearsed(EU, files, true).path("why").asText()).contains("another partner");
    var now = Instant.now();
    assertThat(rehearsed(HK, files, true, now, "KEPT", "BROKEN").path("fault").asText())
        .isEqualTo("E616");
    assertThat(rehearsed(HK, files, true, now, "NOT_APPLICABLE").path("fault").asText())
        .isEqualTo("E616");
    assertThat(rehearsed(HK, files, true, now, "GREEN").path("fault").asText()).isEqualTo("E701");
    var tomorrow = now.plus(Duration.ofDays(1));
    assertThat(rehearsed(HK, files, true, tomorrow, "KEPT").path("why").asText())
        .contains("yet to come");
    assertThat(rehearsed(HK, files, true).at("/life/state").asText()).isEqualTo("REHEARSED");
    assertThatThrownBy(() -> running.fetch(HK)).hasMessageContaining("E611");

    // SHADOW: everything happens, and clearance sees nothing of it.
    assertThat(say(ANN, HK, "SHADOW", "they gave us their address").at("/life/state").asText())
        .isEqualTo("SHADOW");
    running.told();
    assertThat(running.fetch(HK).ending().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(running.exchange(HK, 3, Mischief.NONE).ending().outcome())
        .isEqualTo(Outcome.APPLIED);
    assertThat(running.rehearsal().receipts(HK)).as("their lists are answered").isNotEmpty();
    assertThat(running.exported(HK)).isEqualTo(running.expected(HK));
    assertThatThrownBy(() -> running.tell(HK)).hasMessageContaining("E611");
    assertThat(answers(HK)).containsExactly("NOT_RECOGNISED COUNTRY_NOT_PARTNER");
    assertThat(running.told()).isEmpty();
    assertThat(snapshot(HK)).isEmpty();
    long sequence = sequence();

    // One person alone changes nothing; a system and an operator may not; the second person does.
    assertThat(fault(OPERATOR, HK, "LIVE", "me too")).isEqualTo("E702");
    assertThat(fault(ROBOT, HK, "LIVE", "beep")).isEqualTo("E702");
    var proposed = say(ANN, HK, "LIVE", "their lists are right");
    assertThat(proposed.at("/proposal/action").asText()).isEqualTo("GO_LIVE");
    assertThat(proposed.at("/life/state").asText()).isEqualTo("SHADOW");
    assertThat(proposed.path("version")).isEqualTo(life(HK).path("version"));
    assertThat(fault(ANN, HK, "LIVE", "again")).isEqualTo("E707");
    assertThat(life(HK).path("proposals")).hasSize(1);
    assertThat(answers(HK)).containsExactly("NOT_RECOGNISED COUNTRY_NOT_PARTNER");
    assertThat(snapshot(HK)).isEmpty();
    var some = OperatorJson.read(running.exported(HK).values().iterator().next());
    assertThat(operatorsSay(some)).isEqualTo("SHADOW");
    var inShadow = Instant.now();

    var live = say(BO, HK, "LIVE", "I compared them");

    assertThat(live.at("/life/state").asText()).isEqualTo("LIVE");
    assertThat(live.at("/life/by").asText()).isEqualTo("ann");
    assertThat(live.at("/life/agreedBy").asText()).isEqualTo("bo");
    var operator = recognised.first(HK, 1).getFirst();
    assertThat(snapshot(HK)).isEqualTo(running.exported(HK).keySet());
    assertThat(sequence()).as("no number is left out").isEqualTo(sequence + 1);
    assertThat(new Clearance(running.told()).present(HK)).isEqualTo(running.exported(HK).keySet());
    assertThat(operatorsSay(operator)).isEqualTo("LIVE");
    assertThat(running.tell(HK)).isNotEmpty();
    assertThat(askedThen(operator, inShadow)).isEqualTo("NOT_RECOGNISED COUNTRY_NOT_PARTNER");
    assertThat(askedThen(operator, Instant.now())).isEqualTo("RECOGNISED MATCHED");

    // A list after that is told as ever.
    running.exchange(HK, 2, Mischief.NONE);
    assertThat(running.told()).hasSize(1);

    // RETIRED: clearance hears that none of them counts any more.
    say(BO, HK, "RETIRED", "the arrangement ended");
    assertThat(recognised.answer(recognised.first(HK, 1).getFirst()))
        .isEqualTo("RECOGNISED MATCHED");
    var present = running.exported(HK).keySet();
    say(ANN, HK, "RETIRED", "seen the letter");
    assertThat(answers(HK)).containsExactly("NOT_RECOGNISED COUNTRY_NOT_PARTNER");
    assertThat(snapshot(HK)).isEmpty();
    var end = new Clearance(running.told());
    assertThat(end.present(HK)).isEmpty();
    assertThat(new TreeSet<>(end.codes())).isEqualTo(present);
    assertThatThrownBy(() -> running.fetch(HK)).hasMessageContaining("E611");
    assertThat(running.exported(HK).keySet()).as("what is known stays").isEqualTo(present);
    assertThat(leaves("HK"))
        .containsExactly(
            "PARTNER_MOVED -> LIVE",
            "PARTNER_MOVED LIVE -> RETIRED",
            "PARTNER_MOVED RETIRED -> DRAFT",
            "PARTNER_MOVED DRAFT -> REHEARSED",
            "PARTNER_MOVED REHEARSED -> SHADOW",
            "PARTNER_MOVED SHADOW -> LIVE",
            "PARTNER_MOVED LIVE -> RETIRED");
  }

  @Test
  void whatAPartnerNeverAnsweredIsClosedWhenItIsRetiredAndTheNextListIsAFullOne() throws Exception {
    assertThat(running.fetch("CN").ending().outcome()).isEqualTo(Outcome.APPLIED);
    var sent = running.tell(HK).getFirst().id();
    running.tamper(
        "update exchange set state = 'SENT', outcome = null, ended_at = null where id = '%s'"
            .formatted(sent));
    say(ANN, HK, "RETIRED", "the arrangement ended");
    assertThat(new Journal(running.database()).find(sent).orElseThrow().ending()).isNull();

    var retired = say(BO, HK, "RETIRED", "seen the letter");

    assertThat(retired.at("/life/state").asText()).as("%s", retired).isEqualTo("RETIRED");
    var ending = requireNonNull(new Journal(running.database()).find(sent).orElseThrow().ending());
    assertThat(ending.outcome()).isEqualTo(Outcome.QUARANTINED);
    assertThat(ending.fault()).isEqualTo(Fault.STATE_FORBIDS);
    assertThat(ending.detail()).isEqualTo("the partner was retired before it answered");
    var database = JdbcClient.create(running.database());
    assertThat(
            database
                .sql(
                    """
                    select convert_from(event, 'UTF8') from audit_leaf
                    where convert_from(event, 'UTF8')::json ->> 'exchange' = ? order by id desc
                    limit 1
                    """)
                .param(sent.toString())
                .query(String.class)
                .single())
        .contains("the partner was retired before it answered");
    assertThat(
            database
                .sql("select full_due from audience where partner = 'HK'")
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void whatAPartnerBringsIsRefusedAfterItsKeyAndSaysWhy() throws Exception {
    draftAgain(MO);
    draftAgain(EU);

    var https =
        running.ask(
            running.keyOf(MO),
            "POST",
            "/api/v1/partners/MO/lists",
            "application/pkcs7-mime",
            "anything".getBytes(StandardCharsets.UTF_8));
    assertThat(https.statusCode()).isEqualTo(409);
    assertThat(JSON.readTree(https.body()).path("fault").asText()).isEqualTo("E611");
    var soap =
        running.ask(
            running.keyOf(EU),
            "POST",
            "/exchange/EU",
            "application/soap+xml",
            "anything".getBytes(StandardCharsets.UTF_8));
    assertThat(soap.statusCode()).isEqualTo(500);
    assertThat(new String(soap.body(), StandardCharsets.UTF_8)).contains("env:Receiver", "E611");
    assertThat(
            running
                .ask(
                    running.keyOf(EU),
                    "POST",
                    "/api/v1/partners/MO/lists",
                    "application/pkcs7-mime",
                    new byte[1])
                .statusCode())
        .as("a key of somebody else's hears nothing of the state")
        .isEqualTo(403);
    assertThat(running.journalOf("MO")).isEmpty();
    assertThat(running.journalOf("EU")).isEmpty();
  }

  @Test
  void shadowRunsByTheFilesThatWereRehearsedAndStepsBackAlone() throws Exception {
    draftAgain(HK);
    var files = life(HK).path("files").asText();
    rehearsed(HK, files, true);
    running.tamper("update partner_life set files = repeat('0', 64) where files is not null");

    var changed = move(ANN, HK, Map.of("to", "SHADOW", "reason", "now"));
    assertThat(changed.path("fault").asText()).isEqualTo("E616");
    assertThat(changed.path("why").asText()).contains("changed since");

    rehearsed(HK, files, true);
    say(ANN, HK, "SHADOW", "now");
    running.tamper("update partner_life set files = repeat('0', 64) where files is not null");
    var another = move(BO, HK, Map.of("to", "LIVE", "reason", "of files nobody rehearsed"));
    assertThat(another.path("fault").asText()).isEqualTo("E616");
    running.tamper("update partner_life set files = '%s' where files is not null".formatted(files));
    say(BO, HK, "LIVE", "proposed in vain");
    say(ANN, HK, "REHEARSED", "their list is not ready");
    assertThatThrownBy(() -> running.fetch(HK)).hasMessageContaining("E611");
    say(ANN, HK, "SHADOW", "it is now");
    assertThat(
            say(ANN, HK, "LIVE", "what bo said is of the shadow before")
                .path("proposal")
                .path("second")
                .isNull())
        .isTrue();
  }

  @Test
  void ourOwnProgrammeAndTheRehearsedAreLiveFromTheStartAndOursStaysSo() throws Exception {
    for (var partner : JSON.readTree(running.get("/api/v1/partners").body())) {
      var id = partner.path("partner").asText();
      boolean live = Set.of("EU", "HK", "MO", "CN").contains(id);
      assertThat(partner.at("/life/state").asText()).as(id).isEqualTo(live ? "LIVE" : "DRAFT");
    }
    assertThat(life("CN").path("next")).isEmpty();
    assertThat(move(ANN, "CN", Map.of("to", "RETIRED", "reason", "why not")).path("fault").asText())
        .isEqualTo("E611");
    assertThat(
            move(OPERATOR, "HK", Map.of("to", "PAUSED", "reason", "at night"))
                .at("/life/state")
                .asText())
        .isEqualTo("PAUSED");
    assertThat(move(ROBOT, "HK", Map.of("to", "LIVE", "reason", "beep")).path("fault").asText())
        .isEqualTo("E702");
    assertThat(move(ANN, "HK", Map.of("to", "NOWHERE", "reason", "x")).path("fault").asText())
        .isEqualTo("E701");
  }

  private void draftAgain(Administration partner) throws Exception {
    say(ANN, partner, "RETIRED", "to begin anew");
    say(BO, partner, "RETIRED", "to begin anew");
    say(ANN, partner, "DRAFT", "to begin anew");
  }

  /** What clearance hears of each operator of the partner. */
  private Set<String> answers(Administration partner) throws Exception {
    var answers = new TreeSet<String>();
    for (var line : running.exported(partner).values()) {
      answers.add(recognised.answer(OperatorJson.read(line)));
    }
    return answers;
  }

  private String operatorsSay(Operator operator) throws Exception {
    var path = "/api/v1/operators?partner=%s&code=%s";
    return JSON.readTree(
            running.get(path.formatted(operator.partner(), operator.code().normalised())).body())
        .path("life")
        .asText();
  }

  /** Codes of a partner in what a new clearance system loads. */
  private Set<String> snapshot(Administration partner) throws Exception {
    return lines()
        .skip(1)
        .map(OperatorJson::read)
        .filter(each -> each.partner().equals(partner.name()))
        .map(each -> each.code().normalised())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private long sequence() throws Exception {
    return JSON.readTree(lines().findFirst().orElseThrow()).path("sequence").asLong();
  }

  private Stream<String> lines() throws Exception {
    var answer = running.ask(ANN, "GET", "/api/v1/snapshot", "application/json", new byte[0]);
    return new String(answer.body(), StandardCharsets.UTF_8).lines();
  }

  private String askedThen(Operator operator, Instant knownAt) throws Exception {
    var question =
        """
        {"flow":"IMPORT","knownAt":"%s","parties":[{"role":"CONSIGNOR","country":"HK","code":"%s"}]}\
        """
            .formatted(knownAt, operator.code().received());
    var answer =
        running.ask(
            ANN,
            "POST",
            "/api/v1/recognitions",
            "application/json",
            question.getBytes(StandardCharsets.UTF_8));
    var decision = JSON.readTree(answer.body()).at("/decisions/0");
    return decision.path("outcome").asText() + " " + decision.at("/reasons/0/code").asText();
  }

  private JsonNode life(Administration partner) throws Exception {
    return life(partner.name());
  }

  private JsonNode life(String partner) throws Exception {
    return JSON.readTree(running.get("/api/v1/partners/" + partner + "/life").body());
  }

  private JsonNode say(String key, Administration partner, String to, String reason)
      throws Exception {
    var answer = move(key, partner.name(), Map.of("to", to, "reason", reason));
    assertThat(answer.has("fault")).as("%s", answer).isFalse();
    return answer;
  }

  private String fault(String key, Administration partner, String to, String reason)
      throws Exception {
    return move(key, partner.name(), Map.of("to", to, "reason", reason)).path("fault").asText();
  }

  private JsonNode rehearsed(Administration partner, String files, boolean passed)
      throws Exception {
    return rehearsed(partner, files, passed, Instant.now(), "KEPT", "NOT_APPLICABLE");
  }

  private JsonNode rehearsed(
      Administration partner, String files, boolean passed, Instant at, String... results)
      throws Exception {
    var report =
        Map.of(
            "partner",
            partner.name(),
            "files",
            files,
            "at",
            at.toString(),
            "passed",
            passed,
            "promises",
            Stream.of(results).map(result -> Map.of("id", "any", "result", result)).toList());
    return move(ANN, HK, Map.of("to", "REHEARSED", "reason", "rehearsed", "report", report));
  }

  private JsonNode move(String key, Administration partner, Map<String, ?> wanted)
      throws Exception {
    return move(key, partner.name(), wanted);
  }

  private JsonNode move(String key, String partner, Map<String, ?> wanted) throws Exception {
    var path = "/api/v1/partners/" + partner + "/life";
    var body = JSON.writeValueAsBytes(wanted);
    return JSON.readTree(running.ask(key, "POST", path, "application/json", body).body());
  }

  private List<String> leaves(String partner) {
    return JdbcClient.create(running.database())
        .sql(
            """
            select kind || coalesce(' ' || (event ->> 'from'), '') || ' -> ' || (event ->> 'to')
            from (select id, kind, convert_from(event, 'UTF8')::json as event from audit_leaf) leaf
            where kind = 'PARTNER_MOVED' and event ->> 'partner' = :id
            order by id
            """)
        .param("id", partner)
        .query(String.class)
        .list();
  }

  private void account(String name, String key, String kind, String... roles) throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    var wanted =
        Map.of(
            "sha256",
            HexFormat.of().formatHex(sha256),
            "kind",
            kind,
            "roles",
            List.of(roles),
            "reason",
            "a test");
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
