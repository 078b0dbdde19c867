package mra.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import mra.canonical.ListHeader;
import mra.canonical.ListType;
import mra.canonical.OperatorJson;
import mra.format.outline.Outline.Kind;
import mra.mapping.Mappings;
import mra.mapping.Translation;
import mra.partner.Finding;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import mra.trust.AnOpened;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How ./mra new proposes that a partner is told of our operators. */
class OurListProposalTest {
  private static final String TABLE = "mappings/CL/cn-list.yaml";
  private static final String EXPECTED = "partners/CL/samples/cn-list/first.expected.jsonl";
  private static final String MARK = "\\s*# DECIDE: .*";

  @TempDir private Path folder;
  private ACopy copy;

  @BeforeEach
  void theProjectsFiles() {
    copy = ACopy.in(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "XML,soap",
    "XML,https",
    "XML,sftp",
    "XML,drop",
    "CSV,sftp",
    "CSV,https",
    "CSV,drop",
    "JSON,https",
    "JSON,sftp",
    "JSON,drop",
    "FIXED,sftp",
    "FIXED,https",
    "FIXED,drop"
  })
  void inEachFormAndOverEachTransportItIsWrittenAndReadBackAsItWas(Kind kind, String over)
      throws IOException {
    copy.make(new NewPartner.Request("CL", kind, over, null, null, List.of()));

    assertThat(copy.check("CL"))
        .noneMatch(Finding::isError)
        .allMatch(finding -> finding.text().startsWith("to be decided: "));
    decide("partners/CL/partner.yaml", "mappings/CL/aeo-list.yaml", TABLE);
    assertThat(copy.check("CL")).isEmpty();

    var profile = PartnerFiles.load(folder, Optional.empty(), Map.of()).byId("CL");
    assertThat(profile.push()).isNotNull();
    for (var type : List.of(ListType.FULL, ListType.DELTA, ListType.URGENT)) {
      assertThat(thereAndBack(profile, type))
          .as(type.name())
          .hasSize(3)
          .isEqualTo(copy.read(EXPECTED).lines().toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AU,json,https",
    "BY,csv,drop",
    "EU,xml,soap",
    "HK,csv,sftp",
    "MO,json,https",
    "NZ,xml,soap"
  })
  void listsAsPartnersHaveThemAreAnsweredInKind(String like, String kind, String over)
      throws IOException {
    var sample = ACopy.PROJECT.resolve("partners/" + like + "/samples/all-kinds." + kind);
    copy.make("CL", over, sample);

    assertThat(copy.check("CL"))
        .filteredOn(Finding::isError)
        .as("their own words may be open, ours never")
        .noneMatch(finding -> finding.toString().contains("cn-"));
    assertThat(copy.read(EXPECTED)).contains("AEOCN1100000001", "CN_CERTIFIED", "WITHDRAWN");
    assertThat(folder.resolve("partners/CL/samples/cn-list/first." + kind)).isNotEmptyFile();
  }

  @Test
  void whatTheirListHasNoRoomForGetsSomeBehindItAndAQuestion() throws IOException {
    copy.make(new NewPartner.Request("CL", Kind.FIXED, "sftp", null, null, List.of()));

    assertThat(copy.read(TABLE))
        .contains("  length: 346\n", "  code: {at: \"1-16\", pattern: \"AEOCN[0-9A-Z]{10}\"}\n")
        .contains(
            "names: {at: \"147-346\", lang: {constant: en}}   # DECIDE: their list has no place")
        .contains("  address.lines: none   # their list has no place for it that is wide enough")
        .contains("  validTo: {at: \"121-128\", date: yyyyMMdd}\n");
    assertThat(copy.read("partners/CL/partner.yaml"))
        .contains("      discloses: [name.en, standing, validity] ", "      requires: [name.en]\n");
    assertThat(copy.read("mappings/codelists/cl-cn-programme.csv"))
        .contains("\nA,CN_ADVANCED,,,yes");
  }

  @Test
  void theirWordsAreOursTooWhereTheyAreKnown() throws IOException {
    copy.make("CL", "drop", ACopy.PROJECT.resolve("partners/BY/samples/all-kinds.csv"));

    assertThat(copy.read("mappings/codelists/cl-cn-standing.csv"))
        .contains("действует,VALID,,,yes\n", "приостановлено,SUSPENDED,,,yes\n");
    assertThat(copy.read(TABLE))
        .contains("encoding: UTF-8   # DECIDE: theirs is windows-1251, which lacks Chinese")
        .contains("  validTo: {at: \"Действует до\", date: dd.MM.yyyy");
  }

  @Test
  void whatTheirJsonHasWithoutQuotesOursHasToo() throws IOException {
    copy.make("CL", "https", ACopy.PROJECT.resolve("partners/AU/samples/all-kinds.json"));

    assertThat(copy.read(TABLE))
        .contains("  asOf: {at: list.producedAt, date: {epoch: millis}, literal: true}\n")
        .contains("  consent: {at: sharing, codes: cl-cn-consent, literal: true}\n");
    assertThat(copy.read("partners/CL/samples/cn-list/first.json"))
        .contains("\"sharing\":false", "\"from\":1646092800000");
  }

  @Test
  void aListWithoutAHeaderGetsOne() throws IOException {
    var text =
        "AEO Number,Company Name,Status\nAU001,Example Ltd,active\nAU002,Other Ltd,suspended\n";
    copy.make("CL", "https", Files.writeString(folder.resolve("list.csv"), text));

    assertThat(copy.read(TABLE))
        .contains("header-record: H ", "header-fields: 5 ")
        .contains("  id: \"#2\"   # DECIDE: their list has no place for it; is this one right?\n")
        .contains("VALID_FROM", "STATUS_SINCE");
    assertThat(copy.check("CL")).noneMatch(Finding::isError);
    assertThat(copy.read(EXPECTED).lines()).hasSize(3);
  }

  @Test
  void aSignatureBesideTheSampleIsHowTheirListsComeAndNothingOfOursCanBeSealed()
      throws IOException {
    var sample = ACopy.PROJECT.resolve("partners/HK/samples/all-kinds.csv");
    var list = Files.copy(sample, folder.resolve("list.csv"));
    Files.write(folder.resolve("list.csv.p7s"), new byte[] {0x30});

    copy.make("CL", "drop", list);

    assertThat(copy.read("partners/CL/partner.yaml"))
        .contains(
            "\ntrust: {suite: cms-detached, theirs:", "cms-sm (SM2, SM3, SM4)", "\n# push:\n");
    copy.make("PE", "drop", sample);
    assertThat(copy.read("partners/PE/partner.yaml"))
        .contains("\ntrust: {suite: cms-rsa, theirs:", "NAME.p7s beside it", "\npush:\n");
  }

  private void decide(String... files) {
    for (var file : files) {
      copy.write(file, copy.read(file).replaceAll(MARK, ""));
    }
  }

  private List<String> thereAndBack(PartnerProfile profile, ListType type) throws IOException {
    var mappings = Mappings.load(folder, Optional.empty());
    var operators = copy.read(EXPECTED).lines().map(OperatorJson::read).toList();
    var header =
        new ListHeader(
            "CN-CL-2026-000017",
            type,
            OptionalLong.of(17),
            Instant.parse("2026-11-24T03:00:07Z"),
            OptionalLong.of(operators.size()));
    var out = new ByteArrayOutputStream();
    mappings.write(profile, "CL/cn-list", header, operators.iterator(), out);
    try (var opened = AnOpened.of(profile, out.toByteArray())) {
      var read = mappings.toOperators(mappings.formats().read(opened, "CL/cn-list")).header();
      assertThat(read.document()).isEqualTo(header.document());
      assertThat(read.type()).isEqualTo(type);
      assertThat(read.asOf()).isEqualTo(header.asOf());
    }
    try (var opened = AnOpened.of(profile, out.toByteArray())) {
      var lines = new ByteArrayOutputStream();
      var asides = new ByteArrayOutputStream();
      new Translation(mappings).forward(opened, "CL/cn-list", lines, asides);
      assertThat(asides.toString(StandardCharsets.UTF_8)).isEmpty();
      return lines.toString(StandardCharsets.UTF_8).lines().toList();
    }
  }
}
