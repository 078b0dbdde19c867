package mra.rehearsal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import mra.canonical.Address;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/** One {@code l:Operator} and its certificates. */
final class EuOperatorWriter {
  static final String NAMESPACE = "urn:mra:reference:eu:aeo-list:1";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  private final XMLStreamWriter xml;

  EuOperatorWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  void begin(String eori, Operator operator) throws XMLStreamException {
    start("Operator");
    text("eori", eori);
    for (Name name : operator.names()) {
      name(name);
    }
    var address = operator.address();
    if (address != null) {
      address(address);
    }
    for (String role : operator.roles()) {
      text("role", role);
    }
  }

  void certificate(Operator operator) throws XMLStreamException {
    start("certificate");
    text("number", operator.code().received());
    text("type", operator.programme());
    start("status");
    date(operator.standingSince(), since -> xml.writeAttribute("since", since));
    xml.writeCharacters(status(operator));
    end();
    date(operator.validFrom(), from -> text("effectiveDate", from));
    date(operator.validTo(), to -> text("expiryDate", to));
    optional("office", operator.office());
    end();
  }

  void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  /** The Union says revoked or annulled; to us both have ended. */
  private static String status(Operator operator) {
    var since = operator.standingSince();
    boolean annulled =
        operator.standing() == Standing.REVOKED && since != null && since.getDayOfMonth() % 2 == 0;
    return annulled ? "annulled" : operator.standing().name().toLowerCase(Locale.ROOT);
  }

  private void name(Name name) throws XMLStreamException {
    start("name");
    if (name.lang() != null) {
      xml.writeAttribute("lang", name.lang());
    }
    xml.writeCharacters(name.text());
    end();
  }

  private void address(Address address) throws XMLStreamException {
    start("address");
    for (String line : address.lines()) {
      text("line", line);
    }
    optional("city", address.city());
    optional("postcode", address.postcode());
    optional("region", address.region());
    optional("country", address.country());
    end();
  }

  private void start(String element) throws XMLStreamException {
    xml.writeStartElement("l", element, NAMESPACE);
  }

  private void text(String element, String text) throws XMLStreamException {
    start(element);
    xml.writeCharacters(text);
    end();
  }

  private void optional(String element, @Nullable String text) throws XMLStreamException {
    if (text != null) {
      text(element, text);
    }
  }

  private static void date(@Nullable LocalDate date, DateSink sink) throws XMLStreamException {
    if (date != null) {
      sink.write(DATE.format(date));
    }
  }

  private interface DateSink {
    void write(String date) throws XMLStreamException;
  }
}
