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
import mra.trust.WireTee;
import org.apache.camel.Exchange;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;

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
    this.service = SoapClient.of(address, trust, limits, ours, tls, silenceMillis, clock);
    var client = ClientProxy.getClient(service);
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
}
