package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What breaks off in the middle must not pass for the whole. */
class CutShortTest {
  private static final String LAST_BROKEN =
      """
      update operator_version set identifiers = '{broken}'
      where (partner, code) in (select partner, max(code) from operator_version group by partner)
      """;

  @TempDir private Path home;

  @Test
  void anExportThatFailsMidwayIsCutAndNotEnded() throws Exception {
    try (var running = Running.start(home, Map.of(EU, 400L, HK, 30L, MO, 30L))) {
      running.fetch(EU);
      running.fetch(HK);
      running.tamper(LAST_BROKEN);

      assertThatThrownBy(() -> running.get("/api/v1/export?partner=EU"))
          .as("after its first bytes went out")
          .isInstanceOf(IOException.class);
      var small = running.get("/api/v1/export?partner=HK");
      assertThat(small.statusCode()).as("before any went out").isEqualTo(500);
      assertThat(small.body()).contains("urn:mra:fault:E9").doesNotContain("broken");
    }
  }
}
