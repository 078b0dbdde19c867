package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;
import mra.canonical.ListType;
import mra.journal.Counts;
import mra.journal.Receipt;
import mra.journal.Receipt.Verdict;
import mra.trust.Issuer;
import mra.trust.Issuer.Kind;
import mra.trust.Issuer.Use;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrations let us leave besides lists, and where. */
@Timeout(180)
class OurReceiptsTest {
  private static final byte[] OTHER = "another of 20 bytes.".getBytes(StandardCharsets.UTF_8);

  @TempDir static Path home;
  private static Rehearsal rehearsal;

  @BeforeAll
  static void start() throws Exception {
    var small = new Options(Map.of(Administration.EU, 10L), 0, Map.of());
    rehearsal = Rehearsal.start(home.resolve("rehearsal"), small, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    rehearsal.close();
  }

  @ParameterizedTest
  @EnumSource
  void keepsOurReceiptsForItsLists(Administration to) throws Exception {
    var document = rehearsal.publish(to);
    var receipt = receipt("3f6d2c1a-" + to, to, document);
    side(to).sendReceipt(receipt);
    side(to).sendReceipt(receipt);
    assertThat(rehearsal.receipts(to)).containsExactly(receipt);
  }

  @ParameterizedTest
  @EnumSource
  void takesNoReceiptOfAnybodyElse(Administration to) throws Exception {
    var kind = to == Administration.MO ? Kind.SM : Kind.RSA;
    var stranger = Issuer.authority("Stranger", kind, Clock.systemUTC()).issue("X", Use.PARTY);
    var side = side(to);
    var forged = receipt("forged-" + to, to, "X-1");
    assertThatThrownBy(() -> side.sendReceipt(forged, stranger))
        .hasMessageFindingMatch("(?i)not accepted|permission denied|HTTP 403|incoming");
    assertThat(rehearsal.receipts(to)).doesNotContain(forged);
  }

  @Test
  void tellsTheGatewayWhereToLeaveThings() throws Exception {
    var values = new Properties();
    try (var reader = Files.newBufferedReader(rehearsal.overlay().resolve("values.properties"))) {
      values.load(reader);
    }
    assertThat(values.getProperty("EU_PUSH_URL")).isEqualTo(values.getProperty("EU_LIST_URL"));
    assertThat(values.getProperty("MO_PUSH_URL")).endsWith("/aeo-lists");
    assertThat(values.getProperty("MO_RECEIPT_URL")).endsWith("/receipts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/incoming/list.p7m",
        "/incoming/list.txt.part",
        "/incoming/.p7m.part",
        "/list.p7m.part",
        "/outgoing/list.p7m.part",
        "/outgoing/receipts/list.p7m.part",
        "/incoming/other/list.p7m.part"
      })
  void letsNothingElseBeWrittenAtHongKong(String file) throws Exception {
    try (var harbour = side(Administration.HK).harbour()) {
      var bytes = new ByteArrayInputStream(new byte[1]);
      assertThatThrownBy(() -> harbour.sftp().put(bytes, file)).isInstanceOf(SftpException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/incoming/a.p7m.part, /incoming/b.p7m",
    "/incoming/a.p7m.part, /outgoing/a.p7m",
    "/incoming/a.p7m.part, /incoming/receipts/a.p7m"
  })
  void letsAFileBeRenamedToItsOwnNameOnly(String from, String to) throws Exception {
    try (var harbour = side(Administration.HK).harbour()) {
      harbour.sftp().put(new ByteArrayInputStream(new byte[1]), from);
      assertThatThrownBy(() -> harbour.sftp().rename(from, to)).isInstanceOf(SftpException.class);
      harbour.sftp().rm(from);
    }
  }

  @Test
  void refusesAnAttachmentThatTheBodyDoesNotMean() throws Exception {
    var union = side(Administration.EU).union();
    assertThatThrownBy(() -> union.submit("CN-1", new byte[20], new byte[21], home))
        .hasMessageContaining("not accepted");
    assertThatThrownBy(() -> union.submit("CN-1", new byte[20], new byte[19], home))
        .hasMessageContaining("not accepted");
    assertThatThrownBy(() -> union.submit("CN-1", new byte[20], OTHER, home))
        .hasMessageContaining("not accepted");
  }

  @Test
  void takesPagesAtMacaoInAnyOrderAndAgain() throws Exception {
    var side = side(Administration.MO);
    var list =
        OurOperators.list(
            ListType.FULL,
            1,
            OurOperators.MORNING,
            OurOperators.operator(1),
            OurOperators.operator(2),
            OurOperators.operator(3));
    var pages = side.sealed(list);
    assertThat(pages).hasSize(2);
    assertThat(side.post(list.document(), 2, 2, pages.get(1)).statusCode()).isEqualTo(202);
    var last = side.post(list.document(), 1, 2, pages.get(0));
    assertThat(last.statusCode()).isEqualTo(200);
    assertThat(side.opened(last.body()).verdict().isGood()).isTrue();
    assertThat(side.post(list.document(), 2, 2, pages.get(1)).statusCode()).isEqualTo(202);
    var again = side.post(list.document(), 1, 2, pages.get(0));
    assertThat(side.opened(again.body())).isEqualTo(side.opened(last.body()));
  }

  @Test
  void takesAListAtMacaoThatWasSealedAnewHalfway() throws Exception {
    var side = side(Administration.MO);
    var list =
        OurOperators.list(
            ListType.FULL,
            2,
            OurOperators.MORNING,
            OurOperators.operator(1),
            OurOperators.operator(2),
            OurOperators.operator(3));
    var first = side.sealed(list);
    assertThat(side.post(list.document(), 1, 2, first.get(0)).statusCode()).isEqualTo(202);
    assertThat(side.send(list))
        .hasValueSatisfying(receipt -> assertThat(receipt.counts().records()).isEqualTo(3));
  }

  @ParameterizedTest
  @CsvSource({"../up, 1, 1", "CN-1, 0, 1", "CN-1, 2, 1", "CN-1, 1, 10001"})
  void refusesPagesAtMacaoWhoseHeadersMakeNoSense(String document, int page, int pages)
      throws Exception {
    var answer = side(Administration.MO).post(document, page, pages, new byte[1]);
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  private static OurSide side(Administration to) throws Exception {
    return new OurSide(rehearsal, to, home);
  }

  private static Receipt receipt(String id, Administration to, String document) {
    return new Receipt(
        id,
        "CN",
        to.name(),
        document,
        ListType.FULL,
        OptionalLong.of(1),
        "ab".repeat(32),
        "cd".repeat(32),
        Verdict.APPLIED,
        null,
        null,
        null,
        Counts.NONE,
        List.of(),
        new TheirCopy(new TreeMap<>()).root(Optional.empty()),
        Instant.parse("2026-11-24T04:00:00Z"));
  }
}
