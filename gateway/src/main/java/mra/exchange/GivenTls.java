package mra.exchange;

import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;

/** Hands Camel a TLS context that the room trust made. */
final class GivenTls extends SSLContextParameters {
  private final SSLContext context;

  GivenTls(SSLContext context) {
    this.context = context;
  }

  @Override
  public SSLContext createSSLContext(CamelContext camel) {
    return context;
  }
}
