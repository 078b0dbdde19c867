package mra.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields at fixed places, counted in characters or in bytes. */
class FixedWidthTest {
  private static final String HEADER = "HDRHK-0001 FULL  20261124   \r\n";
  private static final String ONE = "AEOHK00001Alpha Ltd   000001\r\n";
  private static final String TWO = "AEOHK00002Beta & Sons 000002\r\n";
  private static final String TRAILER = "TRL00002                    \r\n";
  private static final String SIMPLE = "{kind: fixed, width: characters, length: 22, line-end: LF}";

  @TempDir Path folder;
  private ATable table;

  @BeforeEach
  void aTable() {
    table =
        new ATable(folder)
            .format(
                "{kind: fixed, width: characters, length: 28, header-record: HDR,"
                    + " trailer: {record: TRL, count: 4-8}}")
            .header("id", "4-11")
            .header("type", "12-17")
            .header("asOf", "{at: 18-25, date: yyyyMMdd}")
            .field("code", "1-10")
            .field("names", "{at: 11-22}")
            .field("identifiers.BRN", "{at: 23-28, fill: {with: \"0\"}}");
  }

  @Test
  void readsHeaderRecordsAndTrailerAndWritesThemBack() throws IOException {
    var document = (HEADER + ONE + TWO + TRAILER).getBytes(UTF_8);
    var mapped = table.read(document);
    assertThat(mapped.header().document()).isEqualTo("HK-0001");
    assertThat(mapped.header().asOf()).hasToString("2026-11-23T16:00:00Z");
    assertThat(mapped.operators())
        .extracting(operator -> operator.code().received())
        .containsExactly("AEOHK00001", "AEOHK00002");
    assertThat(mapped.operators().getFirst().identifiers()).containsEntry("BRN", "1");
    var written = new String(table.write(mapped.operators()), UTF_8);
    assertThat(written).isEqualTo(HEADER.replace("HK-0001 ", "L-1     ") + ONE + TWO + TRAILER);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0000',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "TRL00002~TRL00003~E306",
        "TRL00002~TRL0000x~E305",
        "TRL00002~XRL00002~E305",
        "TRL00002                    ~TRL00002~E305",
        "HDRHK~XDRHK~E304",
        "HDRHK-0001 ~HDRHK-0001~E304",
      })
  void refusesAListWhoseHeaderOrTrailerIsWrong(String part, String instead, String fault) {
    var document = (HEADER + ONE + TWO + TRAILER).replace(part, instead);
    assertThat(table.refusal(document.getBytes(UTF_8)).fault().code()).isEqualTo(fault);
  }

  @Test
  void refusesWhatFollowsTheTrailer() {
    var document = HEADER + ONE + TWO + TRAILER + ONE;
    var refused = table.refusal(document.getBytes(UTF_8));
    assertThat(refused.fault()).isEqualTo(Fault.TRAILER_INVALID);
    assertThat(refused.where()).isEqualTo("line 4");
  }

  @Test
  void setsALineAsideThatIsTooShortOrTooLong() throws IOException {
    var document = HEADER + ONE.replace("  0", " 0") + TWO.replace(" 0", "  0") + TRAILER;
    var asides = table.read(document).asides();
    assertThat(asides)
        .extracting(aside -> aside.at() + ": " + aside.detail())
        .containsExactly(
            "line 2: 27 characters instead of 28", "line 3: 29 characters instead of 28");
    assertThat(asides)
        .allSatisfy(aside -> assertThat(aside.fault()).isEqualTo(Fault.RECORD_INVALID));
  }

  @Test
  void takesLinesWithoutTheirPaddingOnlyWhereThatIsAgreed() throws IOException {
    var short1 = "A00000001Alpha\nA00000002Beta Trading \n";
    assertThat(simple("").read(short1).operators()).hasSize(1);
    assertThat(simple(", trimmed: true").names(short1.getBytes(UTF_8)))
        .containsExactly("Alpha", "Beta Trading");
    var long1 = "A00000001Alpha Trading!!\n".getBytes(UTF_8);
    assertThat(simple(", trimmed: true").names(long1))
        .containsExactly("line 1 24 characters instead of 22");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"GB18030", "Big5-HKSCS", "Shift_JIS", "EUC-KR", "UTF-8"})
  void countsBytesBeforeTheyAreDecoded(String encoding) throws IOException {
    var charset = Charset.forName(encoding);
    var name = encoding.equals("EUC-KR") ? "한국무역" : "日本";
    int bytes = name.getBytes(charset).length;
    var document = ("A0001" + name + " ".repeat(14 - bytes) + "N1\n").getBytes(charset);
    assertThat(document).hasSize(22);
    bytes(encoding).field("office", "20-21");
    assertThat(table.names(document)).containsExactly(name);
    assertThat(table.read(document).operators().getFirst().office()).isEqualTo("N1");
    assertThat(table.again(document)).isEqualTo(document);
  }

  @Test
  void setsARecordAsideWhoseFieldEndsWithinACharacter() throws IOException {
    bytes("Big5-HKSCS");
    var whole = ("A0001" + "香港貿易公司甲" + "  \n").getBytes(Charset.forName("Big5-HKSCS"));
    assertThat(table.names(whole)).containsExactly("香港貿易公司甲");
    whole[18] = (byte) 0xA5;
    whole[17] = ' ';
    assertThat(table.names(whole)).containsExactly("line 1 a field ends within a character");
  }

  @Test
  void refusesBytesThatAreNoCharacters() {
    bytes("GB18030");
    var document = "A0001Name          N1\n".getBytes(UTF_8);
    document[7] = (byte) 0xFF;
    var refused = table.refusal(document);
    assertThat(refused.fault()).isEqualTo(Fault.ENCODING_WRONG);
    assertThat(refused.where()).isEqualTo("line 1");
  }

  @Test
  void readsRecordsThatFollowOneAnotherWithoutLineEnds() throws IOException {
    table =
        new ATable(folder)
            .format(
                "{kind: fixed, width: bytes, length: 10, header-length: 13, line-end: none,"
                    + " header-record: H, trailer: {record: T, count: 2-4, length: 4}}")
            .header("asOf", "{at: 2-9, date: yyyyMMdd}")
            .field("code", "1-5")
            .field("names", "{at: 6-10}");
    var document = "H20261123    A0001AlphaA0002Beta T002".getBytes(UTF_8);
    assertThat(table.names(document)).containsExactly("Alpha", "Beta");
    assertThat(new String(table.again(document), UTF_8))
        .isEqualTo("H20261124    A0001AlphaA0002Beta T002");
    var cut = table.refusal("H20261123    A0001AlphaA00".getBytes(UTF_8));
    assertThat(cut.fault()).isEqualTo(Fault.MALFORMED);
    assertThat(cut.detail()).isEqualTo("only 3 bytes of a record are left");
    assertThat(table.refusal("H20261123    A0001Alpha".getBytes(UTF_8)).fault())
        .isEqualTo(Fault.TRAILER_INVALID);
  }

  @Test
  void provesADigestAndACountOfAllLines() throws Exception {
    table =
        new ATable(folder)
            .format(
                "{kind: fixed, width: characters, length: 10, line-end: LF, comment: \"*\","
                    + " trailer: {record: T, count: 2-4, counts: all, length: 68,"
                    + " digest: sha-256, digest-at: 5-68}}")
            .field("code", "1-5")
            .field("names", "{at: 6-10}");
    var sha = MessageDigest.getInstance("SHA-256").digest("A0001Alpha\n".getBytes(UTF_8));
    var document = "* made today\nA0001Alpha\nT002" + HexFormat.of().formatHex(sha) + "\n";
    assertThat(table.names(document.getBytes(UTF_8))).containsExactly("Alpha");
    assertThat(new String(table.again(document.getBytes(UTF_8)), UTF_8))
        .isEqualTo(document.substring(document.indexOf('A')));
    var other = document.replace("Alpha", "Alphb").getBytes(UTF_8);
    assertThat(table.refusal(other).detail()).contains("the digest is not that");
  }

  @Test
  void countsCharactersBeyondTheBasicPlaneAsOne() throws IOException {
    var document = "A00000001𠮷野商事𩸽       !\n";
    simple("").field("office", "22-22");
    assertThat(table.names(document.getBytes(UTF_8))).containsExactly("𠮷野商事𩸽");
    assertThat(table.read(document).operators().getFirst().office()).isEqualTo("!");
    assertThat(new String(table.again(document.getBytes(UTF_8)), UTF_8)).isEqualTo(document);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      value = {
        "A00000001~Exactly a d~",
        "A00000001~Just too long~it is longer than 10-21",
        "A00000001x~Alpha~it is longer than 1-9",
        "A00000001~two\\nlines~its padding would be lost",
      })
  void refusesToWriteWhatDoesNotFit(String code, String name, String why) throws IOException {
    var one = simple("").read("A00000001Alpha        \n").operators().getFirst();
    var other = AnOperator.with(one, code, name.replace("\\n", "\n"));
    if (why == null) {
      assertThat(table.write(List.of(other))).hasSize(23);
    } else {
      assertThatThrownBy(() -> table.write(List.of(one, other)))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("record 2")
          .hasMessageContaining(why);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      value = {
        "1-9~10-23~lies behind the end of the line",
        "1-10~10-21~1-10 and 10-21 overlap",
        "1-9~21-10~21-10 is no place",
        "1-9~NAME~NAME is no place",
        "1-9~0-9~0-9 is no place",
      })
  void findsPlacesThatCannotBe(String code, String name, String said) throws IOException {
    simple("").field("code", code).field("names", "{at: " + name + "}");
    assertThat(table.findings()).anySatisfy(text -> assertThat(text).contains(said));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      value = {
        "width: characters, length: 22, line-end: none~the width goes by bytes",
        "width: bytes, length: 22, encoding: UTF-16~the padding must be one byte",
        "width: bytes~the key 'length' is missing",
        "width: bytes, length: 22, columns: [A]~columns does not belong to fixed",
        "width: bytes, length: 22, trailer: {record: T}~count is missing: its place, or none",
        "width: bytes, length: 22, trailer: {record: T, count: 1-5}~'T' and 1-5 overlap",
        "width: bytes, length: 22, per: x~per does not belong to fixed",
        "width: bytes, length: 22, encoding: GB180300~did you mean 'GB18030'?",
        "width: bytes, length: 22, encoding: EUC-KR, bom: true~has no byte-order mark",
      })
  void findsAFormatThatCannotBe(String format, String said) throws IOException {
    simple("").format("{kind: fixed, " + format + "}");
    assertThat(table.findings()).anySatisfy(text -> assertThat(text).contains(said));
  }

  private ATable simple(String more) {
    table =
        new ATable(folder)
            .format(SIMPLE.replace("}", more + "}"))
            .field("code", "1-9")
            .field("names", "{at: 10-21}");
    return table;
  }

  private ATable bytes(String encoding) {
    table =
        new ATable(folder)
            .format(
                "{kind: fixed, width: bytes, length: 21, line-end: LF, encoding: %s}"
                    .formatted(encoding))
            .field("code", "1-5")
            .field("names", "{at: 6-19}");
    return table;
  }
}
