package mra.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusedTest {

  @Test
  void aPartnersWordsDoNotSteerATerminalNorAddALineToALog() {
    var refused =
        new Refused(Fault.PARTNER_REFUSED, "a\u001b[2J.p7m", "no\r\n2026 INFO all is well\u009b1m");

    assertThat(refused.where()).isEqualTo("a [2J.p7m");
    assertThat(refused.detail()).isEqualTo("no 2026 INFO all is well 1m");
    assertThat(refused.getMessage()).doesNotContainPattern("\\p{Cc}");
  }

  @Test
  void aParsersFullStopIsNotDoubled() {
    var refused = new Refused(Fault.SCHEMA_VIOLATED, "line 3", "Unexpected element 'x'.");

    assertThat(refused.detail()).isEqualTo("Unexpected element 'x'");
    assertThat(refused.getMessage()).contains("element 'x'. ").doesNotContain("..");
  }
}
