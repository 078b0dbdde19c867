package mra.format;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayDeque;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/**
 * One JSON text: members of the header up to the array of records, then the records; or lines, the
 * first of which may be the header, and the others records.
 */
final class JsonPage implements AutoCloseable {
  private final JsonTokens tokens;
  private final ArrayDeque<JsonBinding> open = new ArrayDeque<>();
  private final boolean lines;
  private final @Nullable JsonTrailer trailer;

  /** What the members go to that are read now. */
  private Fields into;

  private @Nullable Fields told;
  private long line;

  /** Reads the header; it must come before the records. */
  JsonPage(JsonTokens tokens, JsonPlan plan, Fields header) {
    this.tokens = tokens;
    this.into = header;
    this.lines = plan.lines();
    this.trailer = plan.trailer();
    if (lines && !plan.headerLine()) {
      return;
    }
    if (tokens.needed() != JsonToken.START_OBJECT) {
      throw new Refused(Fault.MALFORMED, tokens.where(), "an object is expected");
    }
    open.push(plan.document());
    if (!toRecords() && !lines) {
      throw new Refused(Fault.SCHEMA_VIOLATED, tokens.where(), "the array of records is missing");
    }
  }

  JsonTokens tokens() {
    return tokens;
  }

  /** The first token of the next record; null after the last, when the text was read to its end. */
  @Nullable JsonToken nextRecord() {
    if (lines) {
      return nextLine();
    }
    var token = tokens.needed();
    if (token != JsonToken.END_ARRAY) {
      return token;
    }
    if (toRecords()) {
      throw new Refused(Fault.SCHEMA_VIOLATED, tokens.where(), "a second array of records");
    }
    if (tokens.next() != null) {
      throw new Refused(Fault.MALFORMED, tokens.where(), "something follows the document");
    }
    return null;
  }

  private @Nullable JsonToken nextLine() {
    long before = line;
    var token = tokens.next();
    if (token != null) {
      line = tokens.line();
      if (line == before) {
        throw new Refused(Fault.MALFORMED, tokens.where(), "two records in one line");
      }
    }
    return token == JsonToken.START_OBJECT && trailer != null && isTrailer(trailer) ? null : token;
  }

  /** Reads the line where it is the trailer, which its first member tells. */
  private boolean isTrailer(JsonTrailer trailer) {
    boolean found =
        tokens.ahead() == JsonToken.FIELD_NAME && tokens.name().equals(trailer.form().record());
    if (found) {
      told = new Fields(trailer.shape());
      into = told;
      open.push(trailer.document());
      toRecords();
    }
    return found;
  }

  /**
   * Says whether all records came, once the last was read.
   *
   * @throws Refused E305 without a trailer that there should be, E306 where its count is another
   */
  void prove(LinesProof proof) {
    if (told == null) {
      proof.atEnd(tokens.where());
    } else {
      boolean follows = tokens.next() != null;
      proof.atTrailer(told.get(0, 0, 0), null, follows, tokens.where());
    }
  }

  /** True at the array of records, false at the end of the object. */
  private boolean toRecords() {
    while (!open.isEmpty()) {
      if (tokens.needed() == JsonToken.END_OBJECT) {
        open.pop();
      } else if (member(open.element().children.get(tokens.name()), tokens.needed())) {
        return true;
      }
    }
    return false;
  }

  private boolean member(@Nullable JsonBinding binding, JsonToken token) {
    if (binding == null) {
      tokens.skip();
    } else if (binding.record) {
      if (token != JsonToken.START_ARRAY) {
        throw new Refused(Fault.SCHEMA_VIOLATED, tokens.where(), "an array is expected");
      }
      return true;
    } else if (token == JsonToken.START_OBJECT && !binding.children.isEmpty()) {
      open.push(binding);
    } else if (token.isScalarValue() && binding.value != null) {
      if (token != JsonToken.VALUE_NULL) {
        into.set(0, binding.value.column(), tokens.text());
      }
    } else {
      throw new Refused(Fault.HEADER_INVALID, tokens.where(), "another kind of value is expected");
    }
    return false;
  }

  @Override
  public void close() {
    tokens.close();
  }
}
