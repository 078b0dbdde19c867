package mra.recognition;

import static mra.recognition.AnOperator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mra.fault.Fault;
import mra.fault.Refused;
import org.junit.jupiter.api.Test;

class QuestionLinesTest {
  private static final String ASKS =
      """
      {"declaration":"D-1","flow":"IMPORT","at":null,"parties":[{"role":"CONSIGNOR","country":"DE",\
      "code":"AEO<deaeof0000025/08>","name":"Muster Handels GmbH"}]}
      """;

  private final ClearanceDesk desk =
      ClearanceDesk.open().knows(anOperator("EU", "DEAEOF0000025/08"));
  private final QuestionLines lines =
      new QuestionLines(desk.recogniser()::answer, ClearanceDesk.HOME);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private QuestionLines.Tally answer(String questions) throws IOException {
    return lines.answer(in(questions), out);
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writesTheAnswerExactlyAsTheContractSays() throws IOException {
    assertThat(answer(ASKS)).isEqualTo(new QuestionLines.Tally(1, 0));
    assertThat(written())
        .isEqualTo(
            """
            {"declaration":"D-1","decisions":[{"party":0,"role":"CONSIGNOR","outcome":"RECOGNISED",\
            "partner":"EU","code":"DEAEOF0000025/08","programme":"AEOF",\
            "benefits":["LOWER_INSPECTION_RATE","RISK_ASSESSMENT_CONSIDERATION",\
            "PARTNER_RECOGNITION","PRIORITY_CLEARANCE","PRIORITY_AFTER_DISRUPTION"],\
            "reasons":[{"code":"MATCHED","text":{\
            "en":"The operator is recognised under the mutual recognition arrangement.",\
            "zh":"该企业属于互认范围内的AEO企业，适用互认便利措施。"}}],\
            "list":{"id":"LIST-1","asOf":"2026-11-24T03:00:00Z"},"decisionId":"decision"}]}
            """);
  }

  @Test
  void writesNullWhereThereIsNothing() throws IOException {
    answer("{\"flow\":\"IMPORT\",\"parties\":[{\"role\":\"CARRIER\"}]}");

    assertThat(written())
        .startsWith(
            """
            {"declaration":null,"decisions":[{"party":0,"role":"CARRIER",\
            "outcome":"NOT_APPLICABLE","partner":null,"code":null,"programme":null,"benefits":[],\
            """)
        .endsWith("\"list\":null,\"decisionId\":\"decision\"}]}\n");
  }

  @Test
  void putsAProblemInTheBadLinesPlace() throws IOException {
    var tally = answer("\uFEFF" + ASKS + "\n \r\n{\"flow\":7}\r\nnonsense\n" + ASKS.strip());

    assertThat(tally).isEqualTo(new QuestionLines.Tally(2, 2));
    assertThat(tally.isWhole()).isFalse();
    var answers = parsed();
    assertThat(answers).hasSize(4);
    assertThat(answers.get(0).path("declaration").asText()).isEqualTo("D-1");
    assertThat(answers.get(3)).isEqualTo(answers.get(0));
    assertThat(answers.get(1).path("line").asInt()).isEqualTo(4);
    assertThat(answers.get(2).path("line").asInt()).isEqualTo(5);
    for (var problem : answers.subList(1, 3)) {
      assertThat(problem.path("type").asText()).isEqualTo("urn:mra:fault:E701");
      assertThat(problem.path("title").asText()).isEqualTo(Fault.QUESTION_INVALID.what());
      assertThat(problem.path("status").asInt()).isEqualTo(400);
      assertThat(problem.path("detail").asText()).startsWith("E701");
      assertThat(problem.path("fault").asText()).isEqualTo("E701");
    }
  }

  @Test
  void givesBackAnythingThatWasDeclaredAsValidJson() throws IOException {
    answer(
        """
        {"declaration":"\\"\\\\\\n𠀀","flow":"IMPORT","parties":[{"role":"CONSIGNOR","country":"DE",\
        "code":"\\"\\u0007ﷺ𠀀ß"}]}\
        """);

    assertThat(parsed().getFirst().path("declaration").asText()).isEqualTo("\"\\\n𠀀");
    assertThat(parsed().getFirst().path("decisions").get(0).path("code").asText()).contains("𠀀SS");
  }

  @Test
  void refusesALineThatIsTooLongAndReadsTheNext() throws IOException {
    assertThat(answer("{\"x\":\"" + "x".repeat(3 << 20) + "\"}\n" + ASKS))
        .isEqualTo(new QuestionLines.Tally(1, 1));
  }

  @Test
  void boundsTheLinesOfABatch() throws IOException {
    takesThreeOfAKind(ASKS, new QuestionBatch.Bounds(3, 100));
  }

  @Test
  void boundsThePartiesOfABatchOverAllItsLines() throws IOException {
    var two =
        """
        {"flow":"IMPORT","parties":[{"role":"CARRIER"},{"role":"DECLARANT"}]}
        """;
    takesThreeOfAKind(two, new QuestionBatch.Bounds(100, 6));
  }

  private void takesThreeOfAKind(String line, QuestionBatch.Bounds bounds) throws IOException {
    assertThat(batch(line.repeat(3), bounds).questions()).hasSize(3);
    assertThatThrownBy(() -> batch(line.repeat(4), bounds))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.fault()).isEqualTo(Fault.LIMIT_EXCEEDED));
  }

  private static QuestionBatch batch(String text, QuestionBatch.Bounds bounds) throws IOException {
    return QuestionBatch.read(in(text), ClearanceDesk.HOME, bounds);
  }

  @Test
  void answersABatchAsItsLinesOneByOne() throws IOException {
    var asks = ASKS + "{broken\n" + ASKS;
    answer(asks);

    var together = new ByteArrayOutputStream();
    var recogniser = desk.recogniser();
    batch(asks, new QuestionBatch.Bounds(10, 10))
        .write(recogniser::readAhead, recogniser::answer, together);
    assertThat(together.toString(StandardCharsets.UTF_8)).isEqualTo(written());
  }

  @Test
  void answersNothingToNothing() throws IOException {
    assertThat(answer("\n\n")).isEqualTo(new QuestionLines.Tally(0, 0));
    assertThat(written()).isEmpty();
  }

  private List<JsonNode> parsed() throws IOException {
    return new ObjectMapper().readerFor(JsonNode.class).<JsonNode>readValues(written()).readAll();
  }
}
