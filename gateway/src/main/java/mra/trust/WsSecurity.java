package mra.trust;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.cxf.interceptor.InterceptorProvider;

/**
 * Ready-made CXF interceptors. What goes out has Timestamp and Body signed and encrypted, what
 * comes in must have; attachments pass untouched and are bound by a digest in the Body (MTOM stays
 * off).
 */
public final class WsSecurity {
  private WsSecurity() {}

  /**
   * Puts them into a client or an endpoint, faults included.
   *
   * @param ours signs what goes out and decrypts what comes in
   * @param recipient for whom to encrypt
   * @param pinned signers, or their authorities, whose messages are let in
   * @param transfer how long one message may take to arrive
   */
  public static void install(
      InterceptorProvider at,
      KeyEntry ours,
      X509Certificate recipient,
      List<X509Certificate> pinned,
      Duration transfer,
      Clock clock) {
    var out = new SoapOutInterceptor(new SoapSealer(ours, recipient, clock));
    var in = new SoapInInterceptor(ours, pinned, transfer, clock);
    at.getOutInterceptors().add(out);
    at.getOutFaultInterceptors().add(out);
    at.getInInterceptors().add(in);
    at.getInFaultInterceptors().add(in);
  }
}
