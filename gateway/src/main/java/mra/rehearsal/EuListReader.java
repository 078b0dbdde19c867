package mra.rehearsal;

import static mra.fault.Fault.COUNT_WRONG;
import static mra.fault.Fault.HEADER_INVALID;
import static mra.fault.Fault.MALFORMED;
import static mra.fault.Fault.SCHEMA_VIOLATED;
import static mra.rehearsal.OurOperator.day;
import static mra.rehearsal.OurOperator.meaning;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import mra.canonical.Consent;
import mra.canonical.ListType;
import mra.canonical.Operator;
import mra.canonical.Standing;
import mra.fault.Refused;
import mra.trust.Opened;
import org.jspecify.annotations.Nullable;

/** The EU reads XML after {@code schemas/EU/cn-list.xsd}. */
final class EuListReader implements TheirReader {
  private static final String NAMESPACE = "urn:mra:reference:eu:cn-list:1";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final Map<String, String> PROGRAMMES =
      Map.of("ADVANCED", "CN_ADVANCED", "CERTIFIED", "CN_CERTIFIED");
  private static final Map<String, Standing> STANDINGS =
      Map.of(
          "valid", Standing.VALID,
          "suspended", Standing.SUSPENDED,
          "revoked", Standing.REVOKED,
          "withdrawn", Standing.WITHDRAWN,
          "expired", Standing.EXPIRED);
  private static final Map<String, Consent> CONSENTS =
      Map.of("given", Consent.GIVEN, "withdrawn", Consent.WITHDRAWN);

  @Override
  public TheirList read(Opened opened) throws IOException {
    var content = opened.content();
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try (var in = content.part(0)) {
      return list(factory.createXMLStreamReader(in));
    } catch (XMLStreamException e) {
      throw new Refused(MALFORMED, "", "no well-formed XML", e);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new Refused(HEADER_INVALID, "", "an attribute of the list", e);
    }
  }

  private static TheirList list(XMLStreamReader xml) throws XMLStreamException {
    xml.nextTag();
    xml.require(XMLStreamConstants.START_ELEMENT, NAMESPACE, "ThirdCountryAeoList");
    var document = needed(xml, "id");
    var type = ListType.valueOf(needed(xml, "type"));
    long sequence =
        type == ListType.URGENT ? TheirList.NO_TURN : Long.parseLong(needed(xml, "sequence"));
    var asOf = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(needed(xml, "asOf"), Instant::from);
    long count = Long.parseLong(needed(xml, "count"));
    var operators = new ArrayList<Operator>();
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      operators.add(operator(xml));
    }
    if (operators.size() != count) {
      throw new Refused(COUNT_WRONG, "", operators.size() + " records, " + count + " stated");
    }
    return new TheirList(document, type, sequence, asOf, operators);
  }

  private static Operator operator(XMLStreamReader xml) throws XMLStreamException {
    xml.require(XMLStreamConstants.START_ELEMENT, NAMESPACE, "Operator");
    var operator = new OurOperator();
    var consent = xml.getAttributeValue(null, "consent");
    operator.consent = consent == null ? null : meaning(CONSENTS, consent);
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      field(xml, operator);
    }
    return operator.finished();
  }

  private static void field(XMLStreamReader xml, OurOperator operator) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "tcuin" -> operator.code = code(xml.getElementText());
      case "nationalNumber" -> operator.uscc(xml.getElementText());
      case "name" -> {
        var lang = xml.getAttributeValue(null, "lang");
        operator.name(xml.getElementText(), lang);
      }
      case "address" -> address(xml, operator);
      case "role" -> operator.role(xml.getElementText());
      case "programme" -> operator.programme = meaning(PROGRAMMES, xml.getElementText());
      case "status" -> {
        operator.standingSince = day(xml.getAttributeValue(null, "since"), DAY);
        operator.standing = meaning(STANDINGS, xml.getElementText());
      }
      case "validity" -> {
        operator.validFrom = day(xml.getAttributeValue(null, "from"), DAY);
        operator.validTo = day(xml.getAttributeValue(null, "to"), DAY);
        xml.nextTag();
      }
      case "office" -> operator.office = xml.getElementText();
      default -> throw unexpected(xml);
    }
  }

  private static void address(XMLStreamReader xml, OurOperator operator) throws XMLStreamException {
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      switch (xml.getLocalName()) {
        case "line" -> operator.line(xml.getElementText());
        case "city" -> operator.city = xml.getElementText();
        case "postcode" -> operator.postcode = xml.getElementText();
        case "region" -> operator.region = xml.getElementText();
        case "country" -> operator.country = xml.getElementText();
        default -> throw unexpected(xml);
      }
    }
  }

  /** A TCUIN is the country and the number there; China's own codes begin with AEOCN. */
  private static @Nullable String code(String tcuin) {
    return tcuin.startsWith("CN") ? "AEO" + tcuin : null;
  }

  private static String needed(XMLStreamReader xml, String attribute) {
    var value = xml.getAttributeValue(null, attribute);
    if (value == null) {
      throw new Refused(HEADER_INVALID, attribute, "it is missing");
    }
    return value;
  }

  private static Refused unexpected(XMLStreamReader xml) {
    return new Refused(SCHEMA_VIOLATED, xml.getLocalName(), "an element that is not expected");
  }
}
