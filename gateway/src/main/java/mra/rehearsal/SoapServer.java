package mra.rehearsal;

import jakarta.servlet.Filter;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import mra.partner.Pull.Transport;
import mra.trust.KeyEntry;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.interceptor.InterceptorProvider;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** SOAP 1.2 behind mutual TLS, on a Tomcat of its own. */
final class SoapServer implements Receiving {
  private static final String PATH = "/aeo-exchange";

  /** Guards a key that never leaves memory; Tomcat wants one. */
  private static final String STORE_PASSWORD = "in memory";

  private final Tomcat tomcat = new Tomcat();
  private final ExtensionManagerBus bus = new ExtensionManagerBus();
  private final Stall stall = new Stall();
  private final Site site;
  private final Handshakes handshakes;
  private final SoapDesk service;
  private final ForgedBody forgedBody = new ForgedBody();
  private final EndpointImpl endpoint;
  private final List<Interceptor<? extends Message>> sealing;

  /**
   * @param work Tomcat's folder
   * @param clients who issued the certificates of those who may ask
   * @param security puts into the endpoint what opens requests and seals replies
   */
  SoapServer(
      Path work,
      KeyEntry tls,
      X509Certificate clients,
      Consumer<InterceptorProvider> security,
      Site site)
      throws IOException {
    this.site = site;
    handshakes = new Handshakes(site.onlooker());
    service =
        new SoapDesk(stall, new SoapCounter(Files.createDirectories(work.resolve("incoming"))));
    tomcat.setBaseDir(work.toString());
    tomcat.getEngine().setName("rehearsal");
    tomcat.setConnector(connector(tls, clients));
    deploy(tomcat.addContext("", null));
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      throw new IOException("The SOAP server does not start", e);
    }
    endpoint = new EndpointImpl(bus, service, SOAPBinding.SOAP12HTTP_BINDING);
    security.accept(endpoint);
    endpoint.publish(PATH);
    sealing = List.copyOf(endpoint.getOutInterceptors());
  }

  private void deploy(Context context) {
    var servlet = new CXFNonSpringServlet();
    servlet.setBus(bus);
    Tomcat.addServlet(context, "cxf", servlet);
    context.addServletMappingDecoded("/*", "cxf");
    filter(context, "watched", new SoapVisits(site.onlooker()));
    filter(context, "midway", new MidwayFilter());
  }

  /** The first one added sees a request first. */
  private static void filter(Context context, String name, Filter filter) {
    var definition = new FilterDef();
    definition.setFilterName(name);
    definition.setFilter(filter);
    context.addFilterDef(definition);
    var everything = new FilterMap();
    everything.setFilterName(name);
    everything.addURLPattern("/*");
    context.addFilterMap(everything);
  }

  private Connector connector(KeyEntry tls, X509Certificate clients) throws IOException {
    var connector = new Connector();
    connector.setPort(site.port(Transport.SOAP));
    connector.setProperty("address", site.listen());
    connector.setScheme("https");
    connector.setSecure(true);
    connector.setProperty("SSLEnabled", "true");
    connector.addSslHostConfig(mutualTls(tls, clients));
    return connector;
  }

  private static SSLHostConfig mutualTls(KeyEntry tls, X509Certificate clients) throws IOException {
    var host = new SSLHostConfig();
    host.setProtocols("TLSv1.3");
    host.setCertificateVerification("required");
    host.setTrustStore(JdkStores.trusting(clients));
    var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.RSA);
    certificate.setCertificateKeystore(JdkStores.key(tls, STORE_PASSWORD));
    certificate.setCertificateKeystorePassword(STORE_PASSWORD);
    host.addCertificate(certificate);
    return host;
  }

  @Override
  public URI address() {
    return URI.create(
        "https://" + site.called() + ":" + tomcat.getConnector().getLocalPort() + PATH);
  }

  @Override
  public void offer(Offer offer) {
    var out = endpoint.getServer().getEndpoint().getOutInterceptors();
    out.removeAll(sealing);
    out.remove(forgedBody);
    if (offer.mischief() != Mischief.UNSIGNED) {
      out.addAll(sealing);
    }
    if (offer.mischief() == Mischief.BODY_UNSIGNED) {
      out.add(forgedBody);
    }
    service.offer(offer);
  }

  @Override
  public void receive(Counter counter) {
    service.receive(counter);
  }

  /** Who wants it submits the list again. */
  @Override
  public void deliver(String document, byte[] sealed) {}

  @Override
  public void close() {
    stall.close();
    handshakes.close();
    bus.shutdown(true);
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException("The SOAP server does not stop", e);
    }
  }
}
