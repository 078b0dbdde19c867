package mra.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts questions to the gateway as many at a time as it takes. */
final class QuestionBatches {
  /** With 100 parties in each a batch still is one that the gateway takes. */
  private static final int AT_ONCE = 100;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final GatewayClient gateway;
  private final List<Long> numbers = new ArrayList<>(AT_ONCE);
  private final @Nullable Instant knownAt;
  private boolean whole = true;

  /**
   * @param knownAt put into each question, null for what is known now
   */
  QuestionBatches(GatewayClient gateway, @Nullable Instant knownAt) {
    this.gateway = gateway;
    this.knownAt = knownAt;
  }

  /** Whether every line was answered. */
  boolean answer(InputStream questions, OutputStream answers) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(questions, StandardCharsets.UTF_8));
    var batch = new StringBuilder();
    long number = 0;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        batch.append(question(line)).append('\n');
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

  /** What is no object goes as it is, for the gateway to say so. */
  private String question(String line) {
    if (knownAt == null) {
      return line;
    }
    try {
      return JSON.readTree(line) instanceof ObjectNode question
          ? question.put("knownAt", knownAt.toString()).toString()
          : line;
    } catch (JsonProcessingException notJson) {
      return line;
    }
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
