package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mra.canonical.Operator;
import mra.fault.Failpoint;
import mra.fault.Fault;
import mra.journal.Alarm;
import mra.journal.Alarms;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.Receipt.Verdict;
import mra.rehearsal.Administration;
import mra.rehearsal.Mischief;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list that looks wrong changes nothing until two persons say what becomes of it. */
@Timeout(120)
class HeldListTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANN = "ann-key-0000000000000000000000000000000000x";
  private static final String BO = "bo-key-00000000000000000000000000000000000x";
  private static final String ROBOT = "robot-key-00000000000000000000000000000000x";

  @TempDir private static Path home;
  private static Running running;
  private static Recognised recognised;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 200L, HK, 120L, MO, 100L));
    recognised = new Recognised(running);
    for (var partner : Administration.values()) {
      running.fetch(partner);
    }
    account("ann", ANN, "PERSON");
    account("bo", BO, "PERSON");
    account("robot", ROBOT, "SYSTEM");
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @Test
  void twoPersonsReleaseAListThatLostMostOfItsOperatorsAndThenTheAnswersChange() throws Exception {
    var held = hold(EU);
    var gone = gone(EU);
    assertThat(recognised.answer(gone)).startsWith("RECOGNISED");
    running.told();
    var alarms = new Alarms(running.database());
    alarms.open(UUID.randomUUID(), "EU", Alarm.Kind.LIST_HELD, "a test", Instant.now());

    var first = say(ANN, held, "release", "they say it is right");

    assertThat(first.at("/proposal/by").asText()).isEqualTo("ann");
    assertThat(first.at("/exchange/outcome").asText()).isEqualTo("HELD");
    assertThat(recognised.answer(gone)).startsWith("RECOGNISED");
    assertThat(json("/api/v1/proposals")).hasSize(1);
    assertThat(json("/api/v1/exchanges/held")).hasSize(1);
    assertThat(json("/api/v1/exchanges/" + held + "/difference?limit=1000"))
        .as("record by record")
        .anySatisfy(each -> {
          assertThat(each.path("change").asText()).isEqualTo("ABSENT");
          assertThat(each.path("code").asText()).isEqualTo(gone.code().normalised());
        });

    var second = say(BO, held, "release", "seen their letter");

    assertThat(second.at("/exchange/outcome").asText()).isEqualTo("APPLIED");
    assertThat(second.at("/exchange/absent").asLong()).isPositive();
    assertThat(new Journal(running.database()).latency("EU", false, 100).orElseThrow().lists())
        .as("how long people took is no latency")
        .isOne();
    assertThat(recognised.answer(gone)).isEqualTo("NOT_RECOGNISED ABSENT_FROM_LIST");
    assertThat(running.told()).hasSize(1);
    assertThat(alarms.current()).extracting(Alarm::kind).doesNotContain(Alarm.Kind.LIST_HELD);
    assertThat(json("/api/v1/proposals")).isEmpty();
    assertThat(json("/api/v1/exchanges/held")).isEmpty();
    assertThat(leaves(held)).containsExactly("LIST_HELD", "PROPOSED", "AGREED", "LIST_APPLIED");
    assertThat(verdicts(EU, held)).containsExactly(Verdict.HELD, Verdict.APPLIED);
    // What is decided stays so.
    assertThat(fault(BO, held, "refuse")).isEqualTo("E708");
    assertThat(running.exchange(EU, 0, Mischief.NONE).ending().outcome())
        .as("growing by as much is held as well")
        .isEqualTo(Outcome.HELD);
  }

  @Test
  void twoPersonsRefuseAListAndItsSenderIsTold() throws Exception {
    var held = hold(HK);
    var gone = gone(HK);

    say(ANN, held, "refuse", "their export was cut");
    var second = say(BO, held, "refuse", "they confirm");

    assertThat(second.at("/exchange/outcome").asText()).isEqualTo("REFUSED");
    assertThat(second.at("/exchange/fault").asText()).isEqualTo("E511");
    assertThat(recognised.answer(gone)).startsWith("RECOGNISED");
    assertThat(verdicts(HK, held)).containsExactly(Verdict.HELD, Verdict.REFUSED);
    var told = running.rehearsal().receipts(HK).getLast();
    assertThat(told.detail()).contains("their export was cut", "they confirm");
    assertThat(running.exchange(HK, 0, Mischief.NONE).ending().outcome())
        .isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void whatBreaksOffOnItsWayIsHeldAgainAndNoLongerReleased() throws Exception {
    var held = hold(MO);
    say(ANN, held, "release", "they say it is right");
    Failpoint.BEFORE_COMMIT.plan(() -> {
      throw new mra.fault.Refused(Fault.STORE_UNAVAILABLE, "", "planned");
    });

    var broken = say(BO, held, "release", "seen their letter");

    assertThat(broken.at("/exchange/outcome").asText()).isEqualTo("HELD");
    assertThat(new Journal(running.database()).held().isReleased(held)).isFalse();
    assertThat(say(BO, held, "release", "once more").at("/proposal/second").isNull()).isTrue();
    assertThat(say(ANN, held, "release", "once more").at("/exchange/outcome").asText())
        .isEqualTo("APPLIED");
  }

  @Test
  void onePersonOrASystemOrAWrongRoleDecidesNothing() throws Exception {
    var held = hold(MO);

    say(ANN, held, "release", "they say it is right");
    assertThat(fault(ANN, held, "release")).isEqualTo("E707");
    assertThat(fault(ROBOT, held, "release")).isEqualTo("E702");
    // The first key gave both of them theirs.
    assertThat(say(running.adminKey(), held, "release", "I too").at("/proposal/second").isNull())
        .isTrue();
    assertThat(fault(running.keyOf(EU), held, "release")).isEqualTo("E702");
    assertThat(fault(BO, UUID.randomUUID(), "release")).isEqualTo("E704");
    assertThat(outcome(held)).isEqualTo(Outcome.HELD);
    var copy = running.fetch(MO);
    assertThat(copy.ending().outcome()).isEqualTo(Outcome.HELD);
    assertThat(json("/api/v1/exchanges/held").findValuesAsText("id"))
        .as("what comes again waits for nobody")
        .contains(held.toString())
        .doesNotContain(copy.id().toString());
    assertThat(new String(decide(BO, copy.id(), "release", "seen it"), StandardCharsets.UTF_8))
        .contains("E708", "the answer of exchange " + held + " again");

    say(BO, held, "refuse", "their export was cut");
    say(ANN, held, "refuse", "they confirm");
    var again = running.fetch(MO).ending();
    assertThat(again.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(again.fault()).as("why, once more").isEqualTo(Fault.REFUSED_BY_PERSONS);
    assertThat(again.detail()).contains(held.toString(), "their export was cut");

    assertThat(running.exchange(MO, 0, Mischief.NONE).ending().outcome())
        .as("a newer full list takes its place")
        .isIn(Outcome.UNCHANGED, Outcome.APPLIED, Outcome.HELD);
  }

  @Test
  void aNewerFullListThatIsHeldTakesThePlaceOfTheOneBeforeAndPeopleDecideAnew() throws Exception {
    var first = hold(HK);
    say(ANN, first, "release", "they say it is right");

    var second = hold(HK);

    assertThat(outcome(first)).isEqualTo(Outcome.SUPERSEDED);
    assertThat(leaves(first)).containsExactly("LIST_HELD", "PROPOSED", "LIST_SUPERSEDED");
    assertThat(json("/api/v1/exchanges/" + first + "/difference")).isEmpty();
    assertThat(json("/api/v1/exchanges/" + second + "/difference")).isNotEmpty();
    assertThat(new String(decide(BO, first, "release", "seen it"), StandardCharsets.UTF_8))
        .contains("E708", "exchange " + second + " is held in its place");
    assertThat(say(BO, second, "release", "seen it").at("/proposal/second").isNull())
        .as("what ann said was of the first")
        .isTrue();

    say(ANN, second, "refuse", "their export was cut");
    say(BO, second, "refuse", "they confirm");
    assertThat(verdicts(HK, first)).containsExactly(Verdict.HELD, Verdict.SUPERSEDED);
  }

  private static UUID hold(Administration partner) throws Exception {
    var ended = running.exchange(partner, 0, Mischief.SHRUNK);
    assertThat(ended.ending().outcome()).isEqualTo(Outcome.HELD);
    return ended.id();
  }

  /** One that the held list does not name. */
  private static Operator gone(Administration partner) {
    return recognised.first(partner, 60).stream()
        .filter(each -> Math.floorMod(each.code().normalised().hashCode(), 5) >= 2)
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode say(String key, UUID exchange, String action, String reason)
      throws Exception {
    var answer = JSON.readTree(decide(key, exchange, action, reason));
    assertThat(answer.has("fault")).as("%s", answer).isFalse();
    return answer;
  }

  private static String fault(String key, UUID exchange, String action) throws Exception {
    return JSON.readTree(decide(key, exchange, action, "why not")).path("fault").asText();
  }

  private static byte[] decide(String key, UUID exchange, String action, String reason)
      throws Exception {
    var path = "/api/v1/exchanges/%s/%s".formatted(exchange, action);
    var body = JSON.writeValueAsBytes(Map.of("reason", reason));
    return running.ask(key, "POST", path, "application/json", body).body();
  }

  private static JsonNode json(String path) throws Exception {
    return JSON.readTree(running.get(path).body());
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
            List.of("OPERATOR"),
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

  private static Outcome outcome(UUID exchange) {
    return requireNonNull(record(exchange).ending()).outcome();
  }

  private static ExchangeRecord record(UUID exchange) {
    return new Journal(running.database()).find(exchange).orElseThrow();
  }

  /** Of our receipts that the administration has for the list, in their order. */
  private static List<Verdict> verdicts(Administration partner, UUID exchange) throws Exception {
    var document = requireNonNull(record(exchange).header()).document();
    return running.rehearsal().receipts(partner).stream()
        .filter(each -> each.document().equals(document))
        .map(mra.journal.Receipt::verdict)
        .toList();
  }

  private static List<String> leaves(UUID exchange) {
    return JdbcClient.create(running.database())
        .sql(
            """
            select kind from audit_leaf
            where convert_from(event, 'UTF8') like '%' || :id || '%' and kind not like 'RECEIPT%'
            order by id
            """)
        .param("id", exchange.toString())
        .query(String.class)
        .list();
  }
}
