package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Departures;
import mra.journal.Ending;
import mra.journal.ExchangeRecord;
import mra.journal.Journal;
import mra.journal.Outcome;
import mra.journal.Stage;
import mra.journal.Way;
import mra.rehearsal.ListFetcher.Fetched;
import mra.rehearsal.Reception;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Macao is not handed our list: it fetches it, and brings its receipt. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServedListTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String CMS = "application/pkcs7-mime";
  private static final String LIST = "/api/v1/partners/MO/list";
  private static final String RECEIPTS = "/api/v1/partners/MO/receipts";
  private static final int PLACES = 10;
  private static final int TOO_MANY_BYTES = (8 << 20) + 1;

  @TempDir private static Path folder;
  private static Running running;

  @BeforeAll
  static void start() throws Exception {
    var config = folder.resolve("config");
    var copy = ConfigCopy.in(config).withoutLooks();
    var profile = copy.profile("MO");
    var pushed = Files.readString(profile);
    var served =
        pushed
            .replace("push:\n  over: https\n  to: \"${MO_PUSH_URL}\"\n", "push:\n  over: serve\n")
            .replace("  page-records: 1000\n", "");
    assertThat(served).contains("over: serve").doesNotContain("MO_PUSH_URL", "page-records");
    Files.writeString(profile, served);
    running = Running.patient(folder.resolve("var"), config, Map.of(EU, 5L, HK, 5L, MO, 20L));
    assertThat(running.fetch(MO).ending().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(running.fetch("CN").ending().outcome()).isEqualTo(Outcome.APPLIED);
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @Test
  @Order(1)
  void beforeAnythingWasComposedThereIsNothingToFetch() throws Exception {
    assertThat(fetch().status()).isEqualTo(204);
  }

  @Test
  @Order(2)
  void theSameBytesLieReadyUntilTheyAreAnswered() throws Exception {
    var sent = running.tell(MO).getFirst();

    assertThat(sent.stage()).isEqualTo(Stage.SENT);
    assertThat(sent.over()).isEqualTo("SERVE");
    var first = fetch();
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.document()).isEqualTo(requireNonNull(sent.header()).document());
    assertThat(first.etag()).isEqualTo("\"" + sha256(first.list()) + "\"");
    assertThat(requireNonNull(sent.body()).sha256()).isEqualTo(sha256(first.list()));
    assertThat(running.tell(MO).getFirst().id()).isEqualTo(sent.id());
    assertThat(fetch().list()).isEqualTo(first.list());
    var known = running.rehearsal().fetcher().fetch(first.etag());
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.list()).isEmpty();
  }

  @Test
  @Order(3)
  void whatLiesReadyIsNotTouchedWhileNobodyFetchesIt() throws Exception {
    var before = rowVersion();

    running.followUp(MO);

    await()
        .during(Duration.ofSeconds(1))
        .atMost(SOON)
        .untilAsserted(() -> assertThat(rowVersion()).isEqualTo(before));
  }

  @Test
  @Order(4)
  void theirCopyEqualsWhatConsentAndAgreementAllowCodeByCode() throws Exception {
    var whole = new Whole(folder.resolve("var"));
    var list = fetch();

    assertThat(answer(list)).isEqualTo(204);

    assertThat(ending(list).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(TheirCopies.of(running.rehearsal(), MO)).isNotEmpty();
    whole.expect(running, MO);
    assertThat(fetch().status()).isEqualTo(204);
    assertThat(answer(list)).as("once more has no effect").isEqualTo(204);
    whole.expect(running, MO);
  }

  @Test
  @Order(5)
  void aReceiptThatDoesNotHoldIsNotBelievedAndTheListStays() throws Exception {
    change();
    var list = ready();
    for (var wrong :
        Map.of(
                Reception.WRONG_RECEIPT_SIGNATURE, 422,
                Reception.RECEIPT_FOR_OTHER_CONTENT, 422,
                Reception.RECEIPT_FOR_UNKNOWN_DOCUMENT, 404)
            .entrySet()) {
      running.rehearsal().receive(MO, wrong.getKey());

      assertThat(answer(list)).as("%s", wrong.getKey()).isEqualTo(wrong.getValue());

      assertThat(exchange(list).ending()).isNull();
      assertThat(fetch().list()).isEqualTo(list.list());
    }
    running.rehearsal().receive(MO, Reception.USUAL);
    assertThat(answer(list)).isEqualTo(204);
    assertThat(TheirCopies.differing(running.rehearsal(), MO)).isEmpty();
  }

  @Test
  @Order(6)
  void whoProvesNothingIsToldNothing() throws Exception {
    var list = running.rehearsal().sealed(MO);
    for (var forged : List.of("no receipt".getBytes(StandardCharsets.US_ASCII), cut(list))) {
      var answer = running.ask(running.keyOf(MO), "POST", RECEIPTS, CMS, forged);

      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .contains(
              "\"fault\":\"E801\"", "\"why\":\"it is not signed by you and encrypted for us\"");
    }
  }

  @Test
  @Order(7)
  void whatWaitedForTheReceiptLiesReadyAtOnce() throws Exception {
    change();
    var first = ready();
    change();
    assertThat(ready().document()).isEqualTo(first.document());

    answer(first);

    await().atMost(SOON).until(() -> fetch().status() == 200);
    assertThat(fetch().document()).isNotEqualTo(first.document());
    await().atMost(SOON).until(ServedListTest::hasAll);
  }

  @Test
  @Order(8)
  void whoRefusesIsNotGivenTheNextOneAtOnce() throws Exception {
    change();
    var refused = ready();
    running.rehearsal().receive(MO, Reception.REFUSES);

    assertThat(answer(refused)).isEqualTo(204);

    running.rehearsal().receive(MO, Reception.USUAL);
    assertThat(ending(refused).fault()).isEqualTo(Fault.LIST_REFUSED_THERE);
    await()
        .during(Duration.ofSeconds(1))
        .atMost(SOON)
        .untilAsserted(() -> assertThat(fetch().status()).isEqualTo(204));
    var next = ready();
    assertThat(requireNonNull(exchange(next).header()).type()).isEqualTo(ListType.FULL);
    assertThat(answer(next)).isEqualTo(204);
    assertThat(TheirCopies.differing(running.rehearsal(), MO)).isEmpty();
  }

  @Test
  @Order(9)
  void whatANodeLeftBehindLiesReadyAllTheSameAndIsSentAgain() throws Exception {
    change();
    var list = ready();
    // As if the node had gone between keeping the list and saying so.
    new Journal(running.database())
        .finish(
            exchange(list).id(),
            Ending.of(new Refused(Fault.TRANSFER_BROKEN, "", "stopped"), Instant.now()));
    assertThat(fetch().list()).isEqualTo(list.list());

    running.followUp(MO);

    await().atMost(SOON).until(() -> exchange(list).stage() == Stage.SENT);
    assertThat(answer(list)).isEqualTo(204);
    assertThat(TheirCopies.differing(running.rehearsal(), MO)).isEmpty();
  }

  @Test
  @Order(10)
  void aSuspensionLiesReadyBeforeTheListThatWaits() throws Exception {
    running.schedule();
    change();
    // What the change takes away comes as lists of its own, before this one or after it.
    var list = await().atMost(SOON).until(ServedListTest::nextInTurn, Objects::nonNull);
    var one = known();

    running.send("credit", CreditMessages.suspension("CN-SERVED-1", one));

    await()
        .atMost(SOON)
        .until(() -> {
          nextInTurn();
          return standing(one) == Standing.SUSPENDED;
        });
    assertThat(fetch().list()).isEqualTo(list.list());
    assertThat(answer(list)).isEqualTo(204);
    assertThat(standing(one)).isEqualTo(Standing.SUSPENDED);
  }

  @ParameterizedTest
  @CsvSource({"GET," + LIST, "POST," + RECEIPTS})
  @Order(11)
  void noOtherKeyOpensTheDoors(String method, String path) throws Exception {
    assertThat(ask(running.keyOf(EU), method, path)).isEqualTo(403);
    assertThat(ask(running.adminKey(), method, path)).isEqualTo(403);
    assertThat(ask("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ", method, path)).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"GET,list", "POST,receipts"})
  @Order(12)
  void whoseListIsHandedOverIsToldSo(String method, String door) throws Exception {
    var path = "/api/v1/partners/EU/" + door;

    var answer = running.ask(running.keyOf(EU), method, path, CMS, new byte[0]);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("E701", "serve");
  }

  @Test
  @Order(13)
  void whatIsTooLargeOrOfAnotherTypeIsNoReceipt() throws Exception {
    var large = new byte[TOO_MANY_BYTES];

    assertThat(running.ask(running.keyOf(MO), "POST", RECEIPTS, CMS, large).statusCode())
        .isEqualTo(413);
    assertThat(
            running
                .ask(running.keyOf(MO), "POST", RECEIPTS, "text/plain", new byte[1])
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  @Order(14)
  void theDoorsAreDescribed() throws Exception {
    var doors = new ObjectMapper().readTree(running.get("/api/openapi.json").body()).path("paths");

    var list = doors.path("/api/v1/partners/{id}/list").path("get").path("responses");
    assertThat(list.at("/200/content").has(CMS)).isTrue();
    assertThat(list.has("204")).isTrue();
    assertThat(list.has("304")).isTrue();
    var receipts = doors.path("/api/v1/partners/{id}/receipts").path("post");
    assertThat(receipts.at("/requestBody/content").has(CMS)).isTrue();
    assertThat(receipts.at("/responses/422/content").has("application/problem+json")).isTrue();
  }

  @Test
  @Order(15)
  void whatTheyFetchedAndHaveIsNotSentAgain() throws Exception {
    var fetched =
        running.journalOf("MO").stream()
            .filter(each -> each.way() == Way.OUT && each.stage() == Stage.ENDED)
            .filter(each -> requireNonNull(each.ending()).outcome() == Outcome.APPLIED)
            .findFirst()
            .orElseThrow();
    var path = "/api/v1/exchanges/" + fetched.id() + "/resend";

    var answer = running.post(path, "application/json", "{\"reason\":\"asked by phone\"}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("E706", "fetched");
  }

  @Test
  @Order(16)
  void receiptsWithoutEndTakeNoMoreThanThePartnersPlaces() throws Exception {
    var begun = new ArrayList<Socket>();
    try {
      for (int i = 0; i < PLACES; i++) {
        begun.add(beginReceipt());
      }
      await().atMost(SOON).until(() -> ask(running.keyOf(MO), "GET", LIST) == 503);
      assertThat(ask(running.keyOf(EU), "GET", "/api/v1/partners/EU/list")).isEqualTo(400);
    } finally {
      for (var socket : begun) {
        socket.close();
      }
    }
    await().atMost(SOON).until(() -> ask(running.keyOf(MO), "GET", LIST) < 300);
  }

  private static Socket beginReceipt() throws IOException {
    var socket = new Socket("127.0.0.1", running.port());
    var head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: 9\r\n\r\n"
            .formatted(RECEIPTS, running.keyOf(MO), CMS);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static Fetched fetch() throws Exception {
    return running.rehearsal().fetcher().fetch();
  }

  private static int answer(Fetched list) throws Exception {
    return running.rehearsal().fetcher().answer(list);
  }

  private static Fetched ready() throws Exception {
    running.tell(MO);
    var list = fetch();
    assertThat(list.status()).isEqualTo(200);
    return list;
  }

  /** Takes what lies ready, if anything does. */
  private static boolean hasAll() throws Exception {
    var next = fetch();
    if (next.status() == 200) {
      assertThat(answer(next)).isEqualTo(204);
    }
    return TheirCopies.differing(running.rehearsal(), MO).isEmpty();
  }

  /** Takes what is urgent before; null where nothing else lies ready. */
  private static @Nullable Fetched nextInTurn() throws Exception {
    var next = fetch();
    if (next.status() != 200) {
      return null;
    }
    if (requireNonNull(exchange(next).header()).type() == ListType.URGENT) {
      assertThat(answer(next)).isEqualTo(204);
      return null;
    }
    return next;
  }

  private static int ask(String key, String method, String path) throws Exception {
    return running.ask(key, method, path, CMS, new byte[0]).statusCode();
  }

  private static byte[] cut(byte[] list) {
    return Arrays.copyOf(list, list.length / 2);
  }

  private static void change() throws Exception {
    running.rehearsal().creditSystem().publish(12);
    assertThat(running.fetch("CN").ending().outcome()).isEqualTo(Outcome.APPLIED);
  }

  private static ExchangeRecord exchange(Fetched list) {
    var document = requireNonNull(list.document());
    var id = new Departures(running.database()).sentAs("MO", document).orElseThrow();
    return new Journal(running.database()).find(id).orElseThrow();
  }

  private static Ending ending(Fetched list) {
    return requireNonNull(exchange(list).ending());
  }

  /** Changes with each write to an exchange of ours to Macao. */
  private static List<String> rowVersion() {
    return JdbcClient.create(running.database())
        .sql("select xmin::text from exchange where partner = 'MO' and way = 'OUT' order by id")
        .query(String.class)
        .list();
  }

  private static Operator known() {
    var all = running.rehearsal().creditSystem().expected();
    while (true) {
      var one = all.next();
      if (one.standing() == Standing.VALID && standing(one) == Standing.VALID) {
        return one;
      }
    }
  }

  private static @Nullable Standing standing(Operator one) {
    var copy = running.rehearsal().theirCopy(MO).get(one.code().normalised());
    return copy == null ? null : copy.standing();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
