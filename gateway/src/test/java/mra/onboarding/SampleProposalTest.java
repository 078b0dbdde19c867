package mra.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mra.fault.Refused;
import mra.partner.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ./mra new proposes from a partner's own sample. */
class SampleProposalTest {
  private static final String TABLE = "mappings/CL/aeo-list.yaml";

  @TempDir private Path folder;
  @TempDir private Path samples;
  private ACopy copy;

  @BeforeEach
  void theProjectsFiles() {
    copy = ACopy.in(folder);
  }

  @Test
  void readsACsvListAndNamesTheCodeValuesWhoseMeaningIsNotCertain() throws IOException {
    copy.make("CL", "sftp", ACopy.PROJECT.resolve("partners/HK/samples/all-kinds.csv"));

    assertThat(copy.read(TABLE))
        .contains("bom: true\n", "line-end: CRLF\n", "trailer: {record: T, digest: sha-256}")
        .contains("  id: \"#2\"\n", "  type: {at: \"#3\", codes: list-type}\n")
        .contains("  sequence: \"#4\"\n", "  asOf: \"#5\"\n")
        .contains("  code: AEO_CODE\n", "    - {at: NAME_EN, lang: {constant: en}}\n")
        .contains("{at: NAME_TC, lang: {constant: zh-Hant}}", "  identifiers.BRN: BR_NO\n")
        .contains("  standingSince: {at: STATUS_DATE, date: yyyyMMdd}\n")
        .contains("  validTo: {at: VALID_TO, date: yyyyMMdd}\n")
        .contains("  roles: {at: ROLES, split: \";\", codes: cl-roles}\n")
        .contains("  programme: {at: TIER, codes: cl-programme}\n");
    assertThat(copy.read("mappings/codelists/cl-standing.csv"))
        .as("a letter is never certain")
        .isEqualTo("theirs,ours,from,to,write\n");
    assertThat(copy.check("CL"))
        .filteredOn(Finding::isError)
        .extracting(finding -> finding.file().getFileName() + ": " + finding.text())
        .contains(
            "cl-standing.csv: STATUS: 'A' is not in the code list cl-standing (first.csv line 3)",
            "first.csv: neither .expected.jsonl nor .fault stands beside it");

    copy.write(
        "mappings/codelists/cl-standing.csv",
        "theirs,ours,from,to,write\nA,VALID,,,yes\nS,SUSPENDED,,,yes\nW,WITHDRAWN,,,yes\n");
    assertThat(copy.check("CL"))
        .filteredOn(Finding::isError)
        .extracting(Finding::text)
        .containsExactly("neither .expected.jsonl nor .fault stands beside it");
  }

  @Test
  void readsAnXmlListWithSeveralAuthorisationsInOneEnterprise() throws IOException {
    copy.make("CL", "soap", ACopy.PROJECT.resolve("partners/EU/samples/all-kinds.xml"));

    assertThat(copy.read(TABLE))
        .contains("record: /n1:AeoList/n1:Operator\n", "  per: certificate ")
        .contains("namespaces: {n1: \"urn:mra:reference:eu:aeo-list:1\"}")
        .contains("  id: /n1:AeoList/@id\n")
        .contains("  code: certificate/number\n", "  identifiers.EORI: eori\n")
        .contains("names: {each: name, text: \".\", lang: \"@lang\"}")
        .contains("standing: {at: certificate/status, codes: cl-standing}")
        .contains("standingSince: {at: certificate/status/@since, date: dd/MM/yyyy}");
    assertThat(copy.check("CL")).filteredOn(Finding::isError).isEmpty();
    assertThat(copy.read("partners/CL/samples/first.expected.jsonl"))
        .contains("\"code\":\"BEAEOS0000065GDB\"", "\"standing\":\"SUSPENDED\"");
  }

  @Test
  void readsAJsonListInPortuguese() throws IOException {
    copy.make("BR", "https", ACopy.PROJECT.resolve("partners/MO/samples/all-kinds.json"));

    assertThat(copy.read("mappings/BR/aeo-list.yaml"))
        .contains("  record: operators ", "  asOf: generatedAt\n", "  id: snapshot\n")
        .contains("  code: code\n", "lang: {constant: pt}}")
        .contains("standing: {at: state.value, codes: br-standing}")
        .contains("standingSince: state.since\n", "validFrom: period.from\n")
        .contains("address.lines: {each: enterprise.address.lines, text: \".\"}");
    assertThat(copy.read("mappings/codelists/br-standing.csv")).contains("ACTIVO,VALID,,,yes");
  }

  @Test
  void readsCyrillicHeadingsInAnEncodingThatTheFileDoesNotTell() throws IOException {
    var text =
        """
        H;BY-17;FULL;17;2026-11-24T11:00:00+03:00
        Номер свидетельства;Наименование;Адрес;Город;Статус;Дата начала;УНП
        BY/112/1/0001;Общество с ограниченной ответственностью «Пример»;ул. Ленина, 1;Минск;действует;13.05.2024;100000001
        BY/112/1/0002;Открытое акционерное общество «Образец»;пр. Победителей, 2;Гродно;приостановлено;01.06.2023;100000002
        T;2
        """;
    copy.make("KZ", "drop", sample("list.csv", text, Charset.forName("windows-1251")));

    assertThat(copy.read("mappings/KZ/aeo-list.yaml"))
        .contains("encoding: windows-1251   # likely", "delimiter: \";\"\n")
        .contains("  code: \"Номер свидетельства\"\n")
        .contains("  validFrom: {at: \"Дата начала\", date: dd.MM.yyyy}\n")
        .contains("  identifiers.BRN: \"УНП\"\n")
        .contains("DECIDE: the sample tells no level");
    assertThat(copy.check("KZ")).filteredOn(Finding::isError).isEmpty();
    assertThat(copy.read("partners/KZ/samples/first.expected.jsonl"))
        .contains("«Пример»", "\"validFrom\":\"2024-05-13\"", "\"standing\":\"SUSPENDED\"");
  }

