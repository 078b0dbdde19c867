package mra.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mra.partner.Finding;
import mra.partner.Finding.Severity;
import mra.trust.AnOpened;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples put beside their table, in a copy of the project's files. */
class SampleCheckTest {
  private static final String TABLE = "mappings/HK/aeo-list.yaml";
  private static final String SAMPLES = "partners/HK/samples/";

  @TempDir private Path config;

  @BeforeEach
  void onlyOneSampleLiesThere() throws IOException {
    for (var part : List.of("mappings", "schemas")) {
      copy(Project.ROOT.resolve(part), config.resolve(part));
    }
    for (var name : List.of("all-kinds.csv", "all-kinds.expected.jsonl")) {
      copy(Project.ROOT.resolve(SAMPLES + name), config.resolve(SAMPLES + name));
    }
    assertThat(check()).isEmpty();
  }

  @Test
  void namesACodeValueThatASampleHasAndTheListHasNot() throws IOException {
    replace("mappings/codelists/hk-status.csv", "W,WITHDRAWN,,,yes\n", "");

    assertThat(check())
        .singleElement()
        .returns(Severity.ERROR, Finding::severity)
        .returns("hk-status.csv", finding -> finding.file().getFileName().toString())
        .returns(
            "STATUS: 'W' is not in the code list hk-status (all-kinds.csv line 6)", Finding::text)
        .returns(
            "add a line for it: theirs,ours,,,yes with one of EXPIRED, REVOKED, SUSPENDED, VALID,"
                + " WITHDRAWN as ours",
            Finding::suggestion);
  }

  @Test
  void saysNothingOfAValueThatABadSampleIsAbout() throws IOException {
    for (var end : List.of(".csv", ".expected.jsonl", ".fault")) {
      var name = SAMPLES + "unknown-tier" + end;
      copy(Project.ROOT.resolve(name), config.resolve(name));
    }

    assertThat(check()).isEmpty();
  }

  @Test
  void saysByWhichPatternDaysThatDoNotParseWouldRead() throws IOException {
    replace(TABLE, "VALID_FROM, date: yyyyMMdd", "VALID_FROM, date: dd/MM/yyyy");

    assertThat(check())
        .singleElement()
        .returns("every day there reads as date: yyyyMMdd", Finding::suggestion)
        .satisfies(finding -> {
          assertThat(line(finding)).contains("validFrom");
          assertThat(finding.text())
              .startsWith("VALID_FROM: '")
              .endsWith(", nor are 1 other days there");
        });
  }

  @Test
  void warnsOfAPathThatMatchesNothingInAnySample() throws IOException {
    replace(TABLE, "address.city: DISTRICT", "address.city: \"#40\"");
    replace(SAMPLES + "all-kinds.expected.jsonl", "\"city\":\"Kowloon\"", "\"city\":null");
    replace(SAMPLES + "all-kinds.expected.jsonl", "\"city\":\"Central\"", "\"city\":null");

    assertThat(check())
        .singleElement()
        .returns(Severity.WARNING, Finding::severity)
        .returns("#40 matches nothing in any sample", Finding::text)
        .satisfies(finding -> assertThat(line(finding)).contains("address.city"));
  }

  @Test
  void findsWhatIsLostWhenWritten() throws IOException {
    // Two values mean one thing, and only the other spelling is written: nothing is lost by that.
    replace("mappings/codelists/hk-tier.csv", "2,HK_TIER2,,,yes", "2,HK_TIER1,,,");
    replace(SAMPLES + "all-kinds.expected.jsonl", "HK_TIER2", "HK_TIER1");
    assertThat(check()).isEmpty();

    // Reading leaves a letter out that nobody could put back.
    replace(TABLE, "office: none ", "office: {at: NAME_EN, strip: \"H\"} ");
    replace(SAMPLES + "all-kinds.expected.jsonl", "\"office\":null", "\"office\":\"arbour\"");
    assertThat(check()).extracting(Finding::text).anyMatch(text -> text.startsWith("it differs"));
  }

  @Test
  void findsAnExpectationWithoutItsSampleAndASampleWithoutAny() throws IOException {
    Files.move(config.resolve(SAMPLES + "all-kinds.csv"), config.resolve(SAMPLES + "other.csv"));

    assertThat(check())
        .extracting(finding -> finding.file().getFileName() + ": " + finding.sentence())
        .containsExactly(
            "all-kinds.expected.jsonl: there is no sample of that name beside it;"
                + " add the sample or remove it",
            "other.csv: neither .expected.jsonl nor .fault stands beside it;"
                + " ./mra map HK writes the first expectation; read it line by line");
  }

  @Test
  void findsASampleWhoseTableIsNotThere() throws IOException {
    copy(config.resolve(SAMPLES + "all-kinds.csv"), config.resolve(SAMPLES + "cn-lists/some.csv"));

    assertThat(check())
        .extracting(Finding::sentence)
        .containsExactly(
            "there is no mapping table HK/cn-lists for it; did you mean 'HK/cn-list'?");
  }

