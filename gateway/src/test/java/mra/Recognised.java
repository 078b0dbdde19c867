package mra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mra.canonical.Operator;
import mra.rehearsal.Administration;

/** What clearance hears over REST of operators whose code is declared. */
record Recognised(Running running) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUESTION =
      """
      {"flow":"IMPORT","parties":[{"role":"CONSIGNOR","country":"%s","code":"%s"}]}\
      """;

  /** Outcome and first reason. */
  String answer(Operator operator) throws Exception {
    var decision = decision(operator);
    return decision.path("outcome").asText() + " " + decision.at("/reasons/0/code").asText();
  }

  /** Outcome and all reasons. */
  String reasons(Operator operator) throws Exception {
    var decision = decision(operator);
    var reasons =
        decision.path("reasons").valueStream().map(reason -> reason.path("code").asText()).toList();
    return decision.path("outcome").asText() + " " + String.join(" ", reasons);
  }

  /** The list that the answer names. */
  String list(Operator operator) throws Exception {
    return decision(operator).at("/list/id").asText();
  }

  private JsonNode decision(Operator operator) throws Exception {
    var partner = operator.partner();
    var country = partner.equals("EU") ? operator.code().normalised().substring(0, 2) : partner;
    var body = QUESTION.formatted(country, operator.code().received());
    var answer = running.post("/api/v1/recognitions", "application/json", body);
    return JSON.readTree(answer.body()).at("/decisions/0");
  }

  /** The first ones of the administration's register that are. */
  List<Operator> first(Administration partner, int count) {
    return stream(running.rehearsal().expected(partner))
        .filter(each -> isSo(each))
        .limit(count)
        .toList();
  }

  private boolean isSo(Operator operator) {
    try {
      return answer(operator).startsWith("RECOGNISED");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Operator> stream(Iterator<Operator> all) {
    Iterable<Operator> each = () -> all;
    return StreamSupport.stream(each.spliterator(), false);
  }

  static List<String> codes(List<Operator> operators) {
    return operators.stream().map(each -> each.code().normalised()).toList();
  }
}
