package mra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import mra.format.outline.Outline;
import mra.onboarding.ACopy;
import mra.onboarding.NewPartner;
import mra.partner.PartnerFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner is played as its files say, whoever it is, and each promise is put to the test. */
@Timeout(300)
class RehearseTest {
  private static final int RECORDS = 60;

  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();
  private Path config;

  @BeforeEach
  void copy() {
    config = ACopy.in(folder.resolve("config")).config();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HK", "MO"})
  void everyPromiseIsKeptBothWays(String partner) throws Exception {
    assertThat(rehearse(partner, false)).isZero();

    var report = report();
    assertThat(report.path("partner").asText()).isEqualTo(partner);
    assertThat(report.path("files").asText()).isEqualTo(PartnerFiles.digest(config, partner));
    assertThat(report.path("passed").asBoolean()).isTrue();
    assertThat(results(report)).as("nothing is left out").containsOnly("KEPT");
    assertThat(ids(report))
        .doesNotHaveDuplicates()
        .contains("first-list", "same-id", "shrunk-list", "ours-taken", "ours-broken-off")
        .anyMatch(id -> id.startsWith("sample:all-kinds"));
    assertThat(said.toString()).contains("passed: " + report.path("promises").size() + " kept");
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("<html", partner, "履行", "is not believed")
        .doesNotContain("<script", "http://");
  }

  @ParameterizedTest
  @CsvSource({"CL, JSON, https", "ZA, XML, soap"})
  void aPartnerThatWasMadeAMinuteAgoIsPlayedToo(String partner, Outline.Kind kind, String over)
      throws Exception {
    make(partner, kind, over);
    replace(
        "partners/%s/partner.yaml".formatted(partner), "from: 2099-12-31 ", "from: 2024-01-01 ");

    assertThat(rehearse(partner, true)).isZero();

    var report = report();
    assertThat(said.toString()).isEqualTo(Files.readString(folder.resolve("out/report.json")));
    assertThat(result(report, "change")).isEqualTo("KEPT");
    assertThat(result(report, "cut-connection")).isEqualTo("KEPT");
    assertThat(result(report, "ours-taken")).as("by the table that was proposed").isEqualTo("KEPT");
    assertThat(result(report, "ours-refused")).isEqualTo("KEPT");
    assertThat(Files.exists(folder.resolve("home"))).as("nothing is left behind").isFalse();
  }

  @Test
  void aGateThatLetsEverythingPassBreaksItsPromise() throws Exception {
    make("KZ", Outline.Kind.CSV, "drop");
    replace("partners/KZ/partner.yaml", "# gate: {shrink-max: 15%", "gate: {shrink-max: 99%");
    replace("partners/KZ/partner.yaml", "suite: cms-rsa", "suite: cms-sm");
    replace("partners/KZ/partner.yaml", "ours: gateway-rsa", "ours: gateway-sm");

    assertThat(rehearse("KZ", false)).isOne();

    var report = report();
    assertThat(report.path("passed").asBoolean()).isFalse();
    assertThat(result(report, "shrunk-list")).isEqualTo("BROKEN");
    assertThat(detail(report, "shrunk-list")).contains("it was not held");
    assertThat(result(report, "wrong-signature")).isEqualTo("KEPT");
    assertThat(result(report, "cut-short"))
        .as("sealed lists may lie in a folder")
        .isEqualTo("KEPT");
    assertThat(detail(report, "ours-taken")).contains("no agreement in force today");
    assertThat(result(report, "silent-server"))
        .as("a folder of this machine has no line")
        .isEqualTo("NOT_APPLICABLE");
    assertThat(said.toString())
        .contains(
            "not passed",
            "not put to the test (未检验): list-answered, silent-server, cut-connection");
  }

  @Test
  void aNumberWithinTheIdIsWrittenWithIt() throws Exception {
    sequence("{at: \"#2\", part: 9-14, fill: {with: \"0\", to: 6}}");

    assertThat(rehearse("HK", false)).isZero();

    var report = report();
    assertThat(List.of("change", "same-id", "wrong-order", "empty-list", "shrunk-list"))
        .allSatisfy(id -> assertThat(result(report, id)).as(id).isEqualTo("KEPT"));
  }

  @Test
  void whatCannotBeWrittenIsNamedWithItsLine() throws Exception {
    replace("mappings/HK/aeo-list.yaml", "way: both", "way: in");
    sequence("{at: \"#4\", part: 1-}");

    rehearse("HK", false);

    var report = report();
    assertThat(result(report, "empty-list")).isEqualTo("NOT_APPLICABLE");
    assertThat(detail(report, "empty-list")).matches("cannot write: aeo-list\\.yaml:[0-9]+ part");
    assertThat(said.toString()).contains("empty-list, shrunk-list");
  }

  @ParameterizedTest
  @CsvSource({
    "rehearse HK --records 0, --records is 1 to 100000",
    "rehearse HK --records 100001, --records is 1 to 100000",
    "rehearse, Missing required parameter"
  })
  void wrongUsageExitsWithTwo(String command, String sentence) {
    var shell = Mra.commandLine().setErr(new PrintWriter(said, true));

    assertThat(shell.execute(command.split(" "))).isEqualTo(2);
    assertThat(said.toString()).contains(sentence);
  }

  /** Where the running number of Hong Kong's lists stands; one sample is enough to play it. */
  private void sequence(String value) throws IOException {
    replace("mappings/HK/aeo-list.yaml", "sequence: \"#4\"", "sequence: " + value);
    try (var samples = Files.list(config.resolve("partners/HK/samples"))) {
      for (var each : samples.filter(Files::isRegularFile).toList()) {
        if (!each.getFileName().toString().startsWith("all-kinds")) {
          Files.delete(each);
        }
      }
    }
  }

  private int rehearse(String partner, boolean json) throws Exception {
    var shell = Mra.commandLine().setOut(new PrintWriter(said, true));
    return new RehearsalReport(shell, json)
        .make(config, partner, RECORDS, folder.resolve("home"), folder.resolve("out"));
  }

  private void make(String partner, Outline.Kind kind, String over) throws IOException {
    var request = new NewPartner.Request(partner, kind, over, null, null, List.of());
    Offline.local(
        opener -> new NewPartner(config, Optional.empty(), Map.of(), opener).make(request));
  }

  private JsonNode report() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out/report.json").toFile());
  }

  private static List<String> results(JsonNode report) {
    return report.path("promises").findValuesAsText("result");
  }

  private static List<String> ids(JsonNode report) {
    return report.path("promises").findValuesAsText("id");
  }

  private static String result(JsonNode report, String id) {
    return line(report, id).path("result").asText();
  }

  private static String detail(JsonNode report, String id) {
    return line(report, id).path("detail").asText();
  }

  private static JsonNode line(JsonNode report, String id) {
    return StreamSupport.stream(report.path("promises").spliterator(), false)
        .filter(line -> line.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void replace(String name, String was, String is) throws IOException {
    var file = config.resolve(name);
    var text = Files.readString(file);
    assertThat(text).contains(was);
    Files.writeString(file, text.replace(was, is));
  }
}
