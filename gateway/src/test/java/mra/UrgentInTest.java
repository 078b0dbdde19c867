package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mra.canonical.ListType;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;
import mra.journal.Receipt;
import mra.journal.Way;
import mra.rehearsal.Administration;
import mra.rehearsal.Misdelivery;
import mra.testing.ReceiptPage;
import mra.trust.Pem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A suspension that a partner brings by itself is in effect at once, and answered. */
@Timeout(180)
class UrgentInTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path home;
  private static Running running;
  private static Recognised recognised;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 60L, HK, 60L, MO, 60L));
    recognised = new Recognised(running);
    for (var partner : Administration.values()) {
      assertThat(running.fetch(partner).ending().outcome()).isEqualTo(Outcome.APPLIED);
    }
    running.schedule();
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @ParameterizedTest
  @EnumSource
  void changesTheAnswerAndTheLatencyIsShown(Administration partner) throws Exception {
    var one = recognised.first(partner, 1).getFirst();

    var brought =
        running.rehearsal().urgent(partner).urge(Recognised.codes(List.of(one)), Misdelivery.NONE);

    if (partner == HK) {
      // It lies beside the daily list until we look.
      await().atMost(SOON).until(() -> !recognised.answer(one).startsWith("RECOGNISED"));
    }
    assertThat(recognised.answer(one)).isEqualTo("NOT_RECOGNISED SUSPENDED");
    assertThat(recognised.list(one)).isEqualTo(brought.document());
    var exchange = of(partner, brought.document());
    assertThat(running.exported(partner)).isEqualTo(running.expected(partner));
    var shown = shown(exchange);
    var took =
        Duration.between(received(exchange), Instant.parse(shown.path("inEffectAt").asText()));
    assertThat(took).isPositive().isLessThan(Duration.ofSeconds(10));
    assertThat(shown.path("inEffectMillis").asLong()).isEqualTo(took.toMillis());
    var latency = clock(partner).path("urgentInEffect");
    assertThat(Duration.parse(latency.path("worst").asText()).toMillis())
        .isGreaterThanOrEqualTo(took.toMillis());
    assertThat(running.get("/actuator/prometheus").body())
        .containsPattern(
            "mra_list_in_effect_seconds_count\\{.*partner=\"%s\",urgent=\"true\""
                .formatted(partner));
    System.out.printf(
        "%s: answers rested on the suspension %d ms after its last byte%n",
        partner, took.toMillis());
  }

  @ParameterizedTest
  @EnumSource
  void isAnsweredByAReceiptThatThePartnerCanProve(Administration partner) throws Exception {
    var one = recognised.first(partner, 1);

    var brought = running.rehearsal().urgent(partner).urge(Recognised.codes(one), Misdelivery.NONE);

    if (partner != HK) {
      assertThat(brought.status()).as("%s", brought).isEqualTo(200);
    }
    await().atMost(SOON).until(() -> !receipts(partner, brought.document()).isEmpty());
    var receipt = receipts(partner, brought.document()).getFirst();
    assertThat(receipt.verdict()).isEqualTo(Receipt.Verdict.APPLIED);
    assertThat(receipt.type()).isEqualTo(ListType.URGENT);
    assertThat(receipt.counts().suspended()).isEqualTo(1);
    var exchange = of(partner, brought.document());
    var kept = running.receiptOf(exchange.id()).orElseThrow().signed();
    if (brought.receipt() != null) {
      assertThat(brought.receipt()).as("the bytes that we keep").isEqualTo(kept);
    }
    assertThat(proven(partner, kept)).isZero();
    await()
        .atMost(SOON)
        .until(() ->
            JSON.readTree(running.get("/api/v1/exchanges/" + exchange.id() + "/receipts").body())
                .at("/0/sentAt")
                .isTextual());
  }

  @Test
  void doesNotWaitForAListOfThePartnerThatIsStillComing() throws Exception {
    var one = recognised.first(MO, 1);
    var bulk = running.rehearsal().sealed(MO);
    try (var slow = new SlowPush(running, MO, bulk)) {
      slow.send(bulk.length / 2);
      await().atMost(SOON).until(() -> running.journalOf("MO").getFirst().ending() == null);

      var brought = running.rehearsal().urgent(MO).urge(Recognised.codes(one), Misdelivery.NONE);

      assertThat(brought.status()).isEqualTo(200);
      assertThat(recognised.answer(one.getFirst())).isEqualTo("NOT_RECOGNISED SUSPENDED");
      slow.sendAll();
      assertThat(slow.status()).isEqualTo(200);
    }
  }

  private static ExchangeRecord of(Administration partner, String document) {
    return running.journalOf(partner.name()).stream()
        .filter(each -> each.way() == Way.IN && each.header() != null)
        .filter(each -> requireNonNull(each.header()).document().equals(document))
        .findFirst()
        .orElseThrow();
  }

  private static Instant received(ExchangeRecord exchange) {
    return requireNonNull(exchange.receivedAt());
  }

  private static JsonNode shown(ExchangeRecord exchange) throws Exception {
    return JSON.readTree(running.get("/api/v1/exchanges/" + exchange.id()).body());
  }

  private static JsonNode clock(Administration partner) throws Exception {
    for (var each : JSON.readTree(running.get("/api/v1/partners").body())) {
      if (each.path("partner").asText().equals(partner.name())) {
        return each;
      }
    }
    throw new IllegalStateException(partner + " is not shown");
  }

  private static List<Receipt> receipts(Administration partner, String document) throws Exception {
    return running.rehearsal().receipts(partner).stream()
        .filter(each -> each.document().equals(document))
        .toList();
  }

  private static int proven(Administration partner, byte[] receipt) throws Exception {
    var ours = running.rehearsal().keys().key(partner == MO ? "gateway-sm" : "gateway-rsa");
    var folder = Files.createDirectories(home.resolve("proof-" + partner));
    Files.write(folder.resolve("receipt.der"), receipt);
    Pem.write(folder.resolve("signer.pem"), List.of(ours.certificate()));
    Pem.write(folder.resolve("authority.pem"), List.of(ours.chain().getLast()));
    return ReceiptPage.run(partner == MO, folder);
  }
}
