package mra;

import static mra.TwoNodes.meanwhile;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import mra.TwoNodes.Running;
import mra.canonical.Change;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.journal.Receipt;
import mra.rehearsal.Administration;
import mra.rehearsal.Mischief;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways on one database and one broker share the work, until one of them is killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(240)
class TwoNodesTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SUSPENSION =
      """
      {"id":"%s","type":"URGENT","asOf":"%s","count":1,"enterprises":[\
      {"creditCode":"%s","customsCode":"%s","name":"示例","englishName":"Sample","englishAddress":["1 Sample Road"],\
      "level":"高级认证企业","status":"暂停","statusDate":"2026-11-24","consent":"是"}]}\
      """;

  @TempDir private static Path folder;
  private static TwoNodes nodes;
  private static Running one;
  private static Running other;

  @BeforeAll
  static void start() throws Exception {
    nodes = TwoNodes.prepare(folder);
    var both = nodes.startBoth();
    one = both[0];
    other = both[1];
  }

  @AfterAll
  static void stop() throws Exception {
    one.process().close();
    other.process().close();
    nodes.close();
  }

  @Test
  @Order(1)
  void bothCameUpOnAnEmptyDatabaseAndEachTakesTheKeysOfBoth() {
    for (var node : List.of(one, other)) {
      assertThat(nodes.get(node, "/api/v1/nodes")).hasSize(2);
      assertThat(nodes.get(node, one.key(), "/api/v1/nodes").statusCode()).isEqualTo(200);
      assertThat(nodes.get(node, other.key(), "/api/v1/nodes").statusCode()).isEqualTo(200);
    }
    for (var partner : List.of("CN", "EU", "HK", "MO")) {
      await().atMost(SOON).until(() -> state(partner).equals("OK"));
    }
  }

  @Test
  @Order(2)
  void aScheduleRunsOnceAndBothTakePart() {
    // What both began at their start is over by then.
    var start = Instant.now();
    await().atMost(SOON).until(() -> begun("HK", start) >= 2);
    var from = Instant.now();
    await().atMost(SOON).until(() -> begun("HK", from) >= 10);
    long seconds = Duration.between(from, Instant.now()).toSeconds();

    // A missed one is made good, so a few may come closer together; from both it were twice as
    // many.
    assertThat(begun("HK", from)).isLessThanOrEqualTo(seconds / 2 + 3);
    await().atMost(SOON).until(() -> namesAtWork().equals(Set.of("one", "other")));
  }

  @Test
  @Order(3)
  void aSuspensionThatOneAppliedIsInTheOthersAnswerWithinASecond() throws Exception {
    var operator = suspended();
    var here = changed(one, operator);
    var there = changed(other, operator);

    var exchange = nodes.exchange(one, "EU");

    var behind = Duration.between(here.join(), there.join());
    var ended = Instant.parse(ended(one, exchange).path("endedAt").asText());
    System.out.printf(
        "the other node's answer changed %d ms after the first one's, %d ms after the list ended%n",
        behind.toMillis(), Duration.between(ended, there.join()).toMillis());
    assertThat(behind).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  @Order(4)
  void aNoticeThatGotLostHeals() throws Exception {
    var operator = suspended();
    var deaf = new AtomicBoolean(true);
    var cutting = meanwhile(() -> cutListeners(deaf));
    var there = changed(other, operator);

    var exchange = nodes.exchange(one, "EU");

    var ended = Instant.parse(ended(one, exchange).path("endedAt").asText());
    System.out.printf(
        "without notices: %d ms after the list ended%n",
        Duration.between(ended, there.join()).toMillis());
    assertThat(there.join()).isBefore(ended.plusSeconds(10));
    deaf.set(false);
    cutting.join();
  }

  @Test
  @Order(5)
  void theSameListOnBothAtOnceHasOneEffectAndOneReceipt() throws Exception {
    var list = nodes.rehearsal().publish(EU, 10, Mischief.NONE);

    var here = meanwhile(() -> nodes.exchange(one, "EU"));
    var there = meanwhile(() -> nodes.exchange(other, "EU"));

    assertThat(ended(one, here.join()).path("outcome").asText()).isEqualTo("APPLIED");
    assertThat(ended(one, there.join()).path("outcome").asText()).isEqualTo("APPLIED");
    assertThat(count("select count(*) from outbox where document = ?", list)).isEqualTo(1);
    await().atMost(SOON).until(() -> receipts(list).size() == 1);
    await()
        .atMost(SOON)
        .until(() -> count("select count(*) from receipt where sent_at is null") == 0);
    assertThat(receipts(list)).hasSize(1);
    assertThat(
            count(
                "select count(distinct id) from receipt where way = 'OUT' and document = ?", list))
        .isEqualTo(1);
  }

  @Test
  @Order(6)
  void eachPartnerWasToldOnce() throws Exception {
    for (var partner : Administration.values()) {
      await().atMost(SOON).until(() -> !nodes.rehearsal().theirCopy(partner).isEmpty());
      assertThat(nodes.rehearsal().answers(partner))
          .extracting(Receipt::document)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  @Order(7)
  void whatAFrozenNodeRanIsDoneByTheOtherAndNothingIsDoubledWhenItGoesOn() throws Exception {
    nodes.rehearsal().publish(MO, 0, Mischief.HANGS);
    var cutOff = nodes.exchange(one, "MO");
    await().atMost(SOON).until(() -> nodes.get(other, at(cutOff)).has("startedAt"));
    var list = nodes.rehearsal().publish(MO, 3, Mischief.NONE);
    var frozen = Instant.now();
    one.process().freeze();
    try {
      assertThat(ended(other, cutOff).path("fault").asText()).isEqualTo("E103");
      await().atMost(SOON).until(() -> applied(list));
      System.out.printf(
          "after the freeze: its list applied %d ms later%n",
          Duration.between(frozen, Instant.now()).toMillis());
    } finally {
      one.process().thaw();
    }

    await().atMost(SOON).until(() -> nodes.get(other, "/api/v1/nodes").size() == 2);
    assertThat(ended(one, nodes.exchange(one, "MO")).path("outcome").asText())
        .isIn("APPLIED", "UNCHANGED");
    assertThat(ended(other, cutOff).path("fault").asText()).as("it stays ended").isEqualTo("E103");
    assertThat(count("select count(*) from outbox where document = ?", list)).isEqualTo(1);
    await()
        .atMost(SOON)
        .until(() -> count("select count(*) from outbox where relayed_at is null") == 0);
  }

  @Test
  @Order(8)
  void whatAKilledNodeRanIsEndedAndBegunAgainByTheOther() throws Exception {
    nodes.rehearsal().publish(MO, 0, Mischief.HANGS);
    var cutOff = nodes.exchange(one, "MO");
    await().atMost(SOON).until(() -> nodes.get(other, at(cutOff)).has("startedAt"));
    var list = nodes.rehearsal().publish(MO, 3, Mischief.NONE);
    var killed = Instant.now();

    one.process().kill();

    var end = ended(other, cutOff);
    assertThat(end.path("fault").asText()).isEqualTo("E103");
    assertThat(Instant.parse(end.path("endedAt").asText())).isBefore(killed.plusSeconds(20));
    await().atMost(SOON).until(() -> applied(list));
    System.out.printf(
        "after the kill: ended %d ms, its list applied %d ms later%n",
        Duration.between(killed, Instant.parse(end.path("endedAt").asText())).toMillis(),
        Duration.between(killed, Instant.now()).toMillis());
    assertThat(nodes.get(other, "/api/v1/nodes")).hasSize(1);

    var survived = Instant.now();
    await().atMost(SOON).until(() -> begun("HK", survived) >= 2 && begun("CN", survived) >= 2);
    nodes.send(suspension());
    await().atMost(SOON).until(() -> applied("CN-U-1"));
  }

  /** An EU operator that both recognise and that the list on offer suspends. */
  private static Operator suspended() throws Exception {
    for (int i = 0; i < 20; i++) {
      var valid = new HashSet<String>();
      nodes
          .rehearsal()
          .expected(EU)
          .forEachRemaining(operator -> {
            if (operator.standing() == Standing.VALID) {
              valid.add(operator.code().normalised());
            }
          });
      nodes.rehearsal().publish(EU, 6, Mischief.NONE);
      for (var change : nodes.rehearsal().changes(EU)) {
        var operator = change.operator();
        if (change.kind() == Change.SUSPENDED
            && valid.contains(operator.code().normalised())
            && nodes.answer(one, operator).equals("RECOGNISED")
            && nodes.answer(other, operator).equals("RECOGNISED")) {
          return operator;
        }
      }
    }
    throw new IllegalStateException("nobody was suspended");
  }

  /** When the node's answer changes. */
  private static CompletableFuture<Instant> changed(Running node, Operator operator) {
    return meanwhile(() -> {
      await()
          .pollInterval(Duration.ofMillis(5))
          .atMost(SOON)
          .until(() -> nodes.answer(node, operator).equals("NOT_RECOGNISED"));
      return Instant.now();
    });
  }

  private static boolean cutListeners(AtomicBoolean goesOn) {
    return await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(SOON)
        .until(
            () -> {
              count(
                  """
                  select count(pg_terminate_backend(pid)) from pg_stat_activity
                  where application_name = 'mra-gateway notices'
                  """);
              return goesOn.get();
            },
            on -> !on);
  }

  private static JsonNode ended(Running node, String exchange) {
    return await()
        .atMost(SOON)
        .until(() -> nodes.get(node, at(exchange)), it -> it.path("endedAt").isTextual());
  }

  private static String at(String exchange) {
    return "/api/v1/exchanges/" + exchange;
  }

  private static String state(String partner) {
    for (var each : nodes.get(other, "/api/v1/partners")) {
      if (each.path("partner").asText().equals(partner)) {
        return each.path("state").asText();
      }
    }
    return "";
  }

  private static List<Receipt> receipts(String list) throws Exception {
    return nodes.rehearsal().receipts(EU).stream()
        .filter(receipt -> receipt.document().equals(list))
        .toList();
  }

  private static String suspension() {
    var enterprise = nodes.rehearsal().creditSystem().expected().next();
    var ids = enterprise.identifiers();
    return SUSPENSION.formatted("CN-U-1", Instant.now(), ids.get("USCC"), ids.get("CUSTOMS_CODE"));
  }

  private static boolean applied(String document) {
    return count(
            "select count(*) from exchange where document = ? and outcome <> 'FAILED'", document)
        > 0;
  }

  private static long begun(String partner, Instant since) {
    return count(
        """
        select count(*) from exchange
        where partner = ? and way = 'IN' and started_at >= ?::timestamptz
        """,
        partner,
        since.toString());
  }

  private static Set<String> namesAtWork() {
    return nodes
        .servers()
        .database()
        .sql("select distinct name from exchange join node on node.id = exchange.node")
        .query(String.class)
        .set();
  }

  private static long count(String sql, String... values) {
    return nodes.servers().database().sql(sql).params(List.of(values)).query(Long.class).single();
  }
}
