package mra.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mra.fault.Fault;
import mra.partner.Finding;
import mra.trust.AnOpened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake in a table, code list, schema or sample is found, with its file and line. */
class FindingsTest {
  private static final String TABLE = "mappings/EU/aeo-list.yaml";

  @TempDir Path overlay;

  @Test
  void findsNothingInWhatTheProjectBrings() {
    assertThat(check().tables(Project.ROOT, Optional.empty(), null)).isEmpty();
    for (var partner : Project.PARTNERS.all()) {
      assertThat(check().samples(Project.ROOT, Optional.empty(), partner)).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0000',
      value = {
        "  office: certificate/office~  officer: certificate/office~'officer' is not known",
        "  office: certificate/office~  office: none~needs its reason",
        "  code: certificate/number~  code: none   # why~is no operator (only where purpose is look-up)",
        "  code: certificate/number~  code: certificate/numbr~no element numbr there; did you mean 'number'?",
        "  code: certificate/number~  code: q:number~prefix 'q'",
        "  code: certificate/number~  code: address~holds elements, not text",
        "@since, date: dd/MM/yyyy~@sinse, date: dd/MM/yyyy~no attribute sinse",
        "@since, date: dd/MM/yyyy~@since, date: d/M/yy~yy needs its pivot",
        "codes: eu-programme~codes: eu-programmes~no code list 'eu-programmes'",
        "codes: eu-programme~codes: hk-status, pattern: \"[\"~a set without its end",
        "{constant: GIVEN}~{constant: MAYBE}~'MAYBE' is none of our words for consent",
        "{constant: GIVEN}~{constant: GIVEN, at: eori}~exclude one another",
        "{constant: GIVEN}~{join: [eori, address/city]}~cannot be written back",
        "certificate/number~{at: certificate/number, prefix: {theirs: DE}}~'ours' is missing",
        "certificate/number~{at: certificate/number, prefix: {theirs: A, ours: A}}~are the same",
        "codes: eu-programme~codes: eu-programme, prefix: {theirs: A, ours: B}~not of a code value",
        "schema: schemas/EU/aeo-list.xsd~schema: schemas/EU/aeo.xsd~no file schemas/EU/aeo.xsd",
        "kind: xml~kind: xml, bom: true~not YAML",
        "way: both~way: sideways~not one of in, out, both",
        "document: EU/aeo-list~document: EU/list~this file holds EU/aeo-list",
      })
  void findsWhatIsWrongWithATable(String part, String instead, String said) throws IOException {
    var table = Files.readString(Project.ROOT.resolve(TABLE));
    assertThat(table).contains(part);
    put(TABLE, table.replace(part, instead));
    var findings = check().tables(Project.ROOT, Optional.of(overlay), null);
    assertThat(findings)
        .as(said)
        .anySatisfy(finding -> {
          assertThat(finding.sentence()).contains(said);
          assertThat(line(finding)).contains(firstLine(instead));
        });
  }

  @Test
  void findsATableThatOurListCannotBeWrittenBy() throws IOException {
    var table = "mappings/HK/cn-list.yaml";
    put(table, Files.readString(Project.ROOT.resolve(table)).replace("way: both", "way: in"));

    assertThat(check().samples(Project.ROOT, Optional.of(overlay), Project.PARTNERS.byId("HK")))
        .extracting(Finding::sentence)
        .containsExactly("push: HK/cn-list cannot be written, its way is in");
  }

  @Test
  void findsAFieldThatHasNoLine() throws IOException {
    var table = Files.readString(Project.ROOT.resolve(TABLE));
    put(TABLE, table.replace("  office: certificate/office\n", ""));
    assertThat(check().tables(Project.ROOT, Optional.of(overlay), null))
        .singleElement()
        .returns("fields: office is missing; none is an answer, with its reason", Finding::sentence)
        .satisfies(finding ->
            assertThat(table.lines().toList().get(finding.line() - 1)).startsWith("  office:"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '~',
      value = {
        "suspended,SUSPENDED,,,yes~suspended,PAUSED,,,yes~'PAUSED' is none of our words",
        "suspended,SUSPENDED,,,yes~suspended,SUSPENDED,,,~no line says how 'SUSPENDED' is written",
        "suspended,SUSPENDED,,,yes~suspended,SUSPENDED,soon,,yes~from and to are days",
        "suspended,SUSPENDED,,,yes~valid,SUSPENDED,,,yes~'valid' stands in line 2 too",
        "annulled,REVOKED,,,~annulled,REVOKED,,,yes~'REVOKED' is written as in line 4 already",
        "annulled,REVOKED,,,~annulled,,,,~must not be empty",
        "annulled,REVOKED,,,~annulled,REVOKED,,,no~write is 'yes' or empty",
        "annulled,REVOKED,,,~annulled,REVOKED~a line has the fields",
      })
  void findsWhatIsWrongWithACodeList(String part, String instead, String said) throws IOException {
    var name = "mappings/codelists/eu-standing.csv";
    var list = Files.readString(Project.ROOT.resolve(name));
    put(name, list.replace(part, instead));
    var findings = check().tables(Project.ROOT, Optional.of(overlay), null);
    assertThat(findings)
        .anySatisfy(finding -> {
          assertThat(finding.fault()).isEqualTo(Fault.CODE_LIST_INVALID);
          assertThat(finding.sentence()).contains(said);
          assertThat(line(finding)).isEqualTo(instead);
        });
  }

  @Test
  void namesTheDaysOnWhichAValueMeansTwoThings() throws IOException {
    var list = "mappings/codelists/eu-standing.csv";
    put(
        list,
        Files.readString(Project.ROOT.resolve(list))
            .replace(
                "annulled,REVOKED,,,",
                "annulled,REVOKED,,2024-06-30,\nannulled,EXPIRED,2024-05-01,,"));

    assertThat(check().tables(Project.ROOT, Optional.of(overlay), null))
        .extracting(Finding::text)
        .anyMatch(text ->
            text.startsWith("'annulled' stands in line")
                && text.endsWith(" too, and both hold from 2024-05-01 to 2024-06-30"));
  }

  @Test
  void namesTheLineWhereACodeListIsNoUtf8AndGoesOn() throws IOException {
    var list = "mappings/codelists/eu-standing.csv";
    var text = Files.readString(Project.ROOT.resolve(list));
    put(list, text);
    Files.writeString(overlay.resolve(list), text + "有效,VALID,,,\n", Charset.forName("GBK"));
    put(TABLE, Files.readString(Project.ROOT.resolve(TABLE)).replace("office:", "ofice:"));

    var findings = check().tables(Project.ROOT, Optional.of(overlay), null);
    assertThat(findings)
        .filteredOn(finding -> finding.file().endsWith("eu-standing.csv"))
        .singleElement()
        .returns(Math.toIntExact(text.lines().count()) + 1, Finding::line)
        .returns("it is not UTF-8; save it as CSV UTF-8", Finding::sentence);
    assertThat(findings).anyMatch(finding -> finding.file().endsWith("aeo-list.yaml"));
  }

  @Test
  void readsACodeListThatASpreadsheetSavedWithAByteOrderMark() throws IOException {
    var list = "mappings/codelists/eu-standing.csv";
    put(list, "\uFEFF" + Files.readString(Project.ROOT.resolve(list)));

    assertThat(check().tables(Project.ROOT, Optional.of(overlay), null)).isEmpty();
  }

  @Test
  void findsASchemaThatUsesWhatIsNotSupported() throws IOException {
    var name = "schemas/EU/aeo-list.xsd";
    var schema = Files.readString(Project.ROOT.resolve(name));
    put(name, schema.replace("type=\"l:Eori\"/>", "type=\"l:Eori\" nillable=\"true\"/>"));
    var findings = check().tables(Project.ROOT, Optional.of(overlay), null);
    assertThat(findings)
        .anySatisfy(finding -> {
          assertThat(finding.fault()).isEqualTo(Fault.SCHEMA_INVALID);
          assertThat(line(finding)).contains("nillable");
        });
  }

  @Test
  void findsASampleThatGivesSomethingElse() throws IOException {
    var folder = overlay.resolve("partners/EU/samples");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("one.xml"), Lists.of("EU", 1, name -> name));
    Files.writeString(folder.resolve("one.expected.jsonl"), "{}\n");
    Files.writeString(folder.resolve("two.xml"), Lists.of("EU", 1, name -> name));
    Files.writeString(folder.resolve("two.fault"), "E301 it is sound, in truth\n");
    Files.writeString(folder.resolve("three.xml"), "<x/>");
    Files.writeString(folder.resolve("three.fault"), "E301 it is another document\n");
    for (var part : List.of("mappings", "schemas")) {
      Files.createSymbolicLink(
          overlay.resolve(part), Project.ROOT.resolve(part).toAbsolutePath().normalize());
    }
    assertThat(check().samples(overlay, Optional.empty(), Project.partner("EU")))
        .filteredOn(Finding::isError)
        .extracting(Finding::sentence)
        .satisfiesExactly(
            one -> assertThat(one).isEqualTo("it differs from one.expected.jsonl in line 1"),
            three -> assertThat(three).startsWith("expected E301, it gives: E302"),
            two -> assertThat(two).isEqualTo("no record was set aside, expected E301"));
  }

  private static MappingCheck check() {
    return new MappingCheck((partner, file) -> {
      try {
        return AnOpened.of(partner, Files.readAllBytes(file));
      } catch (IOException unreadable) {
        throw new IllegalStateException(unreadable);
      }
    });
  }

  private void put(String name, String text) throws IOException {
    Files.createDirectories(overlay.resolve(name).getParent());
    Files.writeString(overlay.resolve(name), text);
  }

  private static String firstLine(String text) {
    return text.strip();
  }

  private static String line(Finding finding) throws IOException {
    return finding.line() == 0 ? "" : Files.readAllLines(finding.file()).get(finding.line() - 1);
  }
}
