package mra.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingDocumentsTest {
  @TempDir private Path folder;
  private ACopy copy;

  @BeforeEach
  void theProjectsFiles() {
    copy = ACopy.in(folder);
  }

  @Test
  void saysForEachFieldWhereItStandsByWhichRuleAndWithWhichExamples() throws IOException {
    assertThat(page("HK"))
        .contains("<code><bdi>AEO_CODE</bdi></code>", "must look like AEOHK[0-9A-Z]{10}")
        .contains("须符合 AEOHK[0-9A-Z]{10}", "认证编号")
        .contains("<code><bdi>20240501</bdi></code> → <code><bdi>2024-05-01</bdi></code>")
        .contains("by the code list hk-status; a value that is not in it sets the record aside")
        .contains("<td><code><bdi>W</bdi></code></td><td><code><bdi>WITHDRAWN</bdi></code></td>")
        .contains("not told: Hong Kong has no postcodes")
        .contains("2026-11-30", "香港", "Signature");
  }

  @Test
  void namesTheFilesByTheirDigests() throws IOException {
    assertThat(page("EU"))
        .contains("mappings/EU/aeo-list.yaml", "schemas/EU/aeo-list.xsd", "eu-standing.csv")
        .containsPattern("<code><bdi>[0-9a-f]{64}</bdi></code>");
  }

  @Test
  void asksNothingFromElsewhereAndRunsNothing() throws IOException {
    assertThat(page("MO"))
        .doesNotContain("<script", "<img", "<link", "@import", "src=", "href=")
        .contains("default-src 'none'");
  }

  @Test
  void whatASampleHoldsIsTextWhateverItLooksLike() throws IOException {
    var sample = "partners/HK/samples/all-kinds.csv";
    copy.write(
        sample,
        copy.read(sample)
            .replace("Harbour Example Ltd", "<script>alert('&')</script>\u202egpj.exe")
            .replace("1 Sample Road", "</code></td><img src=x onerror=alert(1)>"));

    assertThat(page("HK"))
        .contains("&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;\ufffdgpj.exe")
        .contains("&lt;/code&gt;&lt;/td&gt;&lt;img src=x onerror=alert(1)&gt;")
        .doesNotContain("<script", "<img", "\u202e");
  }

  private String page(String partner) throws IOException {
    return new MappingDocuments(folder, Optional.empty(), Map.of(), ACopy::open)
        .html(partner, partner + "/aeo-list", LocalDate.parse("2026-11-30"));
  }
}
