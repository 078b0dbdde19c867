package mra.canonical;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A re-validation job as one line of JSON: every key always present, null when empty. */
public final class JobJson {
  private static final JsonFactory JSON = new JsonFactory();

  private JobJson() {}

  /** One line, without its end. */
  public static String write(RevalidationJob job) {
    return write(job, Map.of());
  }

  /**
   * @param more texts that go before it
   */
  public static String write(RevalidationJob job, Map<String, String> more) {
    var line = new StringWriter(512);
    try (var json = JSON.createGenerator(line)) {
      json.writeStartObject();
      for (var text : more.entrySet()) {
        json.writeStringField(text.getKey(), text.getValue());
      }
      write(job, json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.toString();
  }

  private static void write(RevalidationJob job, JsonGenerator json) throws IOException {
    text(json, "number", job.number());
    text(json, "enterprise", job.enterprise());
    text(json, "uscc", job.uscc());
    text(json, "office", job.office());
    text(json, "openedOn", job.openedOn());
    text(json, "startedOn", job.startedOn());
    text(json, "endedOn", job.endedOn());
    text(json, "deadline", job.deadline());
    if (job.overdueTold() == null) {
      json.writeNullField("overdueTold");
    } else {
      json.writeNumberField("overdueTold", job.overdueTold());
    }
    text(json, "outcome", job.outcome());
    text(json, "decidedOn", job.decidedOn());
    text(json, "extendedTo", job.extendedTo());
    text(json, "validTo", job.validTo());
  }

  private static void text(JsonGenerator json, String key, @Nullable Object value)
      throws IOException {
    json.writeStringField(key, value == null ? null : value.toString());
  }
}
