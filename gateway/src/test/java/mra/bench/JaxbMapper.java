package mra.bench;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.UnmarshallerHandler;
import java.nio.file.Path;
import javax.xml.validation.Schema;
import mra.bench.jaxb.Enterprise;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** JAXB, one record at a time, the schema checked by the parser in the same pass. */
final class JaxbMapper implements RecordSplitter.Records {
  private final UnmarshallerHandler handler;
  private final Digesting out;

  private JaxbMapper(UnmarshallerHandler handler, Digesting out) {
    this.handler = handler;
    this.out = out;
  }

  static String digest(Path file, Schema schema) throws Exception {
    var out = new Digesting();
    var unmarshaller = JAXBContext.newInstance(Enterprise.class).createUnmarshaller();
    var mapper = new JaxbMapper(unmarshaller.getUnmarshallerHandler(), out);
    RecordSplitter.split(file, schema, mapper);
    return out.digest();
  }

  @Override
  public ContentHandler begin() {
    return handler;
  }

  @Override
  public void end() throws SAXException {
    try {
      EnterpriseOperators.of((Enterprise) handler.getResult()).forEach(out::operator);
    } catch (JAXBException e) {
      throw new SAXException(e);
    }
  }
}
