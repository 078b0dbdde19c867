package mra.canonical;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import mra.fault.Fault;
import mra.fault.Refused;

/**
 * The canonical record as one line of JSON: every key always present and in this order, null when
 * empty, arrays never null, NFC. A reader ignores keys it does not know.
 */
public final class OperatorJson {
  /** Characters of one line; a record of the largest permitted size stays far below. */
  static final int LINE_MAX = 1 << 20;

  private static final int DEPTH_MAX = 8;
  private static final int TEXT_MAX = 64 << 10;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          // Else a stream would hold rare Chinese characters in another form than a string does.
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxStringLength(TEXT_MAX)
                  .maxNameLength(200)
                  .maxDocumentLength(LINE_MAX)
                  .build())
          .build()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private OperatorJson() {}

  /** One line, without its end. */
  public static String write(Operator operator) {
    return write(Extract.of(operator));
  }

  /** One line for an operator that a list of changes tells to be gone. */
  public static String gone(String partner, Code code) {
    var line = new StringWriter();
    try (var json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("partner", partner);
      json.writeStringField("code", code.received());
      json.writeBooleanField("present", false);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.toString();
  }

  public static String write(Extract extract) {
    var line = new StringWriter(512);
    try (var json = JSON.createGenerator(line)) {
      new OperatorWriter(json).write(extract);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.toString();
  }

  /** One line with its line feed, UTF-8; the stream stays open. */
  public static void writeLine(Operator operator, OutputStream out) throws IOException {
    writeLine(Extract.of(operator), out);
  }

  public static void writeLine(Extract extract, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
      new OperatorWriter(json).write(extract);
      json.writeRaw('\n');
    }
  }

  /** The same with two keys more where they say something: it is absent, or marked. */
  public static void writeLine(Registered held, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
      new OperatorWriter(json).write(held);
      json.writeRaw('\n');
    }
  }

  /**
   * Reads one line.
   *
   * @throws Refused E301 when it is not one JSON object, E402 when code, programme or standing is
   *     missing, E404 when a value has the wrong form
   */
  public static Operator read(String line) {
    return readRegistered(line).operator();
  }

  /** The same with what a registry adds; a plain record is present and current. */
  public static Registered readRegistered(String line) {
    if (line.length() > LINE_MAX) {
      throw new Refused(
          Fault.LIMIT_EXCEEDED, "", "a line holds more than " + LINE_MAX + " characters");
    }
    try (var json = JSON.createParser(line)) {
      var held = new OperatorReader(json).read();
      if (json.nextToken() != null) {
        throw new Refused(Fault.MALFORMED, "", "something follows the object");
      }
      return held;
    } catch (IOException notJson) {
      throw new Refused(Fault.MALFORMED, "", "not one JSON object", notJson);
    }
  }
}
