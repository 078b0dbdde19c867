package mra.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mra.fault.Refused;
import mra.format.outline.Outline.Kind;
import mra.partner.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ./mra new makes without a sample, and what it refuses to make. */
class NewPartnerTest {
  @TempDir private Path folder;
  private ACopy copy;

  @BeforeEach
  void theProjectsFiles() {
    copy = ACopy.in(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "XML,soap,CLAEO0000000001",
    "CSV,sftp,CLAEO0000000001",
    "JSON,https,CLAEO0000000001",
    "CSV,drop,CLAEO0000000001",
    "XML,https,CLAEO0000000001",
    "FIXED,sftp,AEO0000000000001"
  })
  void aNewPartnerPassesTheCheckAtOnceAndItsSampleTranslates(Kind kind, String over, String code)
      throws IOException {
    var made = copy.make(new NewPartner.Request("CL", kind, over, null, null, List.of()));

    assertThat(copy.check("CL"))
        .as("what only a person can know")
        .isNotEmpty()
        .noneMatch(Finding::isError)
        .noneMatch(finding -> finding.file().endsWith("aeo-list.yaml"))
        .allMatch(finding -> finding.text().startsWith("to be decided: "));
    assertThat(copy.read("partners/CL/samples/first.expected.jsonl").lines())
        .hasSize(3)
        .first()
        .asString()
        .contains("\"code\":\"%s\"".formatted(code), "\"standing\":\"VALID\"", "CL_FULL", "IM");
    assertThat(copy.read("mappings/codelists/programme.csv"))
        .contains("CL_FULL,CL,Chile AEO FULL,智利AEO FULL\n")
        .contains("CL_BASIC,CL,");
    assertThat(made)
        .contains("partners/CL/partner.yaml", "mappings/CL/aeo-list.yaml", "partners/CL/README.md")
        .contains("mappings/CL/cn-list.yaml", "mappings/codelists/cl-cn-standing.csv")
        .contains("partners/CL/certificates/README.md", "mappings/codelists/programme.csv");
  }

  @Test
  void everyLineSaysWhatItIsFor() throws IOException {
    copy.make(new NewPartner.Request("CL", Kind.CSV, "sftp", null, null, List.of()));

    assertThat(copy.read("mappings/CL/aeo-list.yaml"))
        .startsWith("# $schema: ../../schemas/profile/mapping.schema.json\n")
        .contains("  # The number of the authorisation, as traders declare it.")
        .contains("  # sure: AEO_CODE, filled 3 of 3, 3 different, such as CLAEO0000000001 |")
        .contains("  code: AEO_CODE\n")
        .contains("    - {at: NAME_LOCAL, lang: {constant: zh}}\n");
    assertThat(copy.read("partners/CL/partner.yaml"))
        .contains("names: {en: Chile, zh: \"智利\"}")
        .contains("pattern: \"CLAEO[0-9]{10}\"")
        .contains("programmes: [CL_BASIC, CL_FULL]");
  }

  @Test
  void whoSpeaksForSeveralCountriesNamesThem() throws IOException {
    copy.make(new NewPartner.Request("EAEU", Kind.JSON, "https", null, null, List.of("AM", "KZ")));

    assertThat(copy.check("EAEU")).noneMatch(Finding::isError);
    assertThat(copy.read("partners/EAEU/partner.yaml")).contains("countries: [AM, KZ]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "HK~~there is a partner HK",
        "au~~2 to 8 capital letters",
        "A/../B~~2 to 8 capital letters",
        "ASEAN~~it is no country of ISO 3166-1; name those",
        "XY~DE~the country belongs to EU already",
        "XY~AA~it is no country of ISO 3166-1",
      })
  void whatCannotBeAPartnerIsRefusedInASentence(String partner, String country, String said) {
    var before = copy.everything();
    var countries = country == null ? List.<String>of() : List.of(country);

    assertThatThrownBy(() ->
            copy.make(new NewPartner.Request(partner, Kind.CSV, "sftp", null, null, countries)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(said);
    assertThat(copy.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "mappings/CL/other.yaml,mappings/CL",
    "schemas/CL/old.xsd,schemas/CL",
    "mappings/codelists/cl-standing.csv,mappings/codelists/cl-standing.csv",
  })
  void nothingThatIsThereIsOverwrittenAndNothingIsLeftHalfDone(String there, String named) {
    copy.write(there, "theirs,ours,from,to,write\n");
    var before = copy.everything();

    assertThatThrownBy(
            () -> copy.make(new NewPartner.Request("CL", Kind.XML, "soap", null, null, List.of())))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("E610")
        .hasMessageContaining(named);
    assertThat(copy.everything()).isEqualTo(before);
  }
}
