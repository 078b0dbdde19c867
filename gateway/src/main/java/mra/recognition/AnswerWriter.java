package mra.recognition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Answers as JSON, UTF-8: every key always present, null when empty. */
public final class AnswerWriter {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET, StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();
  private static final Map<Reason, SerializedString> REASONS = new EnumMap<>(Reason.class);

  static {
    for (var reason : Reason.values()) {
      REASONS.put(reason, new SerializedString(text(reason)));
    }
  }

  /** Leaves the stream open. */
  public void write(Answer answer, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      text(json, "declaration", answer.declaration());
      json.writeArrayFieldStart("decisions");
      for (var decision : answer.decisions()) {
        decision(json, decision);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  /** The problem details (RFC 9457) that stand in the place of an answer. */
  public void write(Refused refused, OutputStream out) throws IOException {
    write(refused, 0, out);
  }

  /**
   * The same for one of many.
   *
   * @param line where it stood, from 1; none where 0
   */
  void write(Refused refused, long line, OutputStream out) throws IOException {
    var fault = refused.fault();
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("type", "urn:mra:fault:" + fault.code());
      json.writeStringField("title", fault.what());
      json.writeNumberField("status", 400);
      json.writeStringField("detail", refused.getMessage());
      json.writeStringField("fault", fault.code());
      json.writeStringField("todo", fault.todo());
      if (line > 0) {
        json.writeNumberField("line", line);
      }
      json.writeEndObject();
    }
  }

  private static void decision(JsonGenerator json, Decision decision) throws IOException {
    json.writeStartObject();
    json.writeNumberField("party", decision.party());
    json.writeStringField("role", decision.role().name());
    json.writeStringField("outcome", decision.outcome().name());
    text(json, "partner", decision.partner());
    text(json, "code", decision.code());
    text(json, "programme", decision.programme());
    json.writeArrayFieldStart("benefits");
    for (var benefit : decision.benefits()) {
      json.writeString(benefit);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("reasons");
    for (var reason : decision.reasons()) {
      json.writeRawValue(REASONS.get(reason));
    }
    json.writeEndArray();
    list(json, decision.list());
    text(json, "decisionId", decision.id());
    json.writeEndObject();
  }

  private static void list(JsonGenerator json, @Nullable ListRef list) throws IOException {
    if (list == null) {
      json.writeNullField("list");
      return;
    }
    json.writeObjectFieldStart("list");
    json.writeStringField("id", list.id());
    json.writeStringField("asOf", list.asOf().toString());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String key, @Nullable String value)
      throws IOException {
    json.writeFieldName(key);
    json.writeString(value);
  }

  private static String text(Reason reason) {
    return "{\"code\":\"%s\",\"text\":{\"en\":\"%s\",\"zh\":\"%s\"}}"
        .formatted(reason.name(), reason.english(), reason.chinese());
  }
}
