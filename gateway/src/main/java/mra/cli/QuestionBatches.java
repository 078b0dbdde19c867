package mra.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts questions to the gateway as many at a time as it takes. */
final class QuestionBatches {
  /** With 100 parties in each a batch still is one that the gateway takes. */
  private static final int AT_ONCE = 100;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final GatewayClient gateway;
  private final List<Long> numbers = new ArrayList<>(AT_ONCE);
  private boolean whole = true;

  QuestionBatches(GatewayClient gateway) {
    this.gateway = gateway;
  }

  /** Whether every line was answered. */
  boolean answer(InputStream questions, OutputStream answers) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(questions, StandardCharsets.UTF_8));
    var batch = new StringBuilder();
    long number = 0;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        batch.append(line).append('\n');
        numbers.add(number);
      }
      if (numbers.size() == AT_ONCE) {
        ask(batch.toString(), answers);
        batch.setLength(0);
        numbers.clear();
      }
    }
    if (!numbers.isEmpty()) {
      ask(batch.toString(), answers);
    }
    return whole;
  }

  private void ask(String batch, OutputStream answers) throws IOException {
    var body = BodyPublishers.ofString(batch, StandardCharsets.UTF_8);
    try (var reply =
        new BufferedReader(
            new InputStreamReader(
                gateway.post("/api/v1/recognitions", "application/x-ndjson", body),
                StandardCharsets.UTF_8))) {
      for (var line = reply.readLine(); line != null; line = reply.readLine()) {
        answers.write(answer(line).getBytes(StandardCharsets.UTF_8));
        answers.write('\n');
      }
    }
  }

  /** The gateway counts lines of the batch; whoever asked counts those of the file. */
  private String answer(String line) throws IOException {
    var answer = JSON.readTree(line);
    if (answer.has("decisions")) {
      return line;
    }
    whole = false;
    int ofBatch = answer.path("line").asInt();
    return answer instanceof ObjectNode problem && ofBatch > 0
        ? problem.put("line", numbers.get(ofBatch - 1)).toString()
        : line;
  }
}
