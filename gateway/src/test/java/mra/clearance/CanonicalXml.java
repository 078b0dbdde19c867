package mra.clearance;

import jakarta.xml.bind.JAXBContext;
import java.io.File;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.validation.SchemaFactory;
import mra.clearance.xml.Changes;

/** Reads messages as a subscriber would that trusts nobody. */
final class CanonicalXml {
  private CanonicalXml() {}

  /** Fails unless it is valid against the published schema. */
  static Changes valid(String xml) throws Exception {
    var reader = JAXBContext.newInstance(Changes.class).createUnmarshaller();
    reader.setSchema(
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(new File("../schemas/canonical/changes.xsd")));
    return (Changes) reader.unmarshal(new StringReader(xml));
  }
}
