package mra.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that partners strip, pad, join and take apart in their own way. */
class IdentifiersTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1} <-> {2}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0000',
      value = {
        "at: X, fill: {to: 8, with: \"0\"}~00001230~1230",
        "at: X, fill: {to: 8, with: \"0\"}~12345678~12345678",
        "at: X, fill: {to: 4, with: \"0\"}~0000~0",
        "at: X, fill: {to: 8, with: \"*\", side: right}~AB12****~AB12",
        "at: X, pad: {to: 8, with: \"0\"}~1230~00001230",
        "at: X, pad: {to: 4, with: X, side: right}~A~AXXX",
        "at: X, prefix: {theirs: \"\", ours: NZ}, case: upper~A12~NZA12",
        "at: X, pad: {to: 4, with: \"0\"}, prefix: {theirs: \"\", ours: AU}~12~AU0012",
        "join: [X, Y], with: \"/\"~12,34~12/34",
        "at: X, empty: [N/A, \"-\"]~12~12",
      })
  void areReadAndWrittenBack(String value, String theirs, String ours) throws IOException {
    var document = document(theirs);
    assertThat(brn(value, document)).isEqualTo(ours);
    assertThat(table(value).again(document)).isEqualTo(document);
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0000',
      value = {
        "at: X, part: 3-8~DE123456~123456",
        "at: X, part: 3-8~DE123456789~123456",
        "at: X, part: 3-~DE12~12",
        "at: X, part: 2-2~한국어~국",
        "at: X, part: {after: \"/\"}~DE AEOF/00025~00025",
        "at: X, part: {before: \" \"}~DE AEOF~DE",
        "at: X, part: {after: \"(\", before: \")\"}~Muster (DE12) AG~DE12",
        "at: X, case: upper~de12~DE12",
        "at: X, case: lower~DE12~de12",
        "at: X, strip: \" -./\", case: upper~de 12-34.5/6~DE123456",
        "at: X, empty: [\"00000000\"]~00000000~",
        "at: X, empty: [N/A]~N/A~",
        "at: X, part: 1-3, strip: \"-\", fill: {to: 3, with: \"0\"}~0-7x~7",
        "join: [X, Y]~12,34~1234",
      })
  void areReadInPart(String value, String theirs, String ours) throws IOException {
    assertThat(
            table(value)
                .in()
                .read(document(theirs))
                .operators()
                .getFirst()
                .identifiers()
                .get("BRN"))
        .isEqualTo(ours);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '~',
      value = {
        "at: X, part: 3-8~DE12345~it ends before the part",
        "at: X, part: 3-~DE~it ends before the part",
        "at: X, part: {after: /}~DE12~it does not hold '/'",
        "at: X, part: {after: (, before: )}~)DE(12~it does not hold ')'",
        "at: X, pad: {to: 3, with: '0'}~1234~longer than 3 characters",
      })
  void setTheRecordAsideWhereThePartIsMissing(String value, String theirs, String why)
      throws IOException {
    var quoted = value.replace("/}", "\"/\"}").replace("(,", "\"(\",").replace(")}", "\")\"}");
    var asides = table(quoted).in().read(document(theirs)).asides();
    assertThat(asides)
        .extracting(aside -> aside.fault().code() + " " + aside.detail())
        .containsExactly("E404 " + why.replace("the part", "the part that is wanted"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '~',
      value = {
        "at: X, fill: {to: 4, with: '0'}~012~another text",
        "at: X, fill: {to: 4, with: '0'}~12345~another text",
        "at: X, pad: {to: 4, with: '0'}~123~another text",
        "at: X, empty: ['0']~0~would be read as none",
        "join: [X, Y], with: '/'~12~it has not 2 parts",
        "join: [X, Y], with: '/'~1/2/3~it has not 2 parts",
        "join: [X, Y], with: '/'~/2~it has not 2 parts",
      })
  void areNotWrittenWhereTheyWouldReadAsOthers(String value, String ours, String why)
      throws IOException {
    var operators = table("at: X").read(document(ours)).operators();
    assertThatThrownBy(() -> table(value).write(List.copyOf(operators)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0000',
      value = {
        "at: X, part: 3-8~part cannot be written back",
        "join: [X, Y]~join without 'with'",
        "at: X, part: 8-3~part is from-to",
        "at: X, part: {}~part: ",
        "at: X, fill: {with: \"0\"}~only a field of fixed width needs no 'to'",
        "at: X, pad: {with: \"0\"}~'to' is missing",
        "at: X, case: UPPER~not one of upper, lower",
        "constant: A, strip: B~a constant is not changed",
        "at: X, codes: tiers, pad: {to: 3, with: \"0\"}~pad fills our text",
      })
  void areFoundWhereTheWordsDoNotFit(String value, String said) throws IOException {
    var table = table(value).codes("tiers", "1,HK_TIER1,,,yes");
    assertThat(table.findings()).anySatisfy(text -> assertThat(text).contains(said));
  }

  @Test
  void codeValuesMayBeFilledToo() throws IOException {
    var table =
        table("at: Y")
            .codes("tiers", "1,HK_TIER1,,,yes")
            .field("programme", "{at: X, fill: {to: 3, with: \"0\"}, codes: tiers}");
    var document = document("001");
    assertThat(table.read(document).operators().getFirst().programme()).isEqualTo("HK_TIER1");
    assertThat(table.again(document)).isEqualTo(document);
  }

  private @Nullable String brn(String value, byte[] document) throws IOException {
    return table(value).read(document).operators().getFirst().identifiers().get("BRN");
  }

  private ATable table(String value) {
    return new ATable(folder)
        .format("{kind: csv, columns: [CODE, X, Y], line-end: LF}")
        .field("code", "CODE")
        .field("identifiers.BRN", "{" + value + "}");
  }

  private static byte[] document(String theirs) {
    var fields = theirs.contains(",") ? theirs : theirs + ",";
    return ("CODE,X,Y\nA1," + fields + "\n").getBytes(UTF_8);
  }
}
