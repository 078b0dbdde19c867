package mra.trust;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamReader;
import mra.fault.Refused;
import mra.partner.Signers;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.wss4j.common.WSS4JConstants;

/** Lets CXF read an envelope only after everything in it held, and then the decrypted one. */
final class SoapInInterceptor extends AbstractSoapInterceptor {
  private static final QName SECURITY = new QName(WSS4JConstants.WSSE_NS, "Security");

  private static final String SEEN = SoapInInterceptor.class.getName();

  private final KeyEntry ours;
  private final Signers signers;
  private final Duration transfer;
  private final Clock clock;

  SoapInInterceptor(KeyEntry ours, Signers signers, Duration transfer, Clock clock) {
    super(Phase.POST_STREAM);
    addBefore(StaxInInterceptor.class.getName());
    this.ours = ours;
    this.signers = signers;
    this.transfer = transfer;
    this.clock = clock;
  }

  @Override
  public Set<QName> getUnderstoodHeaders() {
    return Set.of(SECURITY);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    // CXF's client runs a second chain over an answer that is a fault; what was read is read.
    if (message.getExchange().put(SEEN, true) == null) {
      open(message);
    }
  }

  private void open(SoapMessage message) {
    var at = clock.instant();
    var pins = new Pins(signers, new RsaAlgorithms(), at);
    try {
      var envelope = SoapXml.read(message.getContent(InputStream.class));
      new SoapVerifier(ours, pins, at, transfer).verify(envelope);
      message.setContent(XMLStreamReader.class, StaxUtils.createXMLStreamReader(envelope));
    } catch (Refused e) {
      // The sender, who is nobody yet, is told nothing; the reason is the cause.
      throw new SoapFault("The message was not accepted.", e, message.getVersion().getSender());
    } catch (IOException e) {
      throw new Fault(e);
    }
  }
}
