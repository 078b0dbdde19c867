package mra.trust;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import mra.partner.Signers;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.interceptor.InterceptorProvider;
import org.apache.cxf.message.Message;

/**
 * Ready-made CXF interceptors. What goes out has Timestamp and Body signed and encrypted, what
 * comes in must have; attachments pass untouched and are bound by a digest in the Body (MTOM stays
 * off).
 */
public final class WsSecurity {
  private WsSecurity() {}

  /** Makes one that signs and encrypts what goes out. */
  public static Interceptor<? extends Message> out(
      KeyEntry signer, X509Certificate recipient, Clock clock) {
    return new SoapOutInterceptor(new SoapSealer(signer, recipient, clock));
  }

  /**
   * Makes one that lets in what is encrypted for us and signed by somebody whom we pin.
   *
   * @param transfer how long one message may take to arrive
   */
  public static Interceptor<? extends Message> in(
      KeyEntry ours, Signers signers, Duration transfer, Clock clock) {
    return new SoapInInterceptor(ours, signers, transfer, clock);
  }

  /** Puts both into a client or an endpoint, faults included. */
  public static void install(
      InterceptorProvider at,
      KeyEntry ours,
      X509Certificate recipient,
      Signers signers,
      Duration transfer,
      Clock clock) {
    var out = out(ours, recipient, clock);
    var in = in(ours, signers, transfer, clock);
    at.getOutInterceptors().add(out);
    at.getOutFaultInterceptors().add(out);
    at.getInInterceptors().add(in);
    at.getInFaultInterceptors().add(in);
  }
}
