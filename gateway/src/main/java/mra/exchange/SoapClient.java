package mra.exchange;

import java.time.Clock;
import mra.eu.wsdl.AeoExchange;
import mra.partner.Limits;
import mra.partner.TrustProfile;
import mra.trust.KeyEntry;
import mra.trust.SealRecipe;
import mra.trust.Tls;
import mra.trust.WsSecurity;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;

/** A partner's SOAP service behind mutual TLS and WS-Security. */
final class SoapClient {

  private SoapClient() {}

  /**
   * @param ours signs our requests and opens the answers
   * @param tls shows who we are to the partner's server
   * @param silenceMillis a server that sends nothing for this long hangs
   */
  static AeoExchange of(
      String address,
      TrustProfile trust,
      Limits limits,
      KeyEntry ours,
      KeyEntry tls,
      long silenceMillis,
      Clock clock) {
    var factory = new JaxWsProxyFactoryBean();
    factory.setAddress(address);
    factory.setBindingId("http://www.w3.org/2003/05/soap/bindings/HTTP/"); // SOAP 1.2
    var service = factory.create(AeoExchange.class);
    var client = ClientProxy.getClient(service);
    transport(client, tls, trust, silenceMillis);
    var recipient = SealRecipe.to(trust, ours).mustBeFor();
    WsSecurity.install(client, ours, recipient, trust.theirs(), limits.time(), clock);
    return service;
  }

  private static void transport(
      Client client, KeyEntry tls, TrustProfile trust, long silenceMillis) {
    var conduit = (HTTPConduit) client.getConduit();
    var parameters = new TLSClientParameters();
    parameters.setSSLSocketFactory(Tls.client(tls, trust.transport()).getSocketFactory());
    conduit.setTlsClientParameters(parameters);
    var policy = new HTTPClientPolicy();
    policy.setConnectionTimeout(silenceMillis);
    policy.setReceiveTimeout(silenceMillis);
    policy.setAllowChunking(false);
    policy.setAutoRedirect(false);
    conduit.setClient(policy);
  }
}
