package mra.recognition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Agreement.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Questions as JSON, read as a stream and bounded in everything. Keys it does not know are passed
 * over; a key it knows counts once.
 */
public final class QuestionReader {
  /** Parties in one question. */
  static final int PARTIES_MAX = 100;

  private static final int DEPTH_MAX = 16;

  /** What a whole question takes at most, in bytes, with room for keys we do not know. */
  static final int BYTES_MAX = 1 << 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxDocumentLength(BYTES_MAX)
                  .maxStringLength(BYTES_MAX)
                  .maxNameLength(256)
                  .build())
          .build();

  private final ZoneId home;

  /**
   * @param home where a date in {@code at} ends
   */
  public QuestionReader(ZoneId home) {
    this.home = home;
  }

  /**
   * Reads one question and nothing else.
   *
   * @throws Refused E701 naming the field
   */
  public Question read(byte[] json, int offset, int length) {
    try (var parser = JSON.createParser(json, offset, length)) {
      return whole(parser);
    } catch (IOException notJson) {
      throw malformed(notJson);
    }
  }

  /** Reads the line that the reader of lines stands at. */
  Question read(Lines lines) {
    if (lines.isTooLong()) {
      throw JsonField.wrong("line " + lines.number(), "longer than " + BYTES_MAX + " bytes");
    }
    return read(lines.bytes(), 0, lines.length());
  }

  /** Reads to the end of the stream. */
  public Question read(InputStream json) {
    try (var parser = JSON.createParser(json)) {
      return whole(parser);
    } catch (IOException notJson) {
      throw malformed(notJson);
    }
  }

  private Question whole(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw JsonField.wrong("question", "an object is wanted");
    }
    var question = question(new JsonField(json));
    if (json.nextToken() != null) {
      throw JsonField.wrong("question", "something follows it");
    }
    return question;
  }

  private Question question(JsonField field) throws IOException {
    String declaration = null;
    Flow flow = null;
    Instant at = null;
    Instant knownAt = null;
    List<Party> parties = null;
    while (field.next()) {
      switch (field.name()) {
        case "declaration" -> declaration = field.text(1, 64);
        case "flow" -> flow = field.word(2, Flow.class);
        case "at" -> at = field.moment(4, home);
        case "knownAt" -> knownAt = field.moment(16, home);
        case "parties" -> parties = parties(field);
        default -> field.skip();
      }
    }
    return new Question(
        declaration, field.needed("flow", flow), at, knownAt, field.needed("parties", parties));
  }

  private List<Party> parties(JsonField field) throws IOException {
    field.array(8);
    var parties = new ArrayList<Party>(4);
    while (field.nextElement()) {
      if (parties.size() == PARTIES_MAX) {
        throw JsonField.wrong("parties", "at most " + PARTIES_MAX + " are answered at once");
      }
      parties.add(party(field.object(parties.size())));
    }
    if (parties.isEmpty()) {
      throw JsonField.wrong("parties", "at least one is wanted");
    }
    return parties;
  }

  private static Party party(JsonField field) throws IOException {
    PartyRole role = null;
    String country = null;
    String code = null;
    String name = null;
    while (field.next()) {
      switch (field.name()) {
        case "role" -> role = field.word(1, PartyRole.class);
        case "country" -> country = field.text(2, 50);
        case "code" -> code = field.text(4, 50);
        case "name" -> name = field.text(8, 400);
        default -> field.skip();
      }
    }
    return new Party(field.needed("role", role), country, code, name);
  }

  /** The parser's own message may quote what was typed, so that only the place is told. */
  private static Refused malformed(IOException notJson) {
    var place = notJson instanceof JsonProcessingException json ? place(json.getLocation()) : "";
    return new Refused(Fault.QUESTION_INVALID, place, "this is not JSON within bounds");
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null ? "" : "column " + location.getColumnNr();
  }
}
