package mra.rehearsal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import mra.canonical.Address;
import mra.canonical.Name;
import mra.canonical.Operator;
import org.jspecify.annotations.Nullable;

/** One page of the JSON list; every page repeats what the whole list says of itself. */
final class MoPageWriter {
  private static final ZoneId ZONE = Administration.MO.zone();
  private static final JsonFactory FACTORY =
      JsonFactory.builder().build().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  private static final Map<String, String> TYPES =
      Map.of("FULL", "completa", "DELTA", "incremental", "URGENT", "urgente");
  private static final Map<String, String> ACTIVITIES =
      Map.of(
          "IM",
          "IMPORT",
          "EX",
          "EXPORT",
          "CB",
          "BROKER",
          "CA",
          "CARRIER",
          "WH",
          "WAREHOUSE",
          "MF",
          "MANUFACTURER",
          "FW",
          "FORWARDER",
          "TR",
          "TERMINAL",
          "CS",
          "CONSOLIDATOR");

  private final ListFacts facts;
  private final int pages;

  MoPageWriter(ListFacts facts, int pages) {
    this.facts = facts;
    this.pages = pages;
  }

  /**
   * @param page counted from 1
   */
  void write(int page, Collection<Operator> operators, OutputStream out) throws IOException {
    try (var json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("snapshot", facts.document());
      json.writeNumberField("page", page);
      json.writeNumberField("pages", pages);
      json.writeStringField("listType", TYPES.getOrDefault(facts.type(), facts.type()));
      json.writeNumberField("sequence", facts.sequence());
      json.writeStringField(
          "generatedAt", facts.asOf().atZone(ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
      json.writeNumberField("total", facts.count());
      json.writeArrayFieldStart("operators");
      for (Operator operator : operators) {
        operator(json, operator);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void operator(JsonGenerator json, Operator operator) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", operator.code().received());
    json.writeStringField("class", operator.programme().replace("MO_", ""));
    json.writeObjectFieldStart("state");
    json.writeStringField("value", state(operator));
    date(json, "since", operator.standingSince());
    json.writeEndObject();
    json.writeObjectFieldStart("period");
    date(json, "from", operator.validFrom());
    date(json, "to", operator.validTo());
    json.writeEndObject();
    enterprise(json, operator);
    json.writeArrayFieldStart("activities");
    for (String role : operator.roles()) {
      json.writeString(ACTIVITIES.getOrDefault(role, role));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void enterprise(JsonGenerator json, Operator operator) throws IOException {
    json.writeObjectFieldStart("enterprise");
    json.writeObjectFieldStart("names");
    for (Name name : operator.names()) {
      json.writeStringField(name.lang(), name.text());
    }
    json.writeEndObject();
    var address = operator.address();
    if (address != null) {
      address(json, address);
    }
    json.writeObjectFieldStart("ids");
    var number = operator.identifiers().get("NIF");
    if (number != null) {
      json.writeStringField("contribuinte", number);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void address(JsonGenerator json, Address address) throws IOException {
    json.writeObjectFieldStart("address");
    json.writeArrayFieldStart("lines");
    for (String line : address.lines()) {
      json.writeString(line);
    }
    json.writeEndArray();
    json.writeStringField("parish", address.city());
    json.writeStringField("country", address.country());
    json.writeEndObject();
  }

  private static String state(Operator operator) {
    return switch (operator.standing()) {
      case VALID -> "ACTIVO";
      case SUSPENDED -> "SUSPENSO";
      case REVOKED -> "REVOGADO";
      case WITHDRAWN -> "RETIRADO";
      case EXPIRED -> "EXPIRADO";
    };
  }

  private static void date(JsonGenerator json, String field, @Nullable LocalDate date)
      throws IOException {
    if (date != null) {
      json.writeStringField(field, date.toString());
    }
  }
}
