package mra.bench;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.Schema;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a list with the JDK's validating parser and hands out each record as a document. */
final class RecordSplitter extends DefaultHandler {
  private static final String NAMESPACE = "urn:mra:reference:eu:aeo-list:1";
  private static final String RECORD = "Operator";

  private final Records records;
  private @Nullable ContentHandler open;

  private RecordSplitter(Records records) {
    this.records = records;
  }

  interface Records {
    ContentHandler begin() throws SAXException;

    void end() throws SAXException;
  }

  static void split(Path file, Schema schema, Records records)
      throws SAXException, ParserConfigurationException, IOException {
    var factory = SAXParserFactory.newDefaultNSInstance();
    factory.setSchema(schema);
    factory.newSAXParser().parse(file.toFile(), new RecordSplitter(records));
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes)
      throws SAXException {
    if (open == null && local.equals(RECORD)) {
      open = records.begin();
      open.startDocument();
      open.startPrefixMapping("l", NAMESPACE);
    }
    if (open != null) {
      open.startElement(uri, local, name, attributes);
    }
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    if (open != null) {
      open.characters(text, start, length);
    }
  }

  @Override
  public void endElement(String uri, String local, String name) throws SAXException {
    if (open == null) {
      return;
    }
    open.endElement(uri, local, name);
    if (local.equals(RECORD)) {
      open.endPrefixMapping("l");
      open.endDocument();
      open = null;
      records.end();
    }
  }

  @Override
  public void error(SAXParseException invalid) throws SAXException {
    throw invalid;
  }
}
