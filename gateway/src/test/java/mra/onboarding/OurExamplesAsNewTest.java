package mra.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import mra.format.Encoding;
import mra.format.outline.Outline.Kind;
import mra.partner.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ./mra new finds in lists like those of the partners that the project has as examples. */
class OurExamplesAsNewTest {
  private static final Path PARTNERS = ACopy.PROJECT.resolve("partners");
  private static final String TABLE = "mappings/PE/aeo-list.yaml";
  private static final String LAYOUT =
      """
      header,list id,2,17
      header,list type,18,18
      header,sequence,19,24
      header,generated at,25,38
      record,AEO number,1,9
      record,company number,10,18
      record,name he,19,58
      record,name en,59,98
      record,valid from,156,163
      record,valid to,164,171
      record,status,172,173
      record,status date,174,181
      trailer,count,2,8
      """;

  @TempDir private Path folder;
  private ACopy copy;

  @BeforeEach
  void theProjectsFiles() {
    copy = ACopy.in(folder);
  }

  @Test
  void momentsWithoutSeparatorsAndDaysThatAreNone() throws IOException {
    var layout = Files.writeString(folder.resolve("layout.csv"), LAYOUT);
    var sample = PARTNERS.resolve("IL/samples/all-kinds.txt");
    copy.make(new NewPartner.Request("PE", Kind.FIXED, "sftp", sample, layout, List.of()));

    assertThat(copy.read(TABLE))
        .contains("  encoding: ISO-8859-8")
        .contains("  asOf: {at: \"25-38\", date: ddMMyyyyHHmmss}\n")
        .contains("  validTo: {at: \"164-171\", date: ddMMyyyy, empty: [\"00000000\"]}\n")
        .contains("count: \"2-8\", length: 8, counts: all}");
  }

  /** In visual order the last letter comes first. */
  @Test
  void hebrewThatIsStoredAsItIsSeenIsFoundByItsFinalLetters() throws IOException {
    var file = folder.resolve("partners/IL/samples/all-kinds.txt");
    assertThat(copy.check("IL")).noneMatch(Finding::isError);
    var text = Files.readString(file, Charset.forName("ISO-8859-8"));
    var seen =
        Pattern.compile("[א-ת]+")
            .matcher(text)
            .replaceAll(word -> new StringBuilder(word.group()).reverse().toString());
    Files.writeString(file, seen, Charset.forName("ISO-8859-8"));

    assertThat(copy.check("IL"))
        .filteredOn(Finding::isError)
        .anyMatch(finding -> finding.text().endsWith("begin with a final letter"));
    assertThat(Encoding.named("iso-8859-8-i").orElseThrow().charset())
        .isEqualTo(Charset.forName("ISO-8859-8"));
  }

  @Test
  void momentsByTheClockThereAndNamesByTheWordOfTheirLanguage() throws IOException {
    copy.make("PE", "drop", PARTNERS.resolve("BY/samples/all-kinds.csv"));

    assertThat(copy.read(TABLE))
        .contains("  encoding: windows-1251")
        .contains("  header-fields: 5   # with the first\n")
        .contains("  asOf: {at: \"#5\", date: \"dd.MM.yyyy HH:mm:ss\"}\n")
        .contains("{at: \"Наименование (рус)\", lang: {constant: ru}}")
        .contains("  validTo: {at: \"Действует до\", date: dd.MM.yyyy, empty: [\"бессрочно\"]}\n")
        .contains("{at: \"Назва (бел)\", lang: {constant: be}}");
  }

  @Test
  void momentsWithAnOffsetAndACodeThatNobodyCallsOne() throws IOException {
    copy.make("PE", "soap", PARTNERS.resolve("NZ/samples/all-kinds.xml"));

    assertThat(copy.read(TABLE))
        .contains("  asOf: /n1:SecureExporters/n1:Envelope/@issued\n")
        .contains(
            "  type: {at: /n1:SecureExporters/n1:Envelope/@content, codes: pe-list-type}"
                + "   # DECIDE: little speaks for it; is it the list's type?\n")
        .contains("  count: /n1:SecureExporters/n1:Envelope/@members\n")
        .contains(
            "  code: \"@exporter\"   # DECIDE: little speaks for it; is it code?\n",
            "  validFrom: {at: Scheme/@joined, date: {instant: iso-8601}}\n");
    assertThat(copy.check("PE")).filteredOn(Finding::isError).isEmpty();
  }

  @Test
  void daysThatAreNumbersSince1970() throws IOException {
    copy.make("PE", "https", PARTNERS.resolve("AU/samples/all-kinds.json"));

    assertThat(copy.read(TABLE))
        .contains("  per: accreditations ")
        .contains("  asOf: {at: list.producedAt, date: {epoch: millis}}\n")
        .contains("  validFrom: {at: accreditations.from, date: {epoch: millis}}\n")
        .contains("  standingSince: {at: accreditations.status.changed, date: {instant: iso-8601}}")
        .contains("  address.region: address.state\n")
        .contains("  consent: {at: sharing, codes: pe-consent}\n")
        .contains("    - names.legal\n");
  }

  @Test
  void whatIsWrongAtAnotherPartnerIsItsOwnConcern() throws IOException {
    copy.make("PE", "https", PARTNERS.resolve("MO/samples/all-kinds.json"));
    var theirs = "mappings/MO/aeo-list.yaml";
    copy.write(theirs, copy.read(theirs).replace("  code: {at: code", "  cod: {at: code"));

    assertThat(copy.check("PE")).noneMatch(Finding::isError);
    assertThat(copy.check("MO")).anyMatch(Finding::isError);
  }
}
