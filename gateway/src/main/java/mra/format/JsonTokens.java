package mra.format;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** The tokens of one JSON text, strictly decoded, without duplicate keys and within limits. */
final class JsonTokens implements AutoCloseable {
  private static final int STRING_MAX = 1 << 20;
  private static final int NAME_MAX = 1_000;

  private final JsonParser json;
  private final String page;

  /** Whether the token under the reader was looked at before its turn. */
  private boolean ahead;

  /**
   * @param page how an error names the part, empty when there is one only
   */
  JsonTokens(InputStream in, Encoding encoding, int depthMax, String page) {
    this.page = page;
    try {
      var unmarked = encoding.unmarked(in);
      var text = new InputStreamReader(unmarked.in(), unmarked.encoding().decoder());
      this.json =
          new JsonFactoryBuilder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .enable(StreamReadFeature.AUTO_CLOSE_SOURCE)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(depthMax)
                      .maxStringLength(STRING_MAX)
                      .maxNameLength(NAME_MAX)
                      .build())
              .build()
              .createParser(text);
    } catch (IOException failure) {
      throw ReadFaults.of(failure, page, Fault.MALFORMED);
    }
  }

  /** The token after the one whose turn it is, which comes again by {@link #next}. */
  @Nullable JsonToken ahead() {
    var token = next();
    ahead = true;
    return token;
  }

  /** Null at the end of the text. */
  @Nullable JsonToken next() {
    if (ahead) {
      ahead = false;
      return json.currentToken();
    }
    try {
      return json.nextToken();
    } catch (IOException failure) {
      throw fault(failure);
    }
  }

  JsonToken needed() {
    var token = next();
    if (token == null) {
      throw new Refused(Fault.MALFORMED, where(), "the document ends too early");
    }
    return token;
  }

  void skip() {
    try {
      json.skipChildren();
    } catch (IOException failure) {
      throw fault(failure);
    }
  }

  String name() {
    return json.getParsingContext().getCurrentName();
  }

  /** The scalar under the reader: text, number or boolean as it was written. */
  String text() {
    try {
      return json.getText();
    } catch (IOException failure) {
      throw fault(failure);
    }
  }

  int textLength() {
    try {
      return json.getTextLength();
    } catch (IOException failure) {
      throw fault(failure);
    }
  }

  long line() {
    return json.currentTokenLocation().getLineNr();
  }

  /** The path of the value under the reader. */
  String at() {
    return json.getParsingContext().pathAsPointer().toString();
  }

  String where() {
    return (page.isEmpty() ? "" : page + ", ") + "line " + line() + ", " + at();
  }

  private Refused fault(IOException failure) {
    boolean limit = failure instanceof StreamConstraintsException;
    // Jackson quotes the text around the place, which may be personal.
    return limit
        ? new Refused(
            Fault.LIMIT_EXCEEDED, where(), "nested too deep, or a value too long", failure)
        : ReadFaults.of(new JsonBroken(failure), where(), Fault.MALFORMED);
  }

  private static final class JsonBroken extends IOException {
    private static final long serialVersionUID = 1L;

    JsonBroken(IOException cause) {
      super("not JSON, or a key that comes twice", cause);
    }
  }

  @Override
  public void close() {
    try {
      json.close();
    } catch (IOException failure) {
      throw ReadFaults.ours(failure);
    }
  }
}
