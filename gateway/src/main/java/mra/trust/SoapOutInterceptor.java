package mra.trust;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxOutInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.W3CDOMStreamWriter;
import org.apache.wss4j.common.ext.WSSecurityException;

/** Lets CXF write the envelope into a tree, and seals it before it goes out. */
final class SoapOutInterceptor extends AbstractSoapInterceptor {
  private final SoapSealer sealer;

  SoapOutInterceptor(SoapSealer sealer) {
    super(Phase.PRE_STREAM);
    addBefore(StaxOutInterceptor.class.getName());
    this.sealer = sealer;
  }

  @Override
  public void handleMessage(SoapMessage message) {
    var tree = new W3CDOMStreamWriter();
    message.setContent(XMLStreamWriter.class, tree);
    message.put("disable.outputstream.optimization", true);
    message.getInterceptorChain().add(new Ending(tree));
  }

  private final class Ending extends AbstractSoapInterceptor {
    private final W3CDOMStreamWriter tree;

    Ending(W3CDOMStreamWriter tree) {
      super(Phase.WRITE_ENDING);
      addAfter(
          "org.apache.cxf.binding.soap.interceptor.SoapOutInterceptor$SoapOutEndingInterceptor");
      this.tree = tree;
    }

    @Override
    public void handleMessage(SoapMessage message) {
      try {
        sealer.seal(tree.getDocument());
        SoapXml.write(tree.getDocument(), message.getContent(OutputStream.class));
      } catch (WSSecurityException | IOException e) {
        throw new Fault(e);
      }
    }
  }
}
