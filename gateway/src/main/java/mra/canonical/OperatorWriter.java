package mra.canonical;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the keys of a canonical record in their fixed order. */
final class OperatorWriter {
  private final JsonGenerator json;

  OperatorWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(Extract record) throws IOException {
    open(record);
    json.writeEndObject();
  }

  void write(Registered held) throws IOException {
    open(Extract.of(held.operator()));
    if (!held.present()) {
      json.writeBooleanField("present", false);
    }
    if (held.setAsideSince() != null) {
      text("setAsideSince", held.setAsideSince());
    }
    json.writeEndObject();
  }

  private void open(Extract record) throws IOException {
    var code = record.code();
    json.writeStartObject();
    text("partner", record.partner());
    text("code", code == null ? null : code.received());
    json.writeObjectFieldStart("identifiers");
    for (var identifier : record.identifiers().entrySet()) {
      text(identifier.getKey(), identifier.getValue());
    }
    json.writeEndObject();
    names(record.names());
    address(record.address());
    text("programme", record.programme());
    texts("roles", record.roles());
    text("standing", record.standing());
    text("standingSince", record.standingSince());
    text("validFrom", record.validFrom());
    text("validTo", record.validTo());
    text("office", record.office());
    text("consent", record.consent());
  }

  private void names(List<Name> names) throws IOException {
    json.writeArrayFieldStart("names");
    for (var name : names) {
      json.writeStartObject();
      text("text", name.text());
      text("lang", name.lang());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void address(@Nullable Address address) throws IOException {
    if (address == null) {
      json.writeNullField("address");
      return;
    }
    json.writeObjectFieldStart("address");
    texts("lines", address.lines());
    text("city", address.city());
    text("postcode", address.postcode());
    text("region", address.region());
    text("country", address.country());
    json.writeEndObject();
  }

  private void texts(String key, List<String> values) throws IOException {
    json.writeArrayFieldStart(key);
    for (var value : values) {
      json.writeString(Nfc.of(value));
    }
    json.writeEndArray();
  }

  private void text(String key, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNullField(key);
    } else {
      json.writeStringField(key, Nfc.of(value.toString()));
    }
  }
}
