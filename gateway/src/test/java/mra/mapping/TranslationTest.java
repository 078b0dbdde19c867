package mra.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import mra.fault.Refused;
import mra.trust.AnOpened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationTest {
  private static final Path SAMPLES = Project.ROOT.resolve("partners/HK/samples");
  private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");

  @TempDir Path folder;

  private final Translation translation = new Translation(Project.MAPPINGS);
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final ByteArrayOutputStream asides = new ByteArrayOutputStream();

  @Test
  void writesRecordsToOneStreamAndWhatWasSetAsideToTheOther() throws IOException {
    assertThat(forward("unknown-tier")).isEqualTo(1);
    assertThat(lines.toString(StandardCharsets.UTF_8))
        .isEqualTo(Files.readString(SAMPLES.resolve("unknown-tier.expected.jsonl")));
    assertThat(asides.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "E401 A code value is not in the code list (record 2, line 4, TIER): '3' is not in the"
                + " code list hk-tier; code AEOHK0000000003. Add the value to the code list named,"
                + " then resend the list.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EU", "HK", "MO"})
  void writesBackWhatItRead(String partner) throws IOException {
    var samples = Project.ROOT.resolve("partners").resolve(partner).resolve("samples");
    var expected = samples.resolve("all-kinds.expected.jsonl");
    var document = new ByteArrayOutputStream();
    translation.reverse(Project.partner(partner), partner + "/aeo-list", expected, NOW, document);
    try (var opened = AnOpened.of(Project.partner(partner), document.toByteArray())) {
      assertThat(translation.forward(opened, partner + "/aeo-list", lines, asides)).isZero();
    }
    assertThat(lines.toString(StandardCharsets.UTF_8)).isEqualTo(Files.readString(expected));
  }

  @Test
  void namesTheLineThatIsNoRecord() throws IOException {
    var file = folder.resolve("bad.jsonl");
    var good = Files.readAllLines(SAMPLES.resolve("all-kinds.expected.jsonl")).getFirst();
    Files.writeString(file, good + "\n\n{}\n");
    assertThatThrownBy(
            () -> translation.reverse(Project.partner("HK"), "HK/aeo-list", file, NOW, lines))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("bad.jsonl:3");
  }

  @Test
  void refusesToSayWhatTheDocumentCannot() throws IOException {
    var file = folder.resolve("withdrawn.jsonl");
    var good = Files.readAllLines(Project.ROOT.resolve("partners/EU/samples/delta.expected.jsonl"));
    Files.writeString(file, good.getFirst().replace("GIVEN", "WITHDRAWN") + "\n");
    assertThatThrownBy(
            () -> translation.reverse(Project.partner("EU"), "EU/aeo-list", file, NOW, lines))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("it always means GIVEN");
  }

  private long forward(String sample) throws IOException {
    var bytes = Files.readAllBytes(SAMPLES.resolve(sample + ".csv"));
    try (var opened = AnOpened.of(Project.partner("HK"), bytes)) {
      return translation.forward(opened, "HK/aeo-list", lines, asides);
    }
  }
}
