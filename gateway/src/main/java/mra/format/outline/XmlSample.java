package mra.format.outline;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.XmlFactories;

/** The elements and attributes of an XML sample. */
final class XmlSample {
  private static final int DEPTH_MAX = 64;
  private static final int TEXT_MAX = 4_000;

  private final Budget budget = new Budget();
  private final ArrayDeque<Spot> open = new ArrayDeque<>();
  private final ArrayDeque<StringBuilder> texts = new ArrayDeque<>();
  private final Path file;

  private XmlSample(Path file) {
    this.file = file;
  }

  static Spot read(Path file) {
    return new XmlSample(file).read();
  }

  private Spot read() {
    var root = new Spot("", "", false);
    root.enter();
    open.push(root);
    texts.push(new StringBuilder());
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      // A stream, not a reader: an XML document says itself how it is encoded.
      var events = XmlFactories.IN.createXMLStreamReader(in);
      while (events.hasNext()) {
        event(events);
      }
    } catch (XMLStreamException | IOException broken) {
      throw new Refused(Fault.MALFORMED, file.toString(), sentence(broken), broken);
    }
    return root;
  }

  private void event(XMLStreamReader events) throws XMLStreamException {
    switch (events.next()) {
      case XMLStreamConstants.START_ELEMENT -> start(events);
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
        var text = texts.element();
        int room = TEXT_MAX - text.length();
        text.append(events.getText(), 0, Math.min(room, events.getTextLength()));
      }
      case XMLStreamConstants.END_ELEMENT -> open.pop().text(texts.pop().toString(), budget);
      case XMLStreamConstants.DTD ->
          throw new Refused(
              Fault.FORBIDDEN_CONSTRUCT, file.toString(), "a document type declaration");
      default -> {}
    }
  }

  private void start(XMLStreamReader events) {
    if (open.size() > DEPTH_MAX) {
      throw new Refused(
          Fault.LIMIT_EXCEEDED, file.toString(), "elements nest deeper than " + DEPTH_MAX);
    }
    var spot =
        open.element().child(text(events.getNamespaceURI()), events.getLocalName(), false, budget);
    spot.enter();
    for (int i = 0; i < events.getAttributeCount(); i++) {
      var attribute =
          spot.child(
              text(events.getAttributeNamespace(i)), events.getAttributeLocalName(i), true, budget);
      attribute.enter();
      attribute.text(events.getAttributeValue(i), budget);
    }
    open.push(spot);
    texts.push(new StringBuilder());
  }

  private static String text(@org.jspecify.annotations.Nullable String namespace) {
    return namespace == null ? "" : namespace;
  }

  private static String sentence(Exception broken) {
    return String.valueOf(broken.getMessage()).lines().findFirst().orElse("it cannot be read");
  }
}