  @Test
  void makesASchemaForSeveralNamespacesAndAnyOrder() throws IOException {
    var text =
        """
        <list xmlns="urn:a" xmlns:b="urn:b" id="X-1" type="FULL" date="2026-11-24T11:00:00+08:00">
          <firm><aeoNumber>AU0001</aeoNumber><b:status>active</b:status><b:where><b:city>Perth</b:city></b:where></firm>
          <firm><b:status>suspended</b:status><aeoNumber>AU0002</aeoNumber><name>Sample &amp; Sons</name></firm>
        </list>
        """;
    copy.make("CL", "https", sample("list.xml", text));

    assertThat(copy.check("CL")).filteredOn(Finding::isError).isEmpty();
    assertThat(copy.read("schemas/CL/aeo-list.xsd")).contains("<xs:choice", "ref=\"n2:status\"");
    assertThat(copy.read("schemas/CL/aeo-list-2.xsd")).contains("targetNamespace=\"urn:b\"");
    assertThat(copy.read(TABLE)).contains("standing: {at: n2:status, codes: cl-standing}");
    assertThat(copy.read("partners/CL/samples/first.expected.jsonl")).contains("Sample & Sons");
  }

  @Test
  void aValueThatASpreadsheetWouldWorkOutIsNobodysProgramme() {
    var list = CodeListText.of("AU", "programme", List.of("=cmd()", "+1", "-1", "@a", "Gold"));

    assertThat(list.rows()).containsExactly("Gold,AU_GOLD,,,yes");
    assertThat(list.open()).containsExactly("+1", "-1", "=cmd()", "@a");
  }

  @Test
  void nothingInASampleAsksForADecisionInOurName() {
    assertThat(List.of("# DECIDE: a", "#\tDECIDE: a", "#  DECIDE: a", "#\u2028DECIDE: a"))
        .extracting(Yaml::comment)
        .containsOnly("#DECIDE: a");
  }

  @Test
  void saysWhereDaysReadInTwoWays() throws IOException {
    copy.make("CL", "sftp", sample("list.csv", list("03/04/2026", "05/06/2026")));
    assertThat(copy.check("CL"))
        .extracting(Finding::text)
        .contains(
            "to be decided: the days read as dd/MM/yyyy and as MM/dd/yyyy alike; which is it?");

    copy.make("ZA", "sftp", sample("list.csv", list("03/04/2026", "25/06/2026")));
    assertThat(copy.check("ZA")).noneMatch(finding -> finding.text().contains("the days read"));
  }

  @Test
  void aSampleThatMeansHarmStaysText() throws IOException {
    var evil = "x: {a\" # DECIDE: pwned\\n- ]\u202e\u2028<script>alert(1)</script>";
    var text =
        list("2026-04-03", "2026-06-25")
            .replace("Example Ltd", '"' + evil.replace("\"", "\"\"") + '"');
    copy.make("CL", "sftp", sample("li\nst # DECIDE: no.csv", text));

    assertThat(copy.check("CL")).noneMatch(Finding::isError);
    assertThat(copy.check("CL"))
        .noneMatch(finding -> finding.text().startsWith("to be decided: pwned"));
    assertThat(copy.read(TABLE).lines()).noneMatch(line -> line.contains("\u2028"));
  }

  @Test
  void whatIsNoListIsRefused() throws IOException {
    refuses("E307", "it is empty", sample("empty.csv", ""));
    refuses("E301", "no delimiter divides", sample("prose.csv", "Dear all,\nplease find\nit\n"));
    refuses("E301", "nothing in it looks like a record", sample("page.xml", "<a><b>c</b></a>"));
    refuses(
        "E310",
        "document type declaration",
        sample("dtd.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"));
    refuses("E301", "", sample("broken.json", "{\"a\": [ {"));
    var large = samples.resolve("large.csv");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength((64L << 20) + 1);
    }
    refuses("E307", "take its first few hundred records", large);
  }

  private void refuses(String code, String said, Path sample) {
    var before = copy.everything();
    assertThatThrownBy(() -> copy.make("CL", "sftp", sample))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith(code)
        .hasMessageContaining(said);
    assertThat(copy.everything()).isEqualTo(before);
  }

  private static String list(String... days) {
    var lines = new StringBuilder("H,X-1,FULL,1,2026-11-24T11:00:00+08:00\n");
    lines.append("AEO Number,Company Name,Status,Level,Valid From\n");
    for (int i = 0; i < days.length; i++) {
      lines.append("AU00%d,Example Ltd,active,%d,%s\n".formatted(i, i, days[i]));
    }
    return lines.append("T,").append(days.length).append('\n').toString();
  }

  private Path sample(String name, String text) throws IOException {
    return sample(name, text, StandardCharsets.UTF_8);
  }

  private Path sample(String name, String text, Charset encoding) throws IOException {
    return Files.write(samples.resolve(name), text.getBytes(encoding));
  }
}
