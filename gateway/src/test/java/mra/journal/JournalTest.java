package mra.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import mra.canonical.Code;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.SetAside;
import mra.canonical.Standing;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.SeenFiles.SeenFile;
import mra.testing.Databases;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");
  private static final Counts COUNTS = new Counts(9, 1, 2, 3, 4, 5, 6, 7, 8);
  private static final SetAside FAULT =
      new SetAside(
          7,
          "line 8",
          Fault.FIELD_MISSING,
          "code\0",
          Code.of("A"),
          Standing.REVOKED,
          LocalDate.EPOCH);

  private final DataSource database = Databases.fresh();
  private final Journal journal = new Journal(database);
  private int ids;

  @Test
  void aListWithoutASequenceStaysWithoutOne() {
    var id = begin("EU");
    journal.read(
        id, new ListHeader("U1", ListType.URGENT, OptionalLong.empty(), AT, OptionalLong.empty()));

    assertThat(requireNonNull(journal.find(id).orElseThrow().header()).sequence()).isEmpty();
  }

  @Test
  void remembersHowFarAnExchangeCame() {
    var id = begin("EU");
    var body = new Body("2026/11/24/x.raw", 12, "ab");
    journal.received(id, body, AT.plusSeconds(1));
    journal.opened(id, "cd", null);
    journal.read(id, header("L1", ListType.FULL, AT));
    assertThat(journal.running(null)).extracting(ExchangeRecord::id).containsExactly(id);

    var ending = new Ending(Outcome.APPLIED, null, "", "", COUNTS, AT.plusSeconds(2));
    journal.finish(id, ending);

    assertThat(journal.find(id))
        .hasValue(
            new ExchangeRecord(
                id,
                "EU",
                Way.IN,
                "soap https://eu.example",
                "v1",
                AT,
                Stage.ENDED,
                AT.plusSeconds(1),
                body,
                header("L1", ListType.FULL, AT),
                "cd",
                null,
                ending,
                null));
    assertThat(journal.running(null)).isEmpty();
  }

  @Test
  void keepsTheFaultWithPlaceAndDetail() {
    var id = begin("EU");
    var ending = Ending.of(new Refused(Fault.COUNT_WRONG, "trailer", "90 stated, 89 read"), AT);
    journal.finish(id, ending);

    assertThat(journal.find(id).orElseThrow().ending()).isEqualTo(ending);
    assertThat(ending.outcome()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void keepsTheFirstTenThousandRecordsSetAside() {
    var id = begin("EU");
    journal.setAside(id, Collections.nCopies(10_001, FAULT));

    var kept = journal.setAsideIn(id, 20_000);
    assertThat(kept).hasSize(10_000);
    assertThat(kept.getFirst().fault()).isEqualTo(Fault.FIELD_MISSING);
    assertThat(kept.getFirst().detail()).isEqualTo("code\uFFFD");
    assertThat(kept.getFirst().code()).isEqualTo(Code.of("A"));
  }

  @Test
  void tellsTheLatestAndTheWorstLatencyOfTheLastLists() {
    assertThat(journal.latency("EU", true, 100)).isEmpty();
    inEffect(ListType.URGENT, 900);
    inEffect(ListType.URGENT, 300);
    inEffect(ListType.FULL, 5_000);
    inEffect(ListType.URGENT, 200);

    assertThat(journal.latency("EU", true, 100))
        .contains(new Latency(Duration.ofMillis(200), Duration.ofMillis(900), 3));
    assertThat(journal.latency("EU", true, 2))
        .contains(new Latency(Duration.ofMillis(200), Duration.ofMillis(300), 2));
    assertThat(journal.latency("EU", false, 100))
        .contains(new Latency(Duration.ofSeconds(5), Duration.ofSeconds(5), 1));
    assertThat(journal.latency("HK", true, 100)).isEmpty();
  }

  private void inEffect(ListType type, long millis) {
    var id = begin("EU");
    journal.received(id, new Body("p", 1, "d"), AT);
    journal.read(id, header("L" + millis, type, AT));
    var told = journal.inEffect(id, AT.plusMillis(millis)).orElseThrow();
    assertThat(told).isEqualTo(new InEffect("EU", type, Duration.ofMillis(millis)));
  }

  @Test
  void pagesExchangesNewestFirst() {
    var one = begin("EU");
    var hk = begin("HK");
    var two = begin("EU");

    assertThat(ids(journal.page(null, null, 10))).containsExactly(two, hk, one);
    assertThat(ids(journal.page("EU", null, 1))).containsExactly(two);
    assertThat(ids(journal.page("EU", two, 10))).containsExactly(one);
  }

  @Test
  void takesTheNewestListInForceForTheLastGood() {
    ended("L1", ListType.FULL, AT, Outcome.APPLIED);
    ended("L2", ListType.DELTA, AT.plusSeconds(60), Outcome.UNCHANGED);
    ended("L3", ListType.FULL, AT.plusSeconds(90), Outcome.HELD);
    ended("U1", ListType.URGENT, AT.plusSeconds(99), Outcome.APPLIED);

    assertThat(journal.lastGood("EU").orElseThrow().document()).isEqualTo("L2");
    assertThat(journal.lastGood("HK")).isEmpty();
  }

  @Test
  void letsANewerFullListTakeThePlaceOfHeldOnes() {
    var full = ended("L1", ListType.FULL, AT, Outcome.HELD);
    var delta = ended("D1", ListType.DELTA, AT.plusSeconds(1), Outcome.HELD);
    var later = ended("D2", ListType.DELTA, AT.plusSeconds(100), Outcome.HELD);
    assertThat(journal.held().hasFull("EU")).isTrue();

    var newer = ended("L2", ListType.FULL, AT.plusSeconds(60), Outcome.APPLIED);
    var superseded = journal.held().supersede("EU", AT.plusSeconds(60), newer, AT.plusSeconds(200));

    assertThat(superseded).containsExactlyInAnyOrder(full, delta);
    assertThat(journal.held().hasFull("EU")).isFalse();
    assertThat(outcome(full)).isEqualTo(Outcome.SUPERSEDED);
    assertThat(outcome(later)).isEqualTo(Outcome.HELD);
    assertThat(journal.look(newer, identity("L1")))
        .isEqualTo(new Identified.Known(full, Outcome.SUPERSEDED));
  }

  @Test
  void owesTheSenderOfAHeldListASecondAnswerOnceANewerOneTookItsPlace() {
    var held = ended("L1", ListType.FULL, AT, Outcome.HELD);
    journal.opened(held, "ab".repeat(32), null);
    assertThat(journal.unanswered("EU", 10)).as("the first one was given").isEmpty();

    var newer = ended("L2", ListType.FULL, AT.plusSeconds(60), Outcome.APPLIED);
    journal.held().supersede("EU", AT.plusSeconds(60), newer, AT.plusSeconds(200));

    assertThat(journal.unanswered("EU", 10)).extracting(ExchangeRecord::id).contains(held);
  }

  @Test
  void knowsAFileByPathSizeAndTime() {
    var seen = new SeenFiles(database);
    var file = new SeenFile("HK", "/outgoing/L1.p7m", 9, AT);
    assertThat(seen.contains(file)).isFalse();

    seen.remember(file, UUID.randomUUID());
    seen.remember(file, UUID.randomUUID());

    assertThat(seen.contains(file)).isTrue();
    assertThat(seen.contains(new SeenFile("HK", file.path(), 10, AT))).isFalse();
    assertThat(seen.contains(new SeenFile("HK", file.path(), 9, AT.plusSeconds(1)))).isFalse();
  }

  private UUID begin(String partner) {
    var id = new UUID(0x019a_b3c0_0000_7000L, ++ids);
    journal.begin(ExchangeRecord.begun(id, partner, Way.IN, "soap https://eu.example", "v1", AT));
    return id;
  }

  private UUID ended(String document, ListType type, Instant asOf, Outcome outcome) {
    var id = begin("EU");
    journal.received(id, new Body(document, 1, "ab"), AT);
    journal.read(id, header(document, type, asOf));
    journal.reserve(id, identity(document));
    var fault = outcome == Outcome.HELD ? Fault.LIST_SHRUNK : null;
    journal.finish(id, new Ending(outcome, fault, "", "", COUNTS, AT));
    return id;
  }

  private Outcome outcome(UUID id) {
    return requireNonNull(journal.find(id).orElseThrow().ending()).outcome();
  }

  private static List<UUID> ids(List<ExchangeRecord> exchanges) {
    return exchanges.stream().map(ExchangeRecord::id).toList();
  }

  private static Identity identity(String document) {
    return new Identity("EU", Way.IN, document, "cd");
  }

  private static ListHeader header(String document, ListType type, Instant asOf) {
    return new ListHeader(document, type, OptionalLong.of(17), asOf, OptionalLong.empty());
  }
}