  @Test
  void warnsOfDaysOnWhichAValueMeantNothing() throws IOException {
    var list = "mappings/codelists/hk-tier.csv";
    replace(list, "2,HK_TIER2,,,yes", "2,HK_TIER2,,2020-05-31,yes\n2,HK_TIER2,2020-06-02,,yes");

    assertThat(tables())
        .singleElement()
        .returns(Severity.WARNING, Finding::severity)
        .returns(4, Finding::line)
        .returns(
            "'2' means nothing from 2020-06-01 to 2020-06-01, between line 3 and this one",
            Finding::text);

    replace(list, "2020-06-02", "2020-06-01");
    assertThat(tables()).isEmpty();

    replace(list, "2020-06-01,,yes", "2020-06-01,2020-05-31,yes");
    assertThat(tables()).extracting(Finding::text).contains("it ends before it begins");
  }

  @Test
  void saysThatACodeValueIsThereForOtherDays() throws IOException {
    replace("mappings/codelists/hk-status.csv", "W,WITHDRAWN,,,yes", "W,WITHDRAWN,2027-01-01,,yes");

    assertThat(check())
        .singleElement()
        .returns(
            "it is there for other days: mend them, or add a line for the days of those lists",
            Finding::suggestion);
  }

  @Test
  void namesACodeThatNobodyCouldDeclareAndWhatASampleGivesInsteadOfTheExpected()
      throws IOException {
    replace(TABLE, "pattern: \"AEOHK[0-9A-Z]{10}\"", "prefix: {theirs: AEOHK, ours: HK}");

    assertThat(check())
        .extracting(Finding::text)
        .contains("it gives the code HK1234567890, which is none by codes in the profile")
        .contains(
            "it differs from all-kinds.expected.jsonl in line 1: code is \"AEOHK1234567890\" there, and the sample gives \"HK1234567890\"");
  }

  @Test
  void saysWhichFieldIsAnother() throws IOException {
    replace(TABLE, "address.city: DISTRICT", "address.city: none # no more");

    assertThat(check())
        .extracting(Finding::text)
        .anyMatch(text ->
            text.startsWith("it differs from all-kinds.expected.jsonl in line 1: address is {"));
  }

  @Test
  void findsThatNamesWhichAreToldHaveNoPlaceInOurList() throws IOException {
    replace("mappings/HK/cn-list.yaml", "    - {at: NAME_SC, lang: {constant: zh}}\n", "");

    assertThat(check())
        .singleElement()
        .returns(
            "names: it has places for English names, and the agreement tells all", Finding::text);
  }

  @Test
  void tellsOfTwoListsThatWouldBearOneIdAndNamesWhatDiffers() throws IOException {
    second("HK-2026-000017,FULL,17,", "HK-2026-000018,FULL,18,");
    assertThat(check()).isEmpty();

    replace(TABLE, "  id: \"#2\"", "  id: \"#3\"");
    assertThat(check())
        .singleElement()
        .returns(Severity.ERROR, Finding::severity)
        .returns(
            "id: all-kinds.csv and second.csv have the id 'FULL' alike and other content, so the"
                + " second list would be refused (E501)",
            Finding::text)
        .returns("#2 differs in every sample (HK-2026-000017, HK-2026-000018)", Finding::suggestion)
        .satisfies(finding -> assertThat(line(finding)).contains("id: \"#3\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delimiter: \",\" | delimiter: \";\" | delimiter ';'; in all of them it is ','",
        "header-record: H | header-record: K | header-record K; in all of them it is H",
        "trailer: {record: T, | trailer: {record: X, | trailer X; in all of them it is T",
        "NAME_EN, NAME_TC, | NAME_TC, NAME_EN, | columns AEO_CODE,NAME_TC,NAME_EN,",
      })
  void tellsOfTheTableWhereNoSampleHasItsForm(String was, String is, String said)
      throws IOException {
    replace(TABLE, was, is);

    assertThat(check())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.sentence()).startsWith("format: no sample reads with " + said);
          assertThat(line(finding)).contains(is);
        });
  }

  /** Another list, with one value in place of another. */
  private void second(String was, String is) throws IOException {
    for (var end : List.of(".csv", ".expected.jsonl")) {
      var first = Files.readString(config.resolve(SAMPLES + "all-kinds" + end));
      Files.writeString(config.resolve(SAMPLES + "second" + end), first.replace(was, is));
    }
  }

  private List<Finding> tables() {
    return mappings().tables(config, Optional.empty(), null);
  }

  private List<Finding> check() {
    return mappings().samples(config, Optional.empty(), Project.partner("HK"));
  }

  private static MappingCheck mappings() {
    return new MappingCheck((partner, file) -> {
      try {
        return AnOpened.of(partner, Files.readAllBytes(file));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    });
  }

  private static String line(Finding finding) {
    try {
      return Files.readAllLines(finding.file()).get(finding.line() - 1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void replace(String name, String was, String is) throws IOException {
    var file = config.resolve(name);
    var text = Files.readString(file);
    assertThat(text).contains(was);
    Files.writeString(file, text.replace(was, is));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = to.resolve(from.relativize(file).toString()).normalize();
        Files.createDirectories(copy.toAbsolutePath().getParent());
        Files.copy(file, copy);
      }
    }
  }
}
