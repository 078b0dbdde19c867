package mra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mra.mapping.Explained;
import mra.mapping.Mappings;
import mra.mapping.SideBySide;
import mra.partner.PartnerFiles;
import mra.trust.AnOpened;
import org.junit.jupiter.api.Test;

class SideBySideViewTest {
  private static final Path ROOT = Path.of("..");

  private final StringWriter said = new StringWriter();

  @Test
  void showsWhatTheySayBesideWhatWeMakeOfItAndTheRule() throws IOException {
    assertThat(show("all-kinds", 1)).isZero();

    assertThat(said.toString()).startsWith("record 1, line 3\nTHEIRS");
    assertThat(line("standing "))
        .containsSubsequence("STATUS", "A", "standing", "VALID", "by the code list hk-status");
    assertThat(line("validFrom"))
        .containsSubsequence("VALID_FROM", "20240501", "2024-05-01", "a day written as yyyyMMdd");
    assertThat(line("postcode")).containsSubsequence("not told: Hong Kong has no postcodes");
    assertThat(said.toString()).as("no more than was asked for").doesNotContain("record 2");
  }

  @Test
  void saysWhyARecordWasSetAside() throws IOException {
    assertThat(show("unknown-tier", 10)).isOne();

    assertThat(said.toString()).contains("record 2, line 4, SET ASIDE");
    assertThat(said.toString()).contains("!! E401 '3' is not in the code list hk-tier");
  }

  private String line(String with) {
    return said.toString().lines().filter(line -> line.contains(with)).findFirst().orElseThrow();
  }

  private long show(String sample, int records) throws IOException {
    var profile = PartnerFiles.load(ROOT, Optional.empty(), Map.of()).byId("HK");
    var bytes = Files.readAllBytes(ROOT.resolve("partners/HK/samples/" + sample + ".csv"));
    var view =
        new SideBySideView(
            new PrintWriter(said, true), Explained.of(ROOT.resolve("mappings/HK/aeo-list.yaml")));
    try (var opened = AnOpened.of(profile, bytes)) {
      new SideBySide(Mappings.load(ROOT, Optional.empty()))
          .read(opened, "HK/aeo-list", records, view::print);
    }
    return view.setAside();
  }
}
