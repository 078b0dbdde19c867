package mra.format.outline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mra.fault.Fault;
import mra.fault.Refused;

/** The members of a JSON sample; what lies in an array is one more occurrence of its member. */
final class JsonSample {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(1 << 20).build())
          .build();

  private final Path file;
  private final Encoding encoding;
  private final Budget budget = new Budget();

  JsonSample(Path file, Encoding encoding) {
    this.file = file;
    this.encoding = encoding;
  }

  private interface Reading<T> {
    T from(JsonParser json) throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    try (var text = SampleText.open(file, encoding);
        var json = JSON.createParser(text)) {
      return reading.from(json);
    } catch (IOException broken) {
      throw new Refused(
          Fault.MALFORMED,
          file.toString(),
          "it is not JSON, or not in " + encoding.charset(),
          broken);
    }
  }

  /** Whether several objects follow one another, as in JSON Lines. */
  boolean isLines() {
    return read(json -> {
      json.nextToken();
      json.skipChildren();
      return json.nextToken() == JsonToken.START_OBJECT;
    });
  }

  /** Of one document. */
  Spot root() {
    return read(json -> {
      var root = new Spot("", "", false);
      json.nextToken();
      value(json, root);
      if (json.nextToken() != null) {
        throw new Refused(
            Fault.MALFORMED,
            file + ":" + json.currentTokenLocation().getLineNr(),
            "something follows the document");
      }
      return root;
    });
  }

  /** Of JSON Lines: the first is a header where it shares little with the second. */
  Outline lines() {
    boolean headed = read(JsonSample::isHeader);
    return read(json -> {
      var root = new Spot("", "", false);
      var record = new Spot("", "", false);
      for (long line = 0; json.nextToken() != null; line++) {
        value(json, line == 0 && headed ? root : record);
      }
      return new Outline(Outline.Kind.JSON, encoding, root, List.of(record), null, null);
    });
  }

  private static boolean isHeader(JsonParser json) throws IOException {
    var first = names(json);
    var second = names(json);
    long shared = first.stream().filter(second::contains).count();
    return shared * 2 < Math.min(first.size(), second.size());
  }

  private static Set<String> names(JsonParser json) throws IOException {
    var names = new HashSet<String>();
    if (json.nextToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        names.add(json.currentName());
        json.nextToken();
        json.skipChildren();
      }
    }
    return names;
  }

  private void value(JsonParser json, Spot spot) throws IOException {
    if (json.currentToken() == JsonToken.START_ARRAY) {
      spot.inArray();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        value(json, spot);
      }
      return;
    }
    spot.enter();
    if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        var child = spot.child("", json.currentName(), false, budget);
        json.nextToken();
        value(json, child);
      }
    } else if (json.currentToken() != JsonToken.VALUE_NULL) {
      spot.text(json.getText(), budget);
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        spot.literal();
      }
    }
  }
}
