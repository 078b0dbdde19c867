package mra.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BecauseTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "  ",
        "\u00a0",
        "\u200b\u2060",
        "...",
        "seen\nfalse line",
        "\u001b[2J seen",
        "seen \u0085",
        "seen \u202e nees",
        "seen \u2028 line"
      })
  void aReasonIsOneLineThatSaysSomething(String reason) {
    assertThatThrownBy(() -> new Because(reason).required()).hasMessageContaining("E701");
  }

  @Test
  void aReasonHasAnEnd() {
    assertThat(new Because("x".repeat(500)).required()).hasSize(500);
    assertThatThrownBy(() -> new Because("x".repeat(501)).required()).hasMessageContaining("E701");
  }

  @Test
  void aReasonIsInAnyLanguage() {
    assertThat(new Because(" 已与对方核实 ").required()).isEqualTo("已与对方核实");
  }
}
