package mra.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import mra.canonical.Operator;
import mra.canonical.OperatorJson;
import mra.fault.Refused;
import mra.trust.AnOpened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner may begin a code in its own way, and write it so again. */
class PrefixTest {
  private static final String TABLE = "mappings/HK/aeo-list.yaml";
  private static final String CODE = "{at: AEO_CODE, pattern: \"AEOHK[0-9A-Z]{10}\"}";
  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final String OURS = "AEOHK0100000000";

  @TempDir Path overlay;

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final ByteArrayOutputStream asides = new ByteArrayOutputStream();

  @Test
  void exchangesTheBeginningAndWritesItBack() throws IOException {
    var mappings =
        with("{at: AEO_CODE, pattern: \"HK[0-9]{10}\", prefix: {theirs: HK, ours: AEOHK}}");
    assertThat(read(mappings, "HK0100000000")).isZero();
    assertThat(lines.toString(StandardCharsets.UTF_8)).contains("\"code\":\"" + OURS + "\"");
    assertThat(written(mappings)).contains("\nHK0100000000,").doesNotContain("AEOHK");
  }

  @Test
  void whatTheyLeaveOutStandsForOurs() throws IOException {
    var mappings = with("{at: AEO_CODE, prefix: {theirs: \"\", ours: AEOHK}}");
    assertThat(read(mappings, "0100000000")).isZero();
    assertThat(lines.toString(StandardCharsets.UTF_8)).contains("\"code\":\"" + OURS + "\"");
    assertThat(written(mappings)).contains("\n0100000000,");
  }

  @Test
  void setsARecordAsideThatDoesNotBeginSo() throws IOException {
    var mappings = with("{at: AEO_CODE, prefix: {theirs: HK, ours: AEOHK}}");
    assertThat(read(mappings, "MO0100000000")).isEqualTo(1);
    assertThat(asides.toString(StandardCharsets.UTF_8))
        .startsWith("E404 ")
        .contains("AEO_CODE): it does not begin with HK");
  }

  @Test
  void refusesToWriteACodeThatDoesNotBeginWithOurs() throws IOException {
    var mappings = with("{at: AEO_CODE, prefix: {theirs: HK, ours: AEOXX}}");
    var codes = Files.writeString(overlay.resolve("one.jsonl"), line());
    assertThatThrownBy(() ->
            new Translation(mappings)
                .reverse(Project.partner("HK"), "HK/aeo-list", codes, NOW, lines))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("only what begins with AEOXX can be written there");
  }

  private long read(Mappings mappings, String code) throws IOException {
    var list = Lists.of("HK", 1, name -> name).replace(OURS, code);
    var sum = Lists.hk(1, list.lines().skip(2).findFirst().orElseThrow() + "\r\n");
    try (var opened = AnOpened.of(Project.partner("HK"), sum.getBytes(StandardCharsets.UTF_8))) {
      return new Translation(mappings).forward(opened, "HK/aeo-list", lines, asides);
    }
  }

  private String written(Mappings mappings) throws IOException {
    var out = new ByteArrayOutputStream();
    var file = Files.writeString(overlay.resolve("one.jsonl"), line());
    new Translation(mappings).reverse(Project.partner("HK"), "HK/aeo-list", file, NOW, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String line() {
    var list = Lists.of("HK", 1, name -> name).getBytes(StandardCharsets.UTF_8);
    Operator one = Mapped.of(Project.partner("HK"), "HK/aeo-list", list).operators().getFirst();
    return OperatorJson.write(one) + "\n";
  }

  private Mappings with(String code) throws IOException {
    var table = Files.readString(Project.ROOT.resolve(TABLE));
    assertThat(table).contains(CODE);
    Files.createDirectories(overlay.resolve(TABLE).getParent());
    Files.writeString(overlay.resolve(TABLE), table.replace(CODE, code));
    return Mappings.load(Project.ROOT, Optional.of(overlay));
  }
}
