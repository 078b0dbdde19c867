package mra.mapping;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters are read and written as they are, or not at all. */
class EncodingsTest {
  private static final String CSV =
      "{kind: csv, columns: [CODE, NAME], encoding: %s, line-end: LF}";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "UTF-8, Zoë 贸易 𠮷",
    "UTF-16LE, Zoë 贸易 𠮷",
    "UTF-16BE, Zoë 贸易 𠮷",
    "GB18030, 贸易 Zoë 𠮷 ꀀ",
    "Big5-HKSCS, 香港貿易有限公司 嘅",
    "Shift_JIS, ソニー表示能力",
    "windows-31j, ㈱髙島屋①",
    "EUC-KR, 한국무역",
    "ISO-8859-1, Société Müller",
    "ISO-8859-2, Łódź",
    "ISO-8859-8, חברה בעמ",
    "windows-1251, ООО Беларусь",
    "windows-1255, ישראל",
    "KOI8-R, Торговля",
    "IBM866, Минск",
    "TIS-620, บริษัท",
  })
  void readsAndWritesBack(String encoding, String name) throws IOException {
    var document = ("CODE,NAME\nA1," + name + "\n").getBytes(Charset.forName(encoding));
    var table = csv(encoding);
    assertThat(table.names(document)).containsExactly(name);
    assertThat(table.again(document)).isEqualTo(document);
  }

  @ParameterizedTest
  @MethodSource("mra.format.Encoding#names")
  void everyEncodingOfTheListIsHereAndTakesLinesApart(String encoding) throws IOException {
    var charset = Encoding.named(encoding).orElseThrow().charset();
    var document = "CODE,NAME\nA1,One\nA2,Two\n".getBytes(charset);
    assertThat(csv(encoding).names(document)).containsExactly("One", "Two");
  }

  @Test
  void readsUtf16ByItsMarkInEitherOrderAndWithout() throws IOException {
    var text = "CODE,NAME\nA1,上海\n";
    for (var document :
        List.of(
            ("\uFEFF" + text).getBytes(UTF_16LE),
            ("\uFEFF" + text).getBytes(UTF_16BE),
            text.getBytes(UTF_16BE))) {
      assertThat(csv("UTF-16").names(document)).containsExactly("上海");
    }
    assertThat(csv("UTF-16").again(text.getBytes(UTF_16BE)))
        .isEqualTo(("\uFEFF" + text).getBytes(UTF_16BE));
    assertThat(csv("UTF-16LE").names(("\uFEFF" + text).getBytes(UTF_16LE))).containsExactly("上海");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "UTF-8, C328",
    "UTF-8, C0AF",
    "UTF-8, EDA080",
    "GB18030, FF",
    "Big5-HKSCS, 80",
    "Shift_JIS, 8120",
    "EUC-KR, A120",
    "US-ASCII, E4",
    "windows-1253, AA",
    "ISO-8859-8, A1",
  })
  void refusesBytesThatAreNoCharactersAndNamesTheLine(String encoding, String hex) {
    var out = new ByteArrayOutputStream();
    out.writeBytes("CODE,NAME\nA1,One\nA2,".getBytes(UTF_8));
    out.writeBytes(java.util.HexFormat.of().parseHex(hex));
    out.writeBytes("\n".getBytes(UTF_8));
    var refused = csv(encoding).refusal(out.toByteArray());
    assertThat(refused.fault()).isEqualTo(Fault.ENCODING_WRONG);
    assertThat(refused.where()).isEqualTo("line 3");
  }

  @Test
  void refusesHalfACharacterAtTheEnd() {
    assertThat(csv("UTF-16LE").refusal(new byte[] {'C', 0, 'O'}).fault())
        .isEqualTo(Fault.ENCODING_WRONG);
    var whole = "CODE,NAME\nA1,é".getBytes(UTF_8);
    assertThat(csv("UTF-8").refusal(Arrays.copyOf(whole, whole.length - 1)).fault())
        .isEqualTo(Fault.ENCODING_WRONG);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"windows-1251", "ISO-8859-8", "Big5-HKSCS", "US-ASCII"})
  void neverWritesOneCharacterForAnother(String encoding) throws IOException {
    for (var table : List.of(csv(encoding), json(encoding))) {
      var one = csv("UTF-8").read("CODE,NAME\nA1,One\n").operators().getFirst();
      var other = AnOperator.with(one, "A2", "Łódź ß");
      assertThatThrownBy(() -> table.write(List.of(one, other)))
          .isInstanceOf(Refused.class)
          .hasMessageStartingWith("E311")
          .hasMessageContaining("(record 2): a character that " + encoding + " does not have");
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "GB18030", "EUC-KR", "windows-1251"})
  void readsAndWritesJsonToo(String encoding) throws IOException {
    var name = encoding.equals("windows-1251") ? "Минск" : encoding.equals("EUC-KR") ? "한국" : "上海";
    var document =
        ("{\"list\":[{\"code\":\"A1\",\"name\":\"" + name + "\"}]}\n")
            .getBytes(Charset.forName(encoding));
    assertThat(json(encoding).names(document)).containsExactly(name);
    assertThat(json(encoding).again(document)).isEqualTo(document);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "UTF8, it is called UTF-8 here", "GB-18030, did you mean 'GB18030'?",
    "ISO-8859-88, did you mean 'ISO-8859-8'?", "ISO-2022-JP, unknown encoding ISO-2022-JP",
    "UTF-7, unknown encoding UTF-7", "EBCDIC, unknown encoding EBCDIC",
  })
  void findsAnEncodingThatIsNotOnTheList(String encoding, String said) throws IOException {
    assertThat(csv(encoding).findings()).anySatisfy(text -> assertThat(text).contains(said));
    assertThat(json(encoding).findings()).anySatisfy(text -> assertThat(text).contains(said));
  }

  private ATable csv(String encoding) {
    return new ATable(folder)
        .format(CSV.formatted(encoding))
        .field("code", "CODE")
        .field("names", "{at: NAME}");
  }

  private ATable json(String encoding) {
    return new ATable(folder)
        .format("{kind: json, record: list, encoding: %s}".formatted(encoding))
        .field("code", "code")
        .field("names", "{at: name}");
  }
}
