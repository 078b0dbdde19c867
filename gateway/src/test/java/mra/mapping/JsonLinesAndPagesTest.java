package mra.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import mra.canonical.Name;
import mra.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON in lines, and in pages that lead to one another. */
class JsonLinesAndPagesTest {
  private static final String LINES =
      "{\"total\":2}\n{\"code\":\"A1\",\"name\":\"One\"}\n{\"code\":\"A2\",\"name\":\"Two\"}\n";

  @TempDir Path folder;

  @Test
  void readsOneRecordALineAndWritesItBack() throws IOException {
    var table = table("lines: true, header-line: true").header("count", "total");
    assertThat(table.names(LINES.getBytes(UTF_8))).containsExactly("One", "Two");
    assertThat(new String(table.again(LINES.getBytes(UTF_8)), UTF_8)).isEqualTo(LINES);
    var bare = LINES.substring(LINES.indexOf('\n') + 1);
    assertThat(new String(table("lines: true").again(bare.getBytes(UTF_8)), UTF_8)).isEqualTo(bare);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0000',
      value = {
        "{\"total\":2}~{\"total\":3}~E306",
        "{\"total\":2}~~E304",
        "{\"total\":2}~[2]~E301",
        "\"Two\"}~\"Two\"~E301",
        "\"Two\"}~\"Two\"} {\"code\":\"A3\"}~E301",
        "\"Two\"}~\"Two\",\"code\":\"A3\"}~E301",
      })
  void refusesLinesThatDoNotHold(String part, String instead, String fault) {
    var table = table("lines: true, header-line: true").header("count", "total");
    var document = LINES.replace(part, instead == null ? "" : instead);
    assertThat(table.refusal(document.getBytes(UTF_8)).fault().code()).isEqualTo(fault);
  }

  @Test
  void aTrailerAfterTheLinesTellsTheirNumber() throws IOException {
    var table = table("lines: true, trailer: {record: end, count: end.lines, counts: all}");
    var records = LINES.substring(LINES.indexOf('\n') + 1);
    var whole = records + "{\"end\":{\"lines\":3}}\n";
    assertThat(table.names(whole.getBytes(UTF_8))).containsExactly("One", "Two");
    assertThat(new String(table.again(whole.getBytes(UTF_8)), UTF_8)).isEqualTo(whole);

    assertThat(table.refusal(records.getBytes(UTF_8)).getMessage()).startsWith("E305");
    for (var wrong :
        new String[][] {
          {":3}", ":4}", "E306"},
          {":3}", ":\"x\"}", "E305"},
          {"lines", "line", "E305"},
          {"}}\n", "}}\n{}", "E305"}
        }) {
      var document = whole.replace(wrong[0], wrong[1]).getBytes(UTF_8);
      assertThat(table.refusal(document).fault().code()).as(wrong[1]).isEqualTo(wrong[2]);
    }
    assertThat(table("lines: true, trailer: {record: code, count: code}").findings())
        .anyMatch(text -> text.contains("records have the member code"));
    assertThat(table("record: all, trailer: {record: end, count: end}").findings())
        .anyMatch(text -> text.contains("trailer belongs to lines"));
  }

  @Test
  void setsALineAsideThatIsNoObject() throws IOException {
    var asides = table("lines: true").read("{\"code\":\"A1\"}\n[1,2]\n7\n").asides();
    assertThat(asides)
        .extracting(aside -> aside.fault())
        .containsOnly(Fault.RECORD_INVALID)
        .hasSize(2);
    assertThat(asides.getFirst().at()).startsWith("line 2");
  }

