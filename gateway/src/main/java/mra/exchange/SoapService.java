package mra.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import mra.eu.wsdl.AeoExchange;
import mra.eu.wsdl.RetrieveAeoListRequest;
import mra.fault.Fault;
import mra.fault.Remedy;
import mra.partner.Limits;
import mra.partner.TrustProfile;
import mra.trust.KeyEntry;
import mra.trust.Received;
import mra.trust.SealRecipe;
import mra.trust.Tls;
import mra.trust.WireTee;
import mra.trust.WsSecurity;
import org.apache.camel.Exchange;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;

/**
 * Asks a partner's SOAP service for its list. What comes is stored as it came, and that file alone
 * is what the inbound route opens: the proof is the same for an answer of today and for a file of
 * last year.
 */
public final class SoapService {
  private final AeoExchange service;
  private final Arrivals arrivals;
  private final String address;

  /**
   * @param ours signs our requests and opens the answers
   * @param tls shows who we are to the partner's server
   * @param silenceMillis a server that sends nothing for this long hangs
   */
  SoapService(
      String address,
      TrustProfile trust,
      Limits limits,
      KeyEntry ours,
      KeyEntry tls,
      Arrivals arrivals,
      long silenceMillis,
      Clock clock) {
    this.address = address;
    this.arrivals = arrivals;
    var factory = new JaxWsProxyFactoryBean();
    factory.setAddress(address);
    factory.setBindingId("http://www.w3.org/2003/05/soap/bindings/HTTP/"); // SOAP 1.2
    this.service = factory.create(AeoExchange.class);
    var client = ClientProxy.getClient(service);
    transport(client, tls, trust, silenceMillis);
    var recipient = SealRecipe.to(trust, ours).recipient();
    WsSecurity.install(client, ours, recipient, trust.theirs(), limits.time(), clock);
    var tee = new WireTee(limits.bytes(), limits.time());
    client.getInInterceptors().add(tee);
    client.getInFaultInterceptors().add(tee);
  }

  public Received retrieve(Exchange exchange) throws IOException {
    var raw = arrivals.expect(exchange).path();
    client().getRequestContext().put(WireTee.FILE, raw);
    var request = new RetrieveAeoListRequest();
    request.setMessageId(Letter.id(exchange).toString());
    try {
      service.retrieveAeoList(request);
    } catch (RuntimeException refusal) {
      goOnIfStored(refusal, raw);
    }
    return arrivals.keep(exchange, raw, "SOAP " + address);
  }

  /** An answer that came whole but does not hold is kept as evidence; opening it says no again. */
  private static void goOnIfStored(RuntimeException refusal, Path raw) throws IOException {
    var fault = TransportFaults.of(refusal, "").fault();
    boolean whole = fault.remedy() == Remedy.QUARANTINE && fault != Fault.TOO_LARGE;
    if (!whole || fault == Fault.INTERNAL || Files.size(raw) == 0) {
      throw refusal;
    }
  }

  private Client client() {
    return ClientProxy.getClient(service);
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
