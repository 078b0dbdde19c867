package mra.rehearsal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import mra.canonical.Operator;
import org.jspecify.annotations.Nullable;

/**
 * XML after {@code schemas/EU/aeo-list.xsd}: consecutive certificates of one EORI share a record.
 */
final class EuListWriter implements ListWriter {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

  @Override
  public long count(Iterator<Operator> operators) {
    long firms = 0;
    String last = null;
    while (operators.hasNext()) {
      var eori = eori(operators.next());
      if (!eori.equals(last)) {
        firms++;
      }
      last = eori;
    }
    return firms;
  }

  @Override
  public void write(ListFacts facts, Iterator<Operator> operators, OutputStream out)
      throws IOException {
    try {
      var xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
      writeList(xml, facts, operators);
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException("The list could not be written", e);
    }
  }

  private static void writeList(XMLStreamWriter xml, ListFacts facts, Iterator<Operator> operators)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("l", "AeoList", EuOperatorWriter.NAMESPACE);
    xml.writeNamespace("l", EuOperatorWriter.NAMESPACE);
    xml.writeAttribute("id", facts.document());
    xml.writeAttribute("type", facts.type());
    xml.writeAttribute("sequence", Long.toString(facts.sequence()));
    xml.writeAttribute("asOf", facts.asOf().toString());
    xml.writeAttribute("count", Long.toString(facts.count()));
    writeOperators(new EuOperatorWriter(xml), operators);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private static void writeOperators(EuOperatorWriter writer, Iterator<Operator> operators)
      throws XMLStreamException {
    @Nullable String open = null;
    while (operators.hasNext()) {
      var operator = operators.next();
      if (!eori(operator).equals(open)) {
        if (open != null) {
          writer.end();
        }
        open = eori(operator);
        writer.begin(open, operator);
      }
      writer.certificate(operator);
    }
    if (open != null) {
      writer.end();
    }
  }

  private static String eori(Operator operator) {
    return Objects.requireNonNull(operator.identifiers().get("EORI"));
  }
}
