package mra.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mra.canonical.Name;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CSV as the world has it. */
class CsvDialectsTest {
  private static final String COLUMNS = "columns: [CODE, NAME, OFFICE], line-end: LF";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\u0000',
      value = {
        "delimiter: \"\\t\"! \"a\tb\"!a\tb",
        "delimiter: \";\"!\"a;b\"!a;b",
        "delimiter: \"|\"!\"a|b\"!a|b",
        "delimiter: \";\"!a,b!a,b",
        "quote: \"'\"!'it''s, so'!it's, so",
        "bom: false!\"say \"\"so\"\"\"!say \"so\"",
        "escape: backslash!\"say \\\"so\\\", \\\\\"!say \"so\", \\",
        "quote: none!\"a\" b!\"a\" b",
        "quote: none, escape: backslash!a\\,b\\\\c!a,b\\c",
      })
  void tellsFieldsApart(String dialect, String written, String name) throws IOException {
    boolean tab = dialect.contains("\\t");
    var delimiter =
        tab ? "\t" : dialect.contains("\";\"") ? ";" : dialect.contains("\"|\"") ? "|" : ",";
    var document =
        "CODE,NAME,OFFICE\nA1,~,X\n".replace(",", delimiter).replace("~", written.strip());
    var table = table(dialect);
    assertThat(table.names(document.getBytes(UTF_8))).containsExactly(name);
    assertThat(table.read(document).operators().getFirst().office()).isEqualTo("X");
    var again = table.again(document.getBytes(UTF_8));
    assertThat(table.names(again)).containsExactly(name);
    assertThat(new String(again, UTF_8)).isEqualTo(document);
  }

  @Test
  void writesWhatCarriesLineEndsSoThatItReadsTheSame() throws IOException {
    var one = table("bom: false").read("CODE,NAME,OFFICE\nA1,x,\n").operators().getFirst();
    for (var dialect : List.of("bom: true", "escape: backslash", "quote: \"'\"")) {
      var other = AnOperator.with(one, "A\"1", "a \"b\" 'c'\r\nd\\ne\\");
      var table = table(dialect);
      var read = table.read(table.write(List.of(other))).operators();
      assertThat(read).containsExactly(other);
    }
    for (var dialect : List.of("quote: none", "quote: none, escape: backslash")) {
      var other = AnOperator.with(one, "A1", "a\nb");
      assertThatThrownBy(() -> table(dialect).write(List.of(other)))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("(record 1): a line end or delimiter that cannot be written");
    }
  }

  @Test
  void setsARecordAsideWhereSomethingFollowsAQuotedField() throws IOException {
    var document = "CODE,NAME,OFFICE\nA1,\"x\" y,\nA2,fine,\nA3,\"x\"\"\",\n";
    assertThat(table("bom: false").names(document.getBytes(UTF_8)))
        .containsExactly("fine", "x\"", "line 2 something follows the quote that ends a field");
  }

  @Test
  void refusesAQuoteWithoutEnd() {
    var refused = table("bom: false").refusal("CODE,NAME,OFFICE\nA1,\"x,\nA2,y,\n".getBytes(UTF_8));
    assertThat(refused.fault()).isEqualTo(Fault.MALFORMED);
    assertThat(refused.where()).isEqualTo("line 2");
  }

  @Test
  void readsFieldsByTheirNumberWhereThereAreNoHeadings() throws IOException {
    var table = table("headings: false").field("names", "{at: \"#2\"}");
    var document = "A1,One,X\nA2,Two,Y\n".getBytes(UTF_8);
    assertThat(table.names(document)).containsExactly("One", "Two");
    assertThat(table.again(document)).isEqualTo(document);
    assertThat(table.names("A1,One\n".getBytes(UTF_8)))
        .containsExactly("line 1 2 fields instead of 3");
  }

  @Test
  void passesCommentsOverWithoutCountingThem() throws IOException {
    var trailer = "comment: \"#\", header-record: H, trailer: {record: T}";
    var table = table(trailer).header("id", "\"#2\"");
    var document = "# made by hand\nH,L-1\n#\nCODE,NAME,OFFICE\nA1,One,\n#A2,Two,\nT,1\n# end\n";
    assertThat(table.names(document.getBytes(UTF_8))).containsExactly("One");
    var one = table.read(document).operators().getFirst();
    var likeOne = AnOperator.with(one, "#A3", "Three");
    assertThat(table.read(table.write(List.of(likeOne))).operators()).containsExactly(likeOne);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '~',
      value = {
        "record: T~T,2~",
        "record: T~T,2,x~E305",
        "record: T, count: none~T~",
        "record: T, count: \"#3\", fields: 5~T,x,0002,,~",
        "record: T, count: \"#3\", fields: 5~T,x,0002,~E305",
        "record: T, counts: all~T,4~",
        "record: T, counts: all~T,2~E306",
        "record: T, counts: all~T,5~E306",
        "record: T~T,3~E306",
        "record: T, digest: sha-256, digest-at: \"#2\", count: \"#3\"~T,DIGEST,2~",
        "record: T, digest: sha-256, digest-at: \"#2\", count: \"#3\"~T,00,2~E305",
      })
  void provesTheTrailer(String trailer, String line, String fault) throws Exception {
    var records = "A1,One,\nA2,Two,\n";
    var sha = java.security.MessageDigest.getInstance("SHA-256").digest(records.getBytes(UTF_8));
    var last = line.replace("DIGEST", java.util.HexFormat.of().formatHex(sha));
    var document = ("CODE,NAME,OFFICE\n" + records + last + "\n").getBytes(UTF_8);
    var table = table("trailer: {" + trailer + "}");
    if (fault == null) {
      assertThat(table.names(document)).containsExactly("One", "Two");
      assertThat(table.names(table.again(document))).containsExactly("One", "Two");
    } else {
      assertThat(table.refusal(document).fault().code()).isEqualTo(fault);
    }
  }

  @Test
  void knowsAListByItsContentAndItsReceiptWhereItTellsNeither() throws IOException {
    var table =
        table("bom: false").header("id", "{told-by: content}").header("asOf", "{told-by: receipt}");
    var one = table.read("CODE,NAME,OFFICE\nA1,One,\n").header();
    assertThat(one.document()).isEqualTo("0".repeat(64));
    assertThat(one.asOf()).hasToString("2026-11-24T04:00:00Z");
  }

  @Test
  void readsNamesInSeveralScripts() throws IOException {
    var table =
        table("bom: false")
            .field(
                "names", "[{at: NAME, lang: {constant: en}}, {at: OFFICE, lang: {constant: he}}]")
            .field("office", "none # not told");
    assertThat(table.read("CODE,NAME,OFFICE\nA1,Israel Ltd,ישראל\n").operators().getFirst().names())
        .containsExactly(new Name("Israel Ltd", "en"), new Name("ישראל", "he"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0000',
      value = {
        "delimiter: \"'\", quote: \"'\"~the delimiter has another meaning",
        "escape: slash~not one of doubled, backslash",
        "quote: \"''\"~does not match",
        "headings: false, optional-columns: [X]~are told by headings",
        "trailer: {record: T, digest-at: \"#2\"}~digest and digest-at come together",
        "trailer: {record: T, length: 5}~length does not belong to csv",
        "trailer: {record: T, fields: 1}~more fields than it states",
        "width: bytes~width does not belong to csv",
        "bom: false, heading: H~'heading' is not known",
      })
  void findsADialectThatCannotBe(String dialect, String said) throws IOException {
    assertThat(table(dialect).findings()).anySatisfy(text -> assertThat(text).contains(said));
  }

  @Test
  void findsLinesWithoutEndsThatAreNotOfFixedWidth() throws IOException {
    var table = new ATable(folder).format("{kind: csv, columns: [A], line-end: none}");
    assertThat(table.findings()).anySatisfy(text -> assertThat(text).contains("of fixed width"));
  }

  @Test
  void findsAHeaderFieldThatNoHeaderRecordHolds() throws IOException {
    assertThat(table("bom: false").header("id", "\"#2\"").findings())
        .contains("without a header-record there is no #2 to read");
    assertThat(table("bom: false").field("code", "{told-by: content}").findings())
        .contains("told-by belongs to the header's id and asOf");
  }

  private ATable table(String dialect) {
    return new ATable(folder)
        .format("{kind: csv, " + COLUMNS + ", " + dialect + "}")
        .field("code", "CODE")
        .field("names", "{at: NAME}")
        .field("office", "OFFICE");
  }
}
