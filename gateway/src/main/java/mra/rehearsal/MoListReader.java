package mra.rehearsal;

import static mra.fault.Fault.COUNT_WRONG;
import static mra.fault.Fault.HEADER_INVALID;
import static mra.fault.Fault.MALFORMED;
import static mra.fault.Fault.SNAPSHOT_MOVED;
import static mra.rehearsal.OurOperator.day;
import static mra.rehearsal.OurOperator.meaning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mra.canonical.Consent;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.fault.Refused;
import mra.trust.Content;
import mra.trust.Opened;
import org.jspecify.annotations.Nullable;

/** Macao reads pages of JSON, which must agree on everything but their number. */
final class MoListReader implements TheirReader {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Map<String, ListType> TYPES =
      Map.of("completa", ListType.FULL, "incremental", ListType.DELTA, "urgente", ListType.URGENT);
  private static final Map<String, String> CLASSES =
      Map.of("AVANCADA", "CN_ADVANCED", "CERTIFICADA", "CN_CERTIFIED");
  private static final Map<String, Standing> STATES =
      Map.of(
          "ACTIVO", Standing.VALID,
          "SUSPENSO", Standing.SUSPENDED,
          "REVOGADO", Standing.REVOKED,
          "RETIRADO", Standing.WITHDRAWN,
          "EXPIRADO", Standing.EXPIRED);
  private static final Map<String, Consent> CONSENTS =
      Map.of("DADO", Consent.GIVEN, "RETIRADO", Consent.WITHDRAWN);
  private static final Map<String, String> ACTIVITIES =
      Map.of(
          "IMPORT",
          "IM",
          "EXPORT",
          "EX",
          "BROKER",
          "CB",
          "CARRIER",
          "CA",
          "WAREHOUSE",
          "WH",
          "MANUFACTURER",
          "MF",
          "FORWARDER",
          "FW",
          "TERMINAL",
          "TR",
          "CONSOLIDATOR",
          "CS");

  /** What all pages must say alike. */
  private static final List<String> ALIKE =
      List.of("snapshot", "pages", "listType", "sequence", "generatedAt", "total");

  @Override
  public TheirList read(Opened opened) throws IOException {
    var content = opened.content();
    try {
      var first = page(content, 1);
      var head = head(first);
      var operators = new ArrayList<Operator>();
      first.path("operators").forEach(each -> operators.add(operator(each)));
      for (int number = 2; number <= content.parts(); number++) {
        var page = page(content, number);
        if (!head(page).equals(head)) {
          throw new Refused(SNAPSHOT_MOVED, "page " + number, "it belongs to another list");
        }
        page.path("operators").forEach(each -> operators.add(operator(each)));
      }
      if (operators.size() != head.path("total").asLong(-1)) {
        throw new Refused(COUNT_WRONG, "total", operators.size() + " records are there");
      }
      return list(head, operators);
    } catch (JsonProcessingException e) {
      throw new Refused(MALFORMED, "", "no JSON", e);
    } catch (DateTimeException e) {
      throw new Refused(HEADER_INVALID, "generatedAt", "no moment", e);
    }
  }

  private static TheirList list(JsonNode head, List<Operator> operators) {
    var type = meaning(TYPES, text(head, "listType"));
    boolean takesTurn = type != ListType.URGENT;
    if ((takesTurn && !head.path("sequence").isIntegralNumber())
        || !head.path("snapshot").isTextual()) {
      throw new Refused(HEADER_INVALID, "", "snapshot and sequence must be there");
    }
    return new TheirList(
        head.path("snapshot").textValue(),
        type,
        takesTurn ? head.path("sequence").longValue() : TheirList.NO_TURN,
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(
            head.path("generatedAt").asText(), Instant::from),
        operators);
  }

  private static ObjectNode page(Content content, int number) throws IOException {
    try (var in = content.part(number - 1)) {
      if (!(JSON.readTree(in) instanceof ObjectNode page) || !page.path("operators").isArray()) {
        throw new Refused(MALFORMED, "page " + number, "no page of operators");
      }
      if (page.path("page").asInt() != number || page.path("pages").asInt() != content.parts()) {
        throw new Refused(COUNT_WRONG, "page " + number, "it says that it is another page");
      }
      return page;
    }
  }

  private static JsonNode head(ObjectNode page) {
    var head = JSON.createObjectNode();
    ALIKE.forEach(name -> head.set(name, page.get(name)));
    return head;
  }

  private static Operator operator(JsonNode json) {
    var operator = new OurOperator();
    operator.code = text(json, "code");
    operator.programme = meaning(CLASSES, text(json, "class"));
    operator.standing = meaning(STATES, text(json.path("state"), "value"));
    operator.standingSince = date(json.path("state"), "since");
    operator.validFrom = date(json.path("period"), "from");
    operator.validTo = date(json.path("period"), "to");
    operator.office = text(json, "customs");
    var consent = text(json, "consent");
    operator.consent = consent == null ? null : meaning(CONSENTS, consent);
    json.path("activities").forEach(each -> operator.role(meaning(ACTIVITIES, each.textValue())));
    enterprise(json.path("enterprise"), operator);
    return operator.finished();
  }

  private static void enterprise(JsonNode json, OurOperator operator) {
    operator.name(text(json.path("names"), "zh"), "zh");
    operator.name(text(json.path("names"), "en"), "en");
    json.path("address").path("lines").forEach(each -> operator.line(each.textValue()));
    operator.country = text(json.path("address"), "country");
    operator.uscc(text(json.path("ids"), "uscc"));
  }

  private static @Nullable LocalDate date(JsonNode json, String field) {
    return day(text(json, field), DateTimeFormatter.ISO_LOCAL_DATE);
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.path(field).textValue();
  }
}
