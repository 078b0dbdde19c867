package mra.format;

import java.io.IOException;
import java.util.ArrayList;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.schema.Text;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * The events a document is read by: elements and text; anything dangerous is refused, comments and
 * processing instructions pass unseen.
 */
final class XmlEvents implements AutoCloseable {
  enum Event {
    START,
    TEXT,
    END,
    DONE
  }

  private static final int TOKEN_MAX = 1 << 20;

  private static final int BELOW_ROOT = 2;

  private final RecordSlices slices;
  private final TokenGuard guard;
  private final XMLStreamReader2 reader;
  private final int depthMax;
  private final ArrayList<String> path = new ArrayList<>();

  /** Of the element below the root being read; of the end when there are no more. */
  private RecordSlices.Slice slice = RecordSlices.Slice.NONE;

  XmlEvents(RecordSlices slices, int depthMax) {
    this.slices = slices;
    this.guard = new TokenGuard(slices, TOKEN_MAX);
    this.depthMax = depthMax;
    try {
      this.reader = (XMLStreamReader2) XmlFactories.IN.createXMLStreamReader(guard);
    } catch (XMLStreamException notXml) {
      throw ReadFaults.of(notXml, "line 1", Fault.MALFORMED);
    }
    var encoding = reader.getEncoding();
    if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
      throw new Refused(Fault.ENCODING_WRONG, "line 1", encoding + " instead of UTF-8");
    }
  }

  Event next() {
    try {
      while (true) {
        int type = reader.next();
        guard.token();
        switch (type) {
          case XMLStreamConstants.START_ELEMENT -> {
            return start();
          }
          case XMLStreamConstants.END_ELEMENT -> {
            return Event.END;
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            return Event.TEXT;
          }
          case XMLStreamConstants.END_DOCUMENT -> {
            slice = slices.next();
            return Event.DONE;
          }
          case XMLStreamConstants.DTD ->
              throw new Refused(Fault.FORBIDDEN_CONSTRUCT, where(), "a document type declaration");
          case XMLStreamConstants.ENTITY_REFERENCE ->
              throw new Refused(Fault.FORBIDDEN_CONSTRUCT, where(), "an entity reference");
          default -> {}
        }
      }
    } catch (XMLStreamException illFormed) {
      throw ReadFaults.of(illFormed, where(), Fault.MALFORMED);
    }
  }

  private Event start() {
    if (path.size() == depthMax) {
      throw new Refused(
          Fault.LIMIT_EXCEEDED, where(), "elements are nested deeper than " + depthMax);
    }
    path.add(reader.getLocalName());
    if (path.size() == BELOW_ROOT) {
      slice = slices.next();
    }
    return Event.START;
  }

  /** To be called when an END was dealt with, so that {@link #where} still names the element. */
  void left() {
    path.removeLast();
  }

  String namespace() {
    var namespace = reader.getNamespaceURI();
    return namespace == null ? "" : namespace;
  }

  String name() {
    return path.getLast();
  }

  int attributes() {
    return reader.getAttributeCount();
  }

  String attributeNamespace(int index) {
    var namespace = reader.getAttributeNamespace(index);
    return namespace == null ? "" : namespace;
  }

  String attributeName(int index) {
    return reader.getAttributeLocalName(index);
  }

  String attributeValue(int index) {
    return reader.getAttributeValue(index);
  }

  int textLength() {
    return reader.getTextLength();
  }

  void appendTo(Text text) {
    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
  }

  RecordSlices.Slice slice() {
    return slice;
  }

  /** In the document as it was sent. */
  long line() {
    return reader.getLocation().getLineNumber() + slice.linesBefore();
  }

  /** Where the reader stands, as a path of local names. */
  String at() {
    return "/" + String.join("/", path);
  }

  String where() {
    return "line " + line() + ", " + at();
  }

  @Override
  public void close() {
    try {
      reader.close();
      guard.close();
    } catch (XMLStreamException | IOException failure) {
      throw new IllegalStateException("the document could not be closed", failure);
    }
  }
}
