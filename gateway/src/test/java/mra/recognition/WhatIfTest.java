package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import mra.canonical.OperatorJson;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;

class WhatIfTest {
  private static final String ASKS =
      """
      {"declaration":"1","flow":"IMPORT","parties":[{"role":"CONSIGNOR","code":"DEAEOF1"}]}
      {"declaration":"2","flow":"IMPORT","parties":[{"role":"CONSIGNOR","code":"MO123456789"}]}
      {"declaration":"3","flow":"IMPORT","parties":[{"role":"CONSIGNOR","code":"HK1234567890"}]}
      """;

  private static String answers(String canonical) throws IOException {
    var out = new ByteArrayOutputStream();
    var tally = new WhatIf(ClearanceDesk.open().setup(), in(canonical)).answer(in(ASKS), out);
    assertThat(tally.isWhole()).isTrue();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(AnOperator operator) {
    return OperatorJson.write(operator.operator()) + "\n";
  }

  @Test
  void answersByTheRecordsOfTheFileAlone() throws IOException {
    var canonical =
        line(anOperator("EU", "DEAEOF1")) + line(anOperator("MO", "MO123456789").programme("MO_B"));

    assertThat(answers(canonical).lines())
        .satisfiesExactly(
            first -> assertThat(first).contains("MATCHED", "\"list\":null,\"decisionId\":null"),
            second -> assertThat(second).contains("PROGRAMME_NOT_ELIGIBLE"),
            third -> assertThat(third).contains("CODE_UNKNOWN").doesNotContain("LIST_STALE"));
  }

  @Test
  void namesTheBadLineOfTheFile() {
    assertThatThrownBy(() -> answers(line(anOperator("EU", "DEAEOF1")) + "{\"partner\":\"EU\"}"))
        .isInstanceOfSatisfying(
            Refused.class,
            it -> {
              assertThat(it.fault()).isEqualTo(Fault.FIELD_MISSING);
              assertThat(it.where()).startsWith("line 2");
            });
  }

  @Test
  void refusesAPartnerThatIsNotConfigured() {
    assertThatThrownBy(() -> answers(line(anOperator("XX", "X1"))))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.fault()).isEqualTo(Fault.PARTNER_UNKNOWN));
  }
}
