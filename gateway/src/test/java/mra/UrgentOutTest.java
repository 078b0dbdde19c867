package mra;

import static java.util.Objects.requireNonNull;
import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.journal.ExchangeRecord;
import mra.journal.Outcome;
import mra.journal.Way;
import mra.rehearsal.Administration;
import mra.rehearsal.Reception;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A suspension leaves at once, by itself and ahead of lists. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UrgentOutTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SUSPENSION =
      """
      {"id":"%s","type":"URGENT","asOf":"%s","count":1,"enterprises":[\
      {"creditCode":"%s","customsCode":"%s","name":"示例","englishName":"Sample","englishAddress":["1 Sample Road"],"level":"高级认证企业","status":"%s",\
      "statusDate":"2026-11-24","consent":"是"}]}\
      """;

  @TempDir private static Path home;
  private static Running running;

  @BeforeAll
  static void start() throws Exception {
    running = Running.patient(home, Map.of(EU, 10L, HK, 10L, MO, 10L));
    assertThat(running.fetch("CN").ending().outcome()).isEqualTo(Outcome.APPLIED);
    for (var partner : Administration.values()) {
      assertThat(ending(running.tell(partner).getFirst())).isEqualTo(Outcome.APPLIED);
    }
    running.schedule();
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @Test
  @Order(1)
  void aSuspensionOnTheQueueReachesAllThreePartners() {
    var one = known().get(0);

    running.send("credit", message("CN-U-1", one, "暂停"));

    for (var partner : Administration.values()) {
      await().atMost(SOON).until(() -> standing(partner, one) == Standing.SUSPENDED);
      await().atMost(SOON).until(() -> urgent(partner).size() == 1);
      var sent = urgent(partner).getFirst();
      assertThat(requireNonNull(sent.header()).sequence()).isEmpty();
      assertThat(requireNonNull(sent.ending()).counts().suspended()).isEqualTo(1);
      System.out.printf(
          "%s heard of the suspension %d ms after the gateway did%n",
          partner, Duration.between(arrived("CN-U-1"), sent.ending().at()).toMillis());
    }
  }

  @Test
  @Order(2)
  void aListWhoseReceiptIsAwaitedDoesNotHoldItUp() throws Exception {
    var two = known().get(1);
    running.rehearsal().receive(HK, Reception.LATE_RECEIPT);
    running.rehearsal().creditSystem().publish(12);
    running.fetch("CN");
    await()
        .atMost(SOON)
        .until(() -> running.journalOf("HK").stream().anyMatch(UrgentOutTest::awaited));
    running.rehearsal().receive(HK, Reception.USUAL);

    running.send("credit", message("CN-U-2", two, "撤销"));

    await().atMost(SOON).until(() -> standing(HK, two) == null);
    assertThat(running.journalOf("HK")).anyMatch(UrgentOutTest::awaited);
    var sent = urgent(HK).getFirst();
    assertThat(ending(sent)).as("%s", sent.ending()).isEqualTo(Outcome.APPLIED);
  }

  @Test
  @Order(3)
  void whatChangesNothingForAPartnerLeavesNoTrace() {
    var before = running.journalOf("EU").size();
    var three = known().get(2);

    running.send("credit", message("CN-U-3", three, "暂停"));

    await().atMost(SOON).until(() -> standing(EU, three) == Standing.SUSPENDED);
    await().atMost(SOON).until(() -> urgent(EU).size() >= 2);
    assertThat(running.journalOf("EU").stream())
        .filteredOn(each -> each.ending() != null && ending(each) == Outcome.UNCHANGED)
        .isEmpty();
    assertThat(running.journalOf("EU")).hasSizeGreaterThan(before);
  }

  /** Operators that all three know as VALID. */
  private static List<Operator> known() {
    var all = running.rehearsal().creditSystem().expected();
    return Stream.iterate(all, Objects::nonNull, each -> each)
        .takeWhile(each -> each.hasNext())
        .map(each -> each.next())
        .filter(one -> Stream.of(Administration.values()).allMatch(each -> isValid(each, one)))
        .limit(3)
        .toList();
  }

  private static boolean isValid(Administration partner, Operator one) {
    return standing(partner, one) == Standing.VALID;
  }

  private static @Nullable Standing standing(Administration partner, Operator one) {
    var known = running.rehearsal().theirCopy(partner).get(one.code().normalised());
    return known == null ? null : known.standing();
  }

  private static List<ExchangeRecord> urgent(Administration partner) {
    return running.journalOf(partner.name()).stream()
        .filter(each -> each.way() == Way.OUT && each.ending() != null && each.header() != null)
        .filter(each -> requireNonNull(each.header()).type() == ListType.URGENT)
        .toList();
  }

  private static boolean awaited(ExchangeRecord each) {
    return each.way() == Way.OUT && each.header() != null && each.ending() == null;
  }

  private static Instant arrived(String document) {
    return requireNonNull(running.ofDocument(document).getFirst().receivedAt());
  }

  private static Outcome ending(ExchangeRecord each) {
    return requireNonNull(each.ending()).outcome();
  }

  private static String message(String id, Operator one, String status) {
    return SUSPENSION.formatted(
        id,
        Instant.now(),
        one.identifiers().get("USCC"),
        one.identifiers().get("CUSTOMS_CODE"),
        status);
  }
}
