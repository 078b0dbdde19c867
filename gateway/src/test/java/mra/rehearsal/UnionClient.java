package mra.rehearsal;

import jakarta.activation.DataHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import mra.eu.wsdl.AeoExchange;
import mra.eu.wsdl.RetrieveAeoListRequest;
import mra.eu.wsdl.RetrieveAeoListResponse;
import mra.eu.wsdl.SubmitAeoListRequest;
import mra.eu.wsdl.SubmitReceiptRequest;
import mra.partner.PartnerProfile;
import mra.trust.Tls;
import mra.trust.WireTee;
import mra.trust.WsSecurity;
import org.apache.cxf.attachment.AttachmentImpl;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.message.Attachment;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.HTTPConduit;
import org.jspecify.annotations.Nullable;

/** Asks as the gateway does: mutual TLS, WS-Security, the answer stored as it comes. */
final class UnionClient {
  private static final long BYTES_MAX = 100L << 20;

  private final AeoExchange service;
  private final AtomicReference<@Nullable Attachment> attachment = new AtomicReference<>();

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
    client.getOutInterceptors().add(new Attaching());
  }

  /** CXF's client takes no attachments from the request context, unless the WSDL binds them. */
  private final class Attaching extends AbstractPhaseInterceptor<Message> {
    Attaching() {
      super(Phase.SETUP);
    }

    @Override
    public void handleMessage(Message message) {
      var next = attachment.getAndSet(null);
      if (next != null) {
        message.setAttachments(List.of(next));
      }
    }
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

  /**
   * Submits a list.
   *
   * @param sealed what travels
   * @param stated whose digest and size stand in the Body
   * @param folder for what passes
   * @return their receipt; null when there is none
   */
  byte @Nullable [] submit(String document, byte[] sealed, byte[] stated, Path folder)
      throws IOException {
    var file = Files.write(Files.createTempFile(folder, document, ".p7m"), sealed);
    attachment.set(new AttachmentImpl(document, new DataHandler(new SealedFile(file))));
    var context = ClientProxy.getClient(service).getRequestContext();
    context.put(WireTee.FILE, Files.createTempFile(folder, "answer", ".mime"));
    var request = new SubmitAeoListRequest();
    request.setMessageId("submission-1");
    request.setDocumentId(document);
    request.setDigest(Sha256.start().digest(stated));
    request.setSize(stated.length);
    return service.submitAeoList(request).getReceipt();
  }

  /** Answers one of their lists. */
  void answer(String document, byte[] signed, Path folder) throws IOException {
    ClientProxy.getClient(service)
        .getRequestContext()
        .put(WireTee.FILE, Files.createTempFile(folder, "answer", ".mime"));
    var request = new SubmitReceiptRequest();
    request.setMessageId("receipt-1");
    request.setDocumentId(document);
    request.setReceipt(signed);
    service.submitReceipt(request);
  }
}
