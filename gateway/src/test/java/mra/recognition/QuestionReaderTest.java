package mra.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Agreement.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionReaderTest {
  private static final String PARTY =
      """
      {"role":"CONSIGNOR","country":"DE","code":"AEO<DEAEOF0000025/08>","name":"Muster"}\
      """;

  private final QuestionReader reader = new QuestionReader(ClearanceDesk.HOME);

  private Question read(String json) {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    var question = reader.read(bytes, 0, bytes.length);
    assertThat(reader.read(new ByteArrayInputStream(bytes))).isEqualTo(question);
    return question;
  }

  private static String question(String at) {
    return "{\"flow\":\"IMPORT\",\"at\":%s,\"parties\":[%s]}".formatted(at, PARTY);
  }

  @Test
  void readsAQuestionWithItsKeysInAnyOrder() {
    var question =
        read(
            """
            {"parties":[{"name":null,"code":"x","role":"CARRIER"}], "at":null, "flow":"EXPORT",
             "declaration":"530120261230000001"}\
            """);

    assertThat(question)
        .isEqualTo(
            new Question(
                "530120261230000001",
                Flow.EXPORT,
                null,
                List.of(new Party(PartyRole.CARRIER, null, "x", null))));
  }

  @Test
  void passesOverKeysItDoesNotKnow() {
    var question =
        read(
            """
            {"flow":"IMPORT","later":{"parties":[[1]]},"parties":[{"role":"CONSIGNOR","x":[{}]}]}\
            """);

    assertThat(question.parties())
        .containsExactly(new Party(PartyRole.CONSIGNOR, null, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00:00+08:00, 2026-11-24T04:00:00Z",
    "2026-11-24T04:00:00Z, 2026-11-24T04:00:00Z",
    "2026-11-24t04:00:00.5z, 2026-11-24T04:00:00.5Z",
    "2026-11-24, 2026-11-24T15:59:59.999999999Z",
    "2030-02-28, 2030-02-28T15:59:59.999999999Z"
  })
  void readsTheMoment(String at, Instant instant) {
    assertThat(read(question('"' + at + '"')).at()).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-11-24T12:00:00\"",
        "\"2026-02-29\"",
        "\"24.11.2026\"",
        "\"\"",
        "\"now\"",
        "1700000000",
        "\"1899-12-31\"",
        "\"2200-01-01\"",
        "\"+999999999-12-31\"",
        "\"2026-11-24T12:00:00+25:00\""
      })
  void refusesAMomentItCannotRead(String at) {
    refused(question(at), "at");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{}",
        "{\"flow\":\"IMPORT\"}",
        "{\"flow\":\"IMPORT\",\"parties\":[]}",
        "{\"flow\":\"IMPORT\",\"parties\":{}}",
        "{\"flow\":\"IMPORT\",\"parties\":[7]}",
        "{\"flow\":\"IMPORT\",\"parties\":[{}]}",
        "{\"flow\":\"import\",\"parties\":[{\"role\":\"CONSIGNOR\"}]}",
        "{\"flow\":\"IMPORT\",\"parties\":[{\"role\":\"BOSS\"}]}",
        "{\"flow\":\"IMPORT\",\"parties\":[{\"role\":\"CONSIGNOR\",\"code\":7}]}",
        "{\"flow\":\"IMPORT\",\"parties\":[{\"role\":\"CONSIGNOR\",\"code\":\"\\u0000\"}]}",
        "{\"flow\":\"IMPORT\",\"parties\":[{\"role\":\"CONSIGNOR\",\"name\":\"\\ud800\"}]}",
        "{\"flow\":\"IMPORT\",\"flow\":\"EXPORT\",\"parties\":[{\"role\":\"CONSIGNOR\"}]}",
        "{\"flow\":\"IMPORT\",\"parties\":[{\"role\":\"CONSIGNOR\",\"code\":\"A\",\"code\":\"B\"}]}",
        "{\"flow\":\"IMPORT\",\"parties\":[{\"role\":\"CONSIGNOR\"}]} {}",
        "{\"flow\":\"IMPORT\",\"x\":[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}"
      })
  void refusesWhatIsNotAQuestion(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.fault()).isEqualTo(Fault.QUESTION_INVALID));
  }

  @ParameterizedTest
  @CsvSource({"declaration, 64", "code, 50", "name, 400", "country, 50"})
  void boundsEveryText(String field, int max) {
    assertThat(read(with(field, "x".repeat(max)))).isNotNull();
    refused(
        with(field, "x".repeat(max + 1)),
        field.equals("declaration") ? field : "parties[0]." + field);
  }

  @Test
  void saysOfAWrongWordWhereItStandsAndWhichOnesAreKnown() {
    var party = "{\"role\":\"CARRIER\"},{\"role\":\"BO\\nSS\"}";

    assertThatThrownBy(() -> read("{\"flow\":\"IMPORT\",\"parties\":[" + party + "]}"))
        .hasMessageContaining("(parties[1].role): 'BO SS' is not one of CONSIGNOR, ");
    assertThatThrownBy(() -> read("{\"flow\":\"IN\",\"parties\":[" + party + "]}"))
        .hasMessageContaining("(flow): 'IN' is not one of IMPORT, ");
  }

  private static String with(String field, String value) {
    var party = field.equals("declaration") ? "" : ",\"%s\":\"%s\"".formatted(field, value);
    var whole = field.equals("declaration") ? "\"%s\":\"%s\",".formatted(field, value) : "";
    return "{%s\"flow\":\"IMPORT\",\"parties\":[{\"role\":\"CONSIGNOR\"%s}]}"
        .formatted(whole, party);
  }

  @Test
  void boundsTheParties() {
    assertThat(read(many(100)).parties()).hasSize(100);
    refused(many(101), "parties");
  }

  private static String many(int parties) {
    return "{\"flow\":\"IMPORT\",\"parties\":[%s]}"
        .formatted(String.join(",", Collections.nCopies(parties, PARTY)));
  }

  @Test
  void neverRepeatsWhatWasTyped() {
    assertThatThrownBy(() -> read("{\"flow\":\"IMPORT\",\"parties\":[{\"name\":\"Muster\",!"))
        .hasMessageNotContaining("Muster")
        .hasMessageContaining("column");
  }

  private void refused(String json, String field) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            Refused.class,
            it -> {
              assertThat(it.fault()).isEqualTo(Fault.QUESTION_INVALID);
              assertThat(it.where()).isEqualTo(field);
            });
  }
}
