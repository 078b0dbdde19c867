package mra.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.activation.DataHandler;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.handler.MessageContext;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import mra.eu.wsdl.AeoExchange;
import mra.eu.wsdl.RetrieveAeoListRequest;
import mra.eu.wsdl.RetrieveAeoListResponse;
import mra.trust.Issuer;
import mra.trust.Issuer.Kind;
import mra.trust.Issuer.Use;
import mra.trust.KeyEntry;
import mra.trust.Tls;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.transport.http.HTTPConduit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SoapServerTest {
  private static final byte[] SEALED = new byte[3 << 20];

  @TempDir static Path home;
  private static Issuer authority;
  private static KeyEntry client;
  private static SoapServer server;
  private static Path sealed;

  @BeforeAll
  static void start() throws IOException {
    authority = Issuer.authority("Test authority", Kind.RSA, Clock.systemUTC());
    client = authority.issue("Test client", Use.TLS_CLIENT);
    var tls = authority.tlsServer("localhost", List.of("localhost"));
    server = new SoapServer(home, tls, authority.certificate(), endpoint -> {}, Site.LOOPBACK);
    new Random(1).nextBytes(SEALED);
    sealed = Files.write(home.resolve("sealed"), SEALED);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void sendsTheListBesideTheBodyThatNamesItsDigest() throws Exception {
    server.offer(new Offer("EU-2026-000017", List.of(sealed), Mischief.NONE));
    var answer = ask(client);
    var body = answer.body();
    assertThat(body.getDocumentId()).isEqualTo("EU-2026-000017");
    assertThat(body.getCorrelationId()).isEqualTo("question-1");
    assertThat(body.getSize()).isEqualTo(SEALED.length);
    assertThat(body.getDigest()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(SEALED));
    assertThat(answer.attachments()).hasSize(1);
    var list = answer.attachments().values().iterator().next();
    assertThat(list.getContentType()).isEqualTo("application/pkcs7-mime");
    assertThat(list.getInputStream().readAllBytes()).isEqualTo(SEALED);
  }

  @Test
  void refusesAClientWithoutCertificate() {
    server.offer(new Offer("EU-2026-000017", List.of(sealed), Mischief.NONE));
    assertThatThrownBy(() -> ask(null)).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void refusesAClientOfAnotherAuthority() {
    server.offer(new Offer("EU-2026-000017", List.of(sealed), Mischief.NONE));
    var stranger = Issuer.authority("Stranger", Kind.RSA, Clock.systemUTC());
    assertThatThrownBy(() -> ask(stranger.issue("Stranger", Use.TLS_CLIENT)))
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void breaksTheConnectionMidway() {
    server.offer(new Offer("EU-2026-000017", List.of(sealed), Mischief.CLOSES_MIDWAY));
    assertThatThrownBy(
            () -> {
              for (DataHandler each : ask(client).attachments().values()) {
                each.getInputStream().readAllBytes();
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("Premature EOF");
  }

  private static Answer ask(@Nullable KeyEntry key) {
    var factory = new JaxWsProxyFactoryBean();
    factory.setAddress(server.address().toString());
    factory.setBindingId(SOAPBinding.SOAP12HTTP_BINDING);
    var proxy = factory.create(AeoExchange.class);
    var tls = new TLSClientParameters();
    tls.setSSLSocketFactory(Tls.client(key, List.of(authority.certificate())).getSocketFactory());
    ((HTTPConduit) ClientProxy.getClient(proxy).getConduit()).setTlsClientParameters(tls);
    var request = new RetrieveAeoListRequest();
    request.setMessageId("question-1");
    var body = proxy.retrieveAeoList(request);
    return new Answer(body, attachments(proxy));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, DataHandler> attachments(AeoExchange proxy) {
    var context = ((BindingProvider) proxy).getResponseContext();
    return (Map<String, DataHandler>)
        Objects.requireNonNull(context.get(MessageContext.INBOUND_MESSAGE_ATTACHMENTS));
  }

  private record Answer(RetrieveAeoListResponse body, Map<String, DataHandler> attachments) {}
}
