package mra.recognition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import mra.canonical.Nfc;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, each read once and within its bounds. */
final class JsonField {
  private static final int YEAR_MIN = 1900;
  private static final int YEAR_MAX = 2199;

  private final JsonParser json;

  /** The field whose array this object stands in; null for the whole. */
  private final @Nullable JsonField array;

  private final int index;
  private String name = "";
  private int seen;

  JsonField(JsonParser json) {
    this(json, null, 0);
  }

  private JsonField(JsonParser json, @Nullable JsonField array, int index) {
    this.json = json;
    this.array = array;
    this.index = index;
  }

  boolean next() throws IOException {
    var next = json.nextFieldName();
    if (next == null) {
      return false;
    }
    name = next;
    json.nextToken();
    return true;
  }

  boolean nextElement() throws IOException {
    return json.nextToken() != JsonToken.END_ARRAY;
  }

  String name() {
    return name;
  }

  void skip() throws IOException {
    json.skipChildren();
  }

  void array(int bit) {
    once(bit);
    if (!json.isExpectedStartArrayToken()) {
      throw wrong(place(name), "an array is wanted");
    }
  }

  /** The object that stands at an index of this field's array. */
  JsonField object(int index) {
    var element = new JsonField(json, this, index);
    if (!json.isExpectedStartObjectToken()) {
      throw wrong(element.place(), "an object is wanted");
    }
    return element;
  }

  /**
   * @param bit marks this field as read; a second one under the same name would leave open which
   *     counts
   */
  @Nullable String text(int bit, int lengthMax) throws IOException {
    once(bit);
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw wrong(place(name), "a text is wanted");
    }
    if (json.getTextLength() > lengthMax) {
      throw wrong(place(name), "longer than " + lengthMax + " characters");
    }
    var text = json.getText();
    if (!Nfc.isSound(text)) {
      throw wrong(place(name), "holds NUL or half a surrogate pair");
    }
    return text;
  }

  <E extends Enum<E>> E word(int bit, Class<E> words) throws IOException {
    var text = text(bit, 32);
    for (var word : words.getEnumConstants()) {
      if (word.name().equals(text)) {
        return word;
      }
    }
    var known =
        Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    throw wrong(
        place(name),
        text == null ? "it is missing" : "'%s' is not one of %s".formatted(text, known));
  }

  /** RFC 3339 with an offset, or a date, which stands for the end of that day. */
  @Nullable Instant moment(int bit, ZoneId home) throws IOException {
    var text = text(bit, 40);
    if (text == null) {
      return null;
    }
    try {
      return text.indexOf('T') < 0 && text.indexOf('t') < 0
          ? inRange(LocalDate.parse(text)).plusDays(1).atStartOfDay(home).toInstant().minusNanos(1)
          : instant(OffsetDateTime.parse(text));
    } catch (DateTimeException unreadable) {
      throw wrong(place(name), "neither a date nor an RFC 3339 date-time with offset");
    }
  }

  private Instant instant(OffsetDateTime time) {
    inRange(time.toLocalDate());
    return time.toInstant();
  }

  private LocalDate inRange(LocalDate date) {
    if (date.getYear() < YEAR_MIN || date.getYear() > YEAR_MAX) {
      throw wrong(place(name), "outside of the years " + YEAR_MIN + " to " + YEAR_MAX);
    }
    return date;
  }

  <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw wrong(place(field), "it is missing");
    }
    return Objects.requireNonNull(value);
  }

  /** Only a refusal asks for it. */
  private String place(String field) {
    return array == null ? field : place() + "." + field;
  }

  private String place() {
    return array == null ? "" : "%s[%d]".formatted(array.place(array.name), index);
  }

  static Refused wrong(String field, String detail) {
    return new Refused(Fault.QUESTION_INVALID, field, detail);
  }

  private void once(int bit) {
    if ((seen & bit) != 0) {
      throw wrong(place(name), "stated twice");
    }
    seen |= bit;
  }
}
