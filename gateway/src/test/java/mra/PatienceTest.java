package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mra.canonical.ListType;
import mra.fault.Failpoint;
import mra.fault.Fault;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;
import mra.journal.Receipt;
import mra.rehearsal.Administration;
import mra.rehearsal.Mischief;
import mra.rehearsal.Reception;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What fails is tried again by itself, put away after the last try, and sent again by a person. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PatienceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** So many exchanges fail before what they are about is put away. */
  private static final int LAST_TRY = 10;

  @TempDir private static Path home;
  private static Running running;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 20L, HK, 20L, MO, 20L));
    assertThat(running.fetch("CN").ending().outcome()).isEqualTo(Outcome.APPLIED);
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @Test
  void aListThatFailsThoughThePartnerAnswersIsPutAwayAfterTheLastTryAndTheNextOneIsFull()
      throws Exception {
    tell(MO);
    running.rehearsal().receive(MO, Reception.WRONG_RECEIPT_SIGNATURE);
    change();
    var first = tell(MO);
    for (int i = 2; i < LAST_TRY; i++) {
      assertThat(tell(MO).id()).isEqualTo(first.id());
    }
    assertThat(outcome(newest("MO"))).isEqualTo(Outcome.FAILED);

    var last = tell(MO);

    assertThat(last.id()).isEqualTo(first.id());
    assertThat(outcome(last)).isEqualTo(Outcome.QUARANTINED);
    assertThat(requireNonNull(last.ending()).fault()).isEqualTo(Fault.RECEIPT_UNUSABLE);
    assertThat(last.ending().detail()).contains("put away after 10 exchanges");
    running.rehearsal().receive(MO, Reception.USUAL);
    var next = tell(MO);
    assertThat(requireNonNull(next.header()).type()).isEqualTo(ListType.FULL);
    assertThat(outcome(next)).isEqualTo(Outcome.APPLIED);
  }

  @Test
  void aListThatWasPutAwayGoesOutAgainUnderItsIdsWhenAPersonSaysSo() throws Exception {
    tell(MO);
    change();
    running.rehearsal().receive(MO, Reception.RECEIPT_FOR_OTHER_CONTENT);
    var first = tell(MO);
    for (int i = 2; i <= LAST_TRY; i++) {
      tell(MO);
    }
    running.rehearsal().receive(MO, Reception.USUAL);

    var resent = resend(first.id());

    assertThat(resent.path("outcome").asText()).isEqualTo("APPLIED");
    assertThat(resent.path("document").asText())
        .isEqualTo(requireNonNull(first.header()).document());
    assertThat(answers(MO)).doesNotHaveDuplicates();
  }

  @Test
  void aListThatThePartnerHasGoesOutAgainWithoutAnyEffect() throws Exception {
    change();
    for (var partner : Administration.values()) {
      var sent = tell(partner);
      var copy = running.rehearsal().theirCopy(partner);

      var resent = resend(sent.id());

      assertThat(resent.path("outcome").asText()).isEqualTo("APPLIED");
      assertThat(resent.path("endedAt").asText())
          .isEqualTo(requireNonNull(sent.ending()).at().toString());
      assertThat(running.rehearsal().theirCopy(partner)).isEqualTo(copy);
    }
  }

  @Test
  void aListThatThePartnerHasStaysAnsweredWhereItCannotBeHandedOverAgain() throws Exception {
    change();
    var sent = tell(EU);
    running.rehearsal().receive(EU, Reception.WRONG_RECEIPT_SIGNATURE);

    var refused = say(sent.id().toString(), "they lost it");

    assertThat(refused.statusCode()).isEqualTo(502);
    assertThat(JSON.readTree(refused.body()).path("fault").asText()).isEqualTo("E801");
    running.rehearsal().receive(EU, Reception.USUAL);
    assertThat(running.journalOf("EU")).contains(sent);
  }

  @Test
  void aFileWhoseFetchingBreaksAgainAndAgainIsPutAwayAndFetchedWhenAPersonSaysSo()
      throws Exception {
    running.rehearsal().publish(HK, 0, Mischief.CLOSES_MIDWAY);
    for (int i = 1; i < LAST_TRY; i++) {
      assertThat(running.fetch(HK).ending().outcome()).isEqualTo(Outcome.FAILED);
    }

    var last = running.fetch(HK);
    assertThat(last.ending().outcome()).isEqualTo(Outcome.QUARANTINED);
    assertThat(last.ending().fault()).isEqualTo(Fault.TRANSFER_BROKEN);
    assertThat(running.fetch(HK).ending().detail()).contains("nothing new");

    assertThat(resend(last.id()).path("fault").asText()).as("it breaks still").isEqualTo("E103");
    assertThat(running.exchange(HK, 0, Mischief.NONE).ending().outcome())
        .isEqualTo(Outcome.APPLIED);
  }

  @Test
  void aMessageInQuarantineIsTakenWhenItsCauseIsMended() throws Exception {
    running.tamper("alter table operator_version rename to elsewhere");
    var failed = running.exchange(EU, 3, Mischief.NONE);
    assertThat(failed.ending().outcome()).isEqualTo(Outcome.QUARANTINED);
    running.tamper("alter table elsewhere rename to operator_version");
    opened(EU, "IN");

    var resent = resend(failed.id());

    assertThat(resent.path("outcome").asText()).isEqualTo("APPLIED");
    assertThat(resent.path("id").asText()).isEqualTo(failed.id().toString());
    assertThat(running.exported(EU)).isEqualTo(running.expected(EU));
    var document = resent.path("document").asText();
    assertThat(running.rehearsal().receipts(EU))
        .filteredOn(receipt -> receipt.document().equals(document))
        .extracting(Receipt::verdict)
        .as("the first answer, and that it was made good")
        .containsExactly(Receipt.Verdict.QUARANTINED, Receipt.Verdict.APPLIED);
    assertThat(down("EU").path("way").asText()).as("nobody was asked for it").isEqualTo("in");
    running.tamper("delete from circuit");
  }

  @Test
  void thatThereIsNothingToTellDoesNotMakeAPartnerReachable() throws Exception {
    tell(MO);
    opened(MO, "OUT");

    assertThat(requireNonNull(tell(MO).ending()).detail()).contains("everything it may be told");

    assertThat(down("MO").path("way").asText()).isEqualTo("out");
    running.tamper("delete from circuit");
  }

  private static void opened(Administration partner, String way) throws Exception {
    running.tamper(
        """
        insert into circuit (partner, way, opened_at, failures, fault, ping_at)
        values ('%s', '%s', now(), 2, 'PARTNER_TIMEOUT', now())
        """
            .formatted(partner, way));
  }

  @Test
  void whatIsDecidedOrNeverWasIsNotSentAgain() throws Exception {
    var applied = running.fetch(EU);
    assertThat(fault(say(applied.id().toString(), "why not"))).isEqualTo("E706");
    assertThat(fault(say(UUID.randomUUID().toString(), "why not"))).isEqualTo("E704");
    assertThat(fault(say(applied.id().toString(), " "))).isEqualTo("E701");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void partnersHearOfAChangeAlthoughTheIndexCouldNotTakeItIn() throws Exception {
    Failpoint.AFTER_COMMIT.plan(() -> tamperOrFail("alter table partner rename to elsewhere"));

    try {
      change();
      var changed = running.journalOf("CN").getFirst().startedAt();

      await()
          .atMost(Duration.ofSeconds(50))
          .untilAsserted(() -> {
            var told = newest("EU");
            assertThat(told.startedAt()).isAfter(changed);
            assertThat(told.ending())
                .isNotNull()
                .satisfies(ending -> assertThat(ending.outcome()).isEqualTo(Outcome.APPLIED));
          });
    } finally {
      running.tamper("alter table elsewhere rename to partner");
    }
  }

  private static void tamperOrFail(String sql) {
    try {
      running.tamper(sql);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Near the end, because from here on exchanges begin by themselves. */
  @Test
  @Order(Integer.MAX_VALUE - 1)
  void aPartnerThatIsDownIsLeftAloneAndHearsEverythingByItselfOnceItIsBack() throws Exception {
    tell(EU);
    running.rehearsal().receive(EU, Reception.CLOSES_BEFORE_RECEIPT);
    change();
    await()
        .untilAsserted(() -> {
          tell(EU);
          assertThat(down("EU").path("fault").asText()).isEqualTo("E103");
        });
    assertThat(down("EU").path("way").asText()).isEqualTo("out");
    assertThat(down("MO").isMissingNode()).isTrue();

    running.schedule();
    running.rehearsal().receive(EU, Reception.USUAL);

    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> assertThat(down("EU").isMissingNode()).isTrue());
    await().untilAsserted(() -> assertThat(newest("EU").ending()).isNotNull());
    assertThat(outcome(newest("EU"))).isEqualTo(Outcome.APPLIED);
    assertThat(answers(EU)).doesNotHaveDuplicates();
  }

  private static void change() throws Exception {
    running.rehearsal().creditSystem().publish(12);
    assertThat(running.fetch("CN").ending().outcome()).isEqualTo(Outcome.APPLIED);
  }

  private static ExchangeRecord tell(Administration partner) {
    return running.tell(partner).getFirst();
  }

  private static ExchangeRecord newest(String partner) {
    return running.journalOf(partner).getFirst();
  }

  private static Outcome outcome(ExchangeRecord exchange) {
    return requireNonNull(exchange.ending()).outcome();
  }

  private static List<String> answers(Administration partner) throws Exception {
    return running.rehearsal().answers(partner).stream().map(Receipt::id).toList();
  }

  private static JsonNode down(String partner) throws Exception {
    for (var each : JSON.readTree(running.get("/api/v1/partners").body())) {
      if (each.path("partner").asText().equals(partner)) {
        return each.path("down").path(0);
      }
    }
    throw new IllegalStateException(partner);
  }

  private static JsonNode resend(UUID exchange) throws Exception {
    var answer = say(exchange.toString(), "they asked for it");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> say(String exchange, String reason) throws Exception {
    return running.post(
        "/api/v1/exchanges/" + exchange + "/resend",
        "application/json",
        JSON.writeValueAsString(Map.of("reason", reason)));
  }

  private static String fault(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body()).path("fault").asText();
  }
}
