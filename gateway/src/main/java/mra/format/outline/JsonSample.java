package mra.format.outline;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.file.Path;
import mra.fault.Fault;
import mra.fault.Refused;

/** The members of a JSON sample; what lies in an array is one more occurrence of its member. */
final class JsonSample {
  private static final int DEPTH_MAX = 64;
  private static final int STRING_MAX = 1 << 20;

  private final Budget budget = new Budget();
  private final JsonParser json;

  private JsonSample(JsonParser json) {
    this.json = json;
  }

  static Spot read(Path file, Encoding encoding) {
    var limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH_MAX)
            .maxStringLength(STRING_MAX)
            .build();
    var factory = new JsonFactoryBuilder().streamReadConstraints(limits).build();
    try (var text = SampleText.open(file, encoding);
        var json = factory.createParser(text)) {
      var root = new Spot("", "", false);
      json.nextToken();
      new JsonSample(json).value(root);
      if (json.nextToken() != null) {
        throw new Refused(
            Fault.MALFORMED,
            file + ":" + json.currentTokenLocation().getLineNr(),
            "something follows the document; is it one object a line?");
      }
      return root;
    } catch (IOException broken) {
      throw new Refused(
          Fault.MALFORMED, file.toString(), "it is not JSON, or not in " + encoding.charset(), broken);
    }
  }

  private void value(Spot spot) throws IOException {
    if (json.currentToken() == JsonToken.START_ARRAY) {
      spot.inArray();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        value(spot);
      }
      return;
    }
    spot.enter();
    if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        var child = spot.child("", json.currentName(), false, budget);
        json.nextToken();
        value(child);
      }
    } else if (json.currentToken() != JsonToken.VALUE_NULL) {
      spot.text(json.getText(), budget);
    }
  }
}
