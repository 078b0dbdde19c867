package mra.rehearsal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import mra.eu.wsdl.AeoExchange;
import mra.eu.wsdl.RetrieveAeoListRequest;
import mra.eu.wsdl.RetrieveAeoListResponse;
import mra.partner.PartnerProfile;
import mra.trust.Tls;
import mra.trust.WireTee;
import mra.trust.WsSecurity;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.transport.http.HTTPConduit;

/** Asks as the gateway does: mutual TLS, WS-Security, the answer stored as it comes. */
final class UnionClient {
  private static final long BYTES_MAX = 100L << 20;

  private final AeoExchange service;

  UnionClient(Rehearsal rehearsal, PartnerProfile profile) {
    var trust = Objects.requireNonNull(profile.trust());
    var keys = rehearsal.keys();
    var factory = new JaxWsProxyFactoryBean();
    factory.setAddress(rehearsal.address(Administration.EU).toString());
    factory.setBindingId("http://www.w3.org/2003/05/soap/bindings/HTTP/");
    service = factory.create(AeoExchange.class);
    var client = ClientProxy.getClient(service);
    var tls = new TLSClientParameters();
    var context = Tls.client(keys.key("gateway-tls"), trust.transport());
    tls.setSSLSocketFactory(context.getSocketFactory());
    ((HTTPConduit) client.getConduit()).setTlsClientParameters(tls);
    var recipient =
        trust.theirs().pinned().stream().filter(c -> c.getKeyUsage()[2]).findFirst().orElseThrow();
    WsSecurity.install(
        client,
        keys.key("gateway-rsa"),
        recipient,
        trust.theirs(),
        Duration.ofMinutes(1),
        Clock.systemUTC());
    store(client);
  }

  private static void store(Client client) {
    var tee = new WireTee(BYTES_MAX, Duration.ofMinutes(1));
    client.getInInterceptors().add(tee);
    client.getInFaultInterceptors().add(tee);
  }

  /**
   * @param raw where the answer is stored
   */
  RetrieveAeoListResponse ask(Path raw) {
    ClientProxy.getClient(service).getRequestContext().put(WireTee.FILE, raw);
    var request = new RetrieveAeoListRequest();
    request.setMessageId("question-1");
    return service.retrieveAeoList(request);
  }
}
