package mra.canonical;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Reads one canonical record, keys in any order. */
final class OperatorReader {
  private final JsonParser json;

  private @Nullable String partner;
  private @Nullable String code;
  private SortedMap<String, String> identifiers = new TreeMap<>();
  private List<Name> names = List.of();
  private @Nullable Address address;
  private @Nullable String programme;
  private List<String> roles = List.of();
  private @Nullable Standing standing;
  private @Nullable LocalDate standingSince;
  private @Nullable LocalDate validFrom;
  private @Nullable LocalDate validTo;
  private @Nullable String office;
  private @Nullable Consent consent;
  private boolean present = true;
  private @Nullable Instant setAsideSince;

  OperatorReader(JsonParser json) {
    this.json = json;
  }

  Registered read() throws IOException {
    json.nextToken();
    members("record", this::member);
    return new Registered(operator(), present, setAsideSince);
  }

  private Operator operator() {
    return new Operator(
        needed("partner", partner),
        Code.of(needed("code", code)),
        identifiers,
        names,
        address,
        needed("programme", programme),
        roles,
        needed("standing", standing),
        standingSince,
        validFrom,
        validTo,
        office,
        consent);
  }

  private void member(String key) throws IOException {
    switch (key) {
      case "partner" -> partner = text(key);
      case "code" -> code = text(key);
      case "identifiers" -> identifiers = identifiers();
      case "names" -> names = items(key, this::name);
      case "address" -> address = address();
      case "programme" -> programme = text(key);
      case "roles" -> roles = items(key, () -> needed(key, text(key)));
      case "standing" -> standing = word(Standing.class, key);
      case "standingSince" -> standingSince = date(key);
      case "validFrom" -> validFrom = date(key);
      case "validTo" -> validTo = date(key);
      case "office" -> office = text(key);
      case "consent" -> consent = word(Consent.class, key);
      case "present" -> present = flag(key);
      case "setAsideSince" -> setAsideSince = instant(key);
      default -> json.skipChildren();
    }
  }

  private SortedMap<String, String> identifiers() throws IOException {
    var found = new TreeMap<String, String>();
    members("identifiers", type -> found.put(type, needed(type, text(type))));
    return found;
  }

  private Name name() throws IOException {
    var parts = new TreeMap<String, @Nullable String>();
    members("names", key -> parts.put(key, known(key, "text", "lang")));
    return new Name(needed("names.text", parts.get("text")), parts.get("lang"));
  }

  private @Nullable Address address() throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    var parts = new TreeMap<String, @Nullable String>();
    var lines = new ArrayList<String>();
    members(
        "address",
        key -> {
          if (key.equals("lines")) {
            lines.addAll(items(key, () -> needed(key, text(key))));
          } else {
            parts.put(key, known(key, "city", "postcode", "region", "country"));
          }
        });
    return new Address(
        lines, parts.get("city"), parts.get("postcode"), parts.get("region"), parts.get("country"));
  }

  private @Nullable String known(String key, String... keys) throws IOException {
    if (List.of(keys).contains(key)) {
      return text(key);
    }
    json.skipChildren();
    return null;
  }

  private void members(String what, Member member) throws IOException {
    expect(what, JsonToken.START_OBJECT);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var key = json.currentName();
      json.nextToken();
      member.read(key);
    }
  }

  private <T> List<T> items(String what, Item<T> item) throws IOException {
    expect(what, JsonToken.START_ARRAY);
    var found = new ArrayList<T>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      found.add(item.read());
    }
    return found;
  }

  private @Nullable String text(String key) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    expect(key, JsonToken.VALUE_STRING);
    var text = json.getText();
    if (!Nfc.isSound(text)) {
      throw new Refused(Fault.VALUE_INVALID, key, "it holds NUL or half a surrogate pair");
    }
    return Nfc.of(text);
  }

  private @Nullable LocalDate date(String key) throws IOException {
    var text = text(key);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException notADate) {
      throw new Refused(Fault.DATE_UNREADABLE, key, "expected YYYY-MM-DD", notADate);
    }
  }

  private @Nullable Instant instant(String key) throws IOException {
    var text = text(key);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException notInstant) {
      throw new Refused(Fault.DATE_UNREADABLE, key, "expected an instant in UTC", notInstant);
    }
  }

  private boolean flag(String key) {
    if (!json.currentToken().isBoolean()) {
      throw new Refused(Fault.VALUE_INVALID, key, "expected true or false");
    }
    return json.currentToken() == JsonToken.VALUE_TRUE;
  }

  private <E extends Enum<E>> @Nullable E word(Class<E> words, String key) throws IOException {
    var text = text(key);
    if (text == null) {
      return null;
    }
    for (var word : words.getEnumConstants()) {
      if (word.name().equals(text)) {
        return word;
      }
    }
    throw new Refused(Fault.VALUE_INVALID, key, "unknown word");
  }

  private void expect(String key, JsonToken token) {
    if (json.currentToken() != token) {
      throw new Refused(Fault.VALUE_INVALID, key, "expected " + name(token));
    }
  }

  private static String name(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      default -> "a text";
    };
  }

  private static <T> T needed(String key, @Nullable T value) {
    if (value == null) {
      throw new Refused(Fault.FIELD_MISSING, key, "it is missing or null");
    }
    return value;
  }

  private interface Member {
    void read(String key) throws IOException;
  }

  private interface Item<T> {
    T read() throws IOException;
  }
}
