package mra.journal;

import static mra.fault.Fault.FORBIDDEN_CONSTRUCT;
import static mra.fault.Fault.MALFORMED;
import static mra.fault.Fault.SCHEMA_VIOLATED;
import static mra.fault.Fault.TOO_LARGE;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import mra.fault.Refused;
import org.xml.sax.SAXException;

/** A receipt as canonical XML, valid against schemas/canonical/receipt.xsd both ways. */
public final class ReceiptXml {
  static final int BYTES_MAX = 4 * 1024 * 1024;

  private static final JAXBContext CONTEXT = context();
  private static final Schema SCHEMA = schema();
  private static final XMLInputFactory FACTORY = factory();

  private ReceiptXml() {}

  /**
   * UTF-8.
   *
   * @throws IllegalArgumentException when the schema cannot say it, such as a digest that is none
   */
  public static byte[] write(Receipt receipt) {
    var bytes = new ByteArrayOutputStream();
    try {
      var marshaller = CONTEXT.createMarshaller();
      marshaller.setSchema(SCHEMA);
      marshaller.setEventHandler(event -> false);
      marshaller.marshal(ReceiptToXml.of(receipt), bytes);
    } catch (JAXBException e) {
      throw new IllegalArgumentException("no such receipt can be written", e);
    }
    return bytes.toByteArray();
  }

  /** Reads what a partner wrote, or refuses it with the fault of a document. */
  public static Receipt read(byte[] xml) {
    if (xml.length > BYTES_MAX) {
      throw new Refused(TOO_LARGE, "receipt", "more than " + BYTES_MAX + " bytes");
    }
    try {
      var reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml));
      toRoot(reader);
      var receipt = validated(reader);
      toEnd(reader);
      return ReceiptFromXml.of(receipt);
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  private static void toRoot(XMLStreamReader reader) throws XMLStreamException {
    while (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
      if (reader.getEventType() == XMLStreamConstants.DTD) {
        throw new Refused(FORBIDDEN_CONSTRUCT, "receipt", "a document type declaration");
      }
      reader.next();
    }
  }

  private static void toEnd(XMLStreamReader reader) throws XMLStreamException {
    while (reader.hasNext()) {
      reader.next();
    }
  }

  private static mra.journal.xml.Receipt validated(XMLStreamReader reader) {
    try {
      var unmarshaller = CONTEXT.createUnmarshaller();
      unmarshaller.setSchema(SCHEMA);
      unmarshaller.setEventHandler(event -> false);
      return unmarshaller.unmarshal(reader, mra.journal.xml.Receipt.class).getValue();
    } catch (JAXBException e) {
      if (e.getLinkedException() instanceof XMLStreamException broken) {
        throw malformed(broken);
      }
      throw new Refused(SCHEMA_VIOLATED, place(reader.getLocation().getLineNumber()), "", e);
    }
  }

  private static Refused malformed(XMLStreamException e) {
    var at = e.getLocation();
    return new Refused(MALFORMED, at == null ? "receipt" : place(at.getLineNumber()), "", e);
  }

  private static String place(int line) {
    return "receipt, line " + line;
  }

  /**
   * The JDK's, with nothing that reaches outside of the document; its own limits on names,
   * attributes and depth hold as well.
   */
  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("external references are never followed");
    });
    return factory;
  }

  private static JAXBContext context() {
    try {
      return JAXBContext.newInstance(mra.journal.xml.Receipt.class);
    } catch (JAXBException generatedClassesAreWrong) {
      throw new IllegalStateException(generatedClassesAreWrong);
    }
  }

  private static Schema schema() {
    try {
      var factory = SchemaFactory.newDefaultInstance();
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      var packaged = ReceiptXml.class.getResource("/schemas/canonical/receipt.xsd");
      return factory.newSchema(Objects.requireNonNull(packaged, "the schema is not packaged"));
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }
}
