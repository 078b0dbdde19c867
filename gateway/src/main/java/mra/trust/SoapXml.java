package mra.trust;

import static mra.fault.Fault.ENVELOPE_MALFORMED;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** SOAP envelopes as trees; small ones only, and no DTD. */
final class SoapXml {
  static final int ENVELOPE_BYTES_MAX = 256 * 1024;

  private SoapXml() {}

  static Document read(InputStream envelope) throws IOException {
    var bytes = envelope.readNBytes(ENVELOPE_BYTES_MAX + 1);
    if (bytes.length > ENVELOPE_BYTES_MAX) {
      throw BerReader.malformed("the SOAP envelope exceeds " + ENVELOPE_BYTES_MAX + " bytes");
    }
    try {
      var builder = factory().newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new ByteArrayInputStream(bytes));
    } catch (SAXException e) {
      throw new Refused(ENVELOPE_MALFORMED, "", "the SOAP envelope is not well-formed", e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    var factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  static void write(Document document, OutputStream to) throws IOException {
    try {
      var transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      transformer.transform(new DOMSource(document), new StreamResult(to));
    } catch (TransformerException e) {
      throw new IOException("cannot write the envelope", e);
    }
  }

  /** The element children; text between them does not matter. */
  static List<Element> children(Element parent) {
    var elements = new ArrayList<Element>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** The only child with this local name. */
  static Element only(Element parent, String localName) {
    var found =
        children(parent).stream().filter(each -> localName.equals(each.getLocalName())).toList();
    if (found.size() != 1) {
      throw BerReader.malformed(
          "%s has %d elements %s".formatted(parent.getLocalName(), found.size(), localName));
    }
    return found.getFirst();
  }

  /** The only child of this name, or null; two of them make the envelope malformed. */
  static @Nullable Element optional(Element parent, @Nullable String namespace, String localName) {
    var found = children(parent).stream().filter(each -> is(each, namespace, localName)).toList();
    if (found.size() > 1) {
      throw BerReader.malformed("the envelope has two elements " + localName);
    }
    return found.isEmpty() ? null : found.getFirst();
  }

  static boolean is(Element element, @Nullable String namespace, String localName) {
    return localName.equals(element.getLocalName())
        && Objects.equals(namespace, element.getNamespaceURI());
  }
}