  @Test
  void readsPagesThatLeadToOneAnother() throws IOException {
    var table = table("record: data.items, next: links.next");
    assertThat(codes(table, page("A1", "\"?cursor=x\""), page("A2", "null")))
        .containsExactly("A1", "A2");
    assertThat(codes(table, page("A1", "\"\""))).containsExactly("A1");
    for (var pages :
        new String[][] {
          {page("A1", "\"x\"")},
          {page("A1", "\"x\""), page("A2", "\"y\"")},
          {page("A1", "null"), page("A2", "null")}
        }) {
      assertThat(fault(table, pages)).isEqualTo(Fault.COUNT_WRONG);
    }
  }

  @Test
  void readsPagesThatDoNotTellOfEachOtherByTheirCount() throws IOException {
    var table = table("record: items, paged: true").header("count", "total");
    var first = "{\"total\":2,\"items\":[{\"code\":\"A1\"}]}";
    var second = "{\"total\":2,\"items\":[{\"code\":\"A2\"}]}";
    assertThat(codes(table, first, second)).containsExactly("A1", "A2");
    assertThat(fault(table, first)).isEqualTo(Fault.COUNT_WRONG);
    assertThat(fault(table, first, second, second)).isEqualTo(Fault.COUNT_WRONG);
    assertThat(fault(table, first, second.replace('2', '3'))).isEqualTo(Fault.SNAPSHOT_MOVED);
  }

  @Test
  void readsNamesInAnyLanguageAndSeveralAuthorisationsOfOneEnterprise() throws IOException {
    var table =
        table("record: list, per: authorisations")
            .field("code", "authorisations.number")
            .field("names", "{each: names, text: text, lang: lang}")
            .field("office", "authorisations.office");
    var document =
        "{\"list\":[{\"names\":[{\"text\":\"Israel Ltd\",\"lang\":\"en\"},{\"text\":\"ישראל\",\"lang\":\"he\"}],"
            + "\"authorisations\":[{\"number\":\"A1\",\"office\":\"X\"},{\"number\":\"A2\"}]},"
            + "{\"names\":[],\"authorisations\":[]}]}";
    var mapped = table.read(document);
    assertThat(mapped.operators()).extracting(o -> o.code().received()).containsExactly("A1", "A2");
    assertThat(mapped.operators().getLast().names())
        .containsExactly(new Name("Israel Ltd", "en"), new Name("ישראל", "he"));
    assertThat(mapped.operators()).extracting(o -> o.office()).containsExactly("X", null);
    assertThat(mapped.asides()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      value = {
        "lines: true, record: x~either a record",
        "bom: true~either a record",
        "record: x, header-line: true~header-line belongs to lines",
        "record: x, next: n, page: p, pages: q~exclude one another",
        "record: x, page: p~page and pages come together",
        "record: x, paged: true~complete only by header count",
        "lines: true, next: n~lines have no pages",
        "record: x, delimiter: y~delimiter does not belong to json",
      })
  void findsAFormatThatCannotBe(String format, String said) throws IOException {
    assertThat(table(format).findings()).anySatisfy(text -> assertThat(text).contains(said));
  }

  @Test
  void findsAHeaderFieldThatNoHeaderLineHolds() throws IOException {
    assertThat(table("lines: true").header("id", "snapshot").findings())
        .contains("without a header-line there is no snapshot to read");
  }

  private static String page(String code, String next) {
    return "{\"data\":{\"items\":[{\"code\":\"" + code + "\"}]},\"links\":{\"next\":" + next + "}}";
  }

  private static Stream<String> codes(ATable table, String... pages) throws IOException {
    return table.read(bytes(pages)).operators().stream()
        .map(operator -> operator.code().received());
  }

  private static Fault fault(ATable table, String... pages) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(
            mra.fault.Refused.class, () -> table.read(bytes(pages)))
        .fault();
  }

  private static byte[][] bytes(String... pages) {
    return Stream.of(pages).map(page -> page.getBytes(UTF_8)).toArray(byte[][]::new);
  }

  private ATable table(String format) {
    return new ATable(folder)
        .format("{kind: json, " + format + "}")
        .field("code", "code")
        .field("names", "{at: name}");
  }
}
