package mra.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.cxf.interceptor.AttachmentOutInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxOutInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Puts a plain Body in the place of the sealed one, and leaves the security header as it was. */
final class ForgedBody extends AbstractPhaseInterceptor<Message> {
  ForgedBody() {
    super(Phase.PRE_STREAM);
    // Between the two: the MIME header of the envelope's part is already written.
    addAfter(AttachmentOutInterceptor.class.getName());
    addBefore(StaxOutInterceptor.class.getName());
  }

  @Override
  public void handleMessage(Message message) {
    var wire = message.getContent(OutputStream.class);
    var sealed = new ByteArrayOutputStream();
    message.setContent(OutputStream.class, sealed);
    message.getInterceptorChain().add(new Ending(wire, sealed));
  }

  /** Runs once the envelope was sealed and written, before attachments are. */
  private static final class Ending extends AbstractPhaseInterceptor<Message> {
    private final OutputStream wire;
    private final ByteArrayOutputStream sealed;

    Ending(OutputStream wire, ByteArrayOutputStream sealed) {
      super(Phase.PRE_PROTOCOL_ENDING);
      this.wire = wire;
      this.sealed = sealed;
    }

    @Override
    public void handleMessage(Message message) {
      message.setContent(OutputStream.class, wire);
      try {
        var envelope = parse(sealed.toByteArray());
        forge(envelope);
        TransformerFactory.newDefaultInstance()
            .newTransformer()
            .transform(new DOMSource(envelope), new StreamResult(wire));
      } catch (IOException | SAXException | ParserConfigurationException | TransformerException e) {
        throw new Fault(e);
      }
    }

    private static Document parse(byte[] envelope)
        throws IOException, SAXException, ParserConfigurationException {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(envelope));
    }

    private static void forge(Document envelope) {
      var soap = envelope.getDocumentElement().getNamespaceURI();
      var body = envelope.getElementsByTagNameNS(soap, "Body").item(0);
      body.setTextContent("");
      body.appendChild(envelope.createElementNS("urn:mra:reference:eu:aeo-exchange:1", "forged"));
    }
  }
}
