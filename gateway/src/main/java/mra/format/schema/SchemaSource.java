package mra.format.schema;

import com.sun.xml.xsom.XSSchemaSet;
import com.sun.xml.xsom.parser.XSOMParser;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads schema files. Only files are read, never the network, and none with a DTD. */
final class SchemaSource {
  private SchemaSource() {}

  static XSSchemaSet read(Path schema) {
    try {
      var parser = new XSOMParser(factory());
      parser.setErrorHandler(new FirstError());
      parser.setEntityResolver((publicId, systemId) -> local(systemId));
      parser.parse(schema.toFile());
      var set = parser.getResult();
      if (set == null) {
        throw new Refused(Fault.SCHEMA_INVALID, schema.toString(), "it cannot be read");
      }
      return set;
    } catch (SAXParseException wrong) {
      throw new Refused(
          Fault.SCHEMA_INVALID,
          place(wrong.getSystemId(), wrong.getLineNumber(), schema),
          String.valueOf(wrong.getMessage()),
          wrong);
    } catch (SAXException | IOException | ParserConfigurationException wrong) {
      throw new Refused(
          Fault.SCHEMA_INVALID, schema.toString(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** {@code file:line}, relative to where the program runs when the file lies below. */
  static String place(@Nullable String systemId, int line, Path schema) {
    var file = schema;
    if (systemId != null && systemId.startsWith("file:")) {
      file = Path.of(URI.create(systemId));
    }
    return file.equals(schema.toAbsolutePath()) ? schema + ":" + line : file + ":" + line;
  }

  private static SAXParserFactory factory() throws ParserConfigurationException, SAXException {
    var factory = SAXParserFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory;
  }

  private static @Nullable InputSource local(@Nullable String systemId) throws SAXException {
    if (systemId != null
        && systemId.startsWith("file:")
        && new File(URI.create(systemId)).isFile()) {
      return null;
    }
    throw new SAXException(
        systemId != null && systemId.startsWith("file:")
            ? "it names a file that is not there, " + systemId
            : "a schema may name files only, not " + systemId);
  }

  private static final class FirstError implements ErrorHandler {
    @Override
    public void warning(SAXParseException warning) throws SAXException {
      throw warning;
    }

    @Override
    public void error(SAXParseException error) throws SAXException {
      throw error;
    }

    @Override
    public void fatalError(SAXParseException error) throws SAXException {
      throw error;
    }
  }
}
