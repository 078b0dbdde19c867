package mra.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import mra.canonical.Code;
import mra.canonical.ListType;
import mra.canonical.SetAside;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Receipt.SetAsideRecord;
import mra.journal.Receipt.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptXmlTest {
  private static final Instant AT = Instant.parse("2026-11-24T04:00:00.123456Z");
  private static final String DIGEST = "ab".repeat(32);
  private static final ReconciliationRoot.Result ROOT = new ReconciliationRoot().finish();
  private static final Receipt GOOD =
      new Receipt(
          "R-1",
          "CN",
          "HK",
          "HK-2026-7",
          ListType.FULL,
          OptionalLong.of(7),
          DIGEST,
          "cd".repeat(32),
          Verdict.APPLIED,
          null,
          null,
          null,
          new Counts(9, 1, 2, 3, 4, 5, 6, 7, 2),
          List.of(
              new SetAsideRecord(3, "line 4", "E401", "AEOHK1"),
              new SetAsideRecord(8, "line 9", "E402", null)),
          ROOT,
          AT);
  private static final Receipt BAD = bad("line 3,\r\n\"column\" 4", "<&> 某\t");

  @Test
  void readsWhatItWrites() {
    assertThat(ReceiptXml.read(ReceiptXml.write(GOOD))).isEqualTo(GOOD);
    assertThat(ReceiptXml.read(ReceiptXml.write(BAD))).isEqualTo(BAD);
  }

  @ParameterizedTest
  @EnumSource
  void saysEveryVerdict(Verdict verdict) {
    assertThat(ReceiptXml.read(ReceiptXml.write(with(verdict))).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"E401, 12", "E402, 13", "E306, 14", "E510, 15", "E501, 26", "E502, 92"})
  void namesTheFunctionalErrorOfTheEuBesideOurFault(String fault, int functional) {
    var receipt = new String(ReceiptXml.write(with(fault)), UTF_8);
    assertThat(receipt)
        .contains("faultCode=\"" + fault + "\"", "functionalError=\"" + functional + "\"");
  }

  @Test
  void namesNoFunctionalErrorWhereNoneCorresponds() {
    assertThat(new String(ReceiptXml.write(with("E301")), UTF_8)).doesNotContain("functionalError");
  }

  @Test
  void readsAFaultThatOnlyThePartnerKnows() {
    assertThat(ReceiptXml.read(ReceiptXml.write(with("E777"))).fault()).isEqualTo("E777");
  }

  @Test
  void keepsTheFirstThousandOfTheRecordsSetAside() {
    var many =
        LongStream.rangeClosed(1, 1_001)
            .mapToObj(n -> new SetAside(n, "x", Fault.RECORD_INVALID, "", Code.of("a"), null, null))
            .map(SetAsideRecord::of)
            .toList();
    var read = ReceiptXml.read(ReceiptXml.write(with(many)));
    assertThat(read.setAside()).isEqualTo(many.subList(0, 1_000));
  }

  @Test
  void staysInsideItsOwnLimitsWhateverTheTextsAre() {
    var odd = "&😀".repeat(5_000);
    var worst = Collections.nCopies(1_000, new SetAsideRecord(Long.MAX_VALUE, odd, "E303", odd));
    var xml = ReceiptXml.write(with(worst));
    assertThat(xml).hasSizeLessThan(ReceiptXml.BYTES_MAX);
    assertThat(ReceiptXml.read(xml).setAside().getFirst().at()).hasSizeLessThan(201).endsWith("…");
  }

  @Test
  void cutsNoCharacterInTwo() {
    for (int shift = 0; shift < 2; shift++) {
      var read = ReceiptXml.read(ReceiptXml.write(bad(" ".repeat(shift) + "😀".repeat(600), "")));
      assertThat(read.where()).doesNotContain("\uFFFD").endsWith("😀…");
    }
  }

  @Test
  void replacesWhatXmlCannotCarry() {
    assertThat(ReceiptXml.read(ReceiptXml.write(bad("a\0b", ""))).where()).isEqualTo("a\uFFFDb");
  }

  @Test
  void writesNothingThatItsSchemaForbids() {
    var receipt = with("not a code");
    assertThatThrownBy(() -> ReceiptXml.write(receipt))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verdict=\"APPLIED\"|verdict=\"LOST\"",
        "document=\"HK-2026-7\"| ",
        "records=\"9\"|records=\"-1\"",
        "</receivedDigest>|</receivedDigest><extra/>",
        "at=\"2026-11-24T04:00:00.123456Z\"|at=\"2026-11-24T04:00:00\"",
        "at=\"2026-11-24T04:00:00.123456Z\"|at=\"tomorrow\"",
        "urn:mra:canonical:1|urn:mra:canonical:2",
        "<buckets>|<buckets>ab "
      })
  void refusesWhatBreaksTheSchema(String change) {
    assertThat(fault(changed(change))).isEqualTo(Fault.SCHEMA_VIOLATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"</receipt>|", "</receipt>|</receipt>x", "<counts|<counts<", "</receipt>|&x;"})
  void refusesWhatIsNotWellFormed(String change) {
    assertThat(fault(changed(change))).isEqualTo(Fault.MALFORMED);
    assertThat(fault("")).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void refusesADocumentTypeDeclaration() {
    var body = new String(ReceiptXml.write(GOOD), UTF_8).replaceFirst("<\\?xml[^>]*>", "");
    assertThat(fault("<!DOCTYPE receipt>" + body)).isEqualTo(Fault.FORBIDDEN_CONSTRUCT);
    assertThat(fault("<!DOCTYPE receipt [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + body))
        .isEqualTo(Fault.FORBIDDEN_CONSTRUCT);
  }

  @Test
  void refusesMoreThanItsLimitBeforeItParses() {
    var xml = new String(ReceiptXml.write(GOOD), UTF_8);
    var atLimit = xml + " ".repeat(ReceiptXml.BYTES_MAX - xml.length());
    assertThat(ReceiptXml.read(atLimit.getBytes(UTF_8))).isEqualTo(GOOD);
    assertThat(fault(atLimit + " ")).isEqualTo(Fault.TOO_LARGE);
  }

  private static String changed(String change) {
    var xml = new String(ReceiptXml.write(GOOD), UTF_8);
    var at = change.indexOf('|');
    assertThat(xml).contains(change.substring(0, at));
    return xml.replace(change.substring(0, at), change.substring(at + 1));
  }

  private static Fault fault(String xml) {
    return catchThrowableOfType(Refused.class, () -> ReceiptXml.read(xml.getBytes(UTF_8))).fault();
  }

  private static Receipt with(Verdict verdict) {
    return receipt(verdict, null, null, null, List.of());
  }

  private static Receipt with(String fault) {
    return receipt(Verdict.REFUSED, fault, "", "", List.of());
  }

  private static Receipt with(List<SetAsideRecord> setAside) {
    return receipt(Verdict.HELD, "E507", null, null, setAside);
  }

  private static Receipt bad(String where, String detail) {
    return receipt(Verdict.REFUSED, "E306", where, detail, List.of());
  }

  private static Receipt receipt(
      Verdict verdict,
      @Nullable String fault,
      @Nullable String where,
      @Nullable String detail,
      List<SetAsideRecord> setAside) {
    return new Receipt(
        "R-2",
        "MO",
        "CN",
        "CN-2026-8",
        null,
        OptionalLong.empty(),
        DIGEST,
        null,
        verdict,
        fault,
        where,
        detail,
        Counts.NONE,
        setAside,
        null,
        AT);
  }
}
