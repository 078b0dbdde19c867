package mra.rehearsal;

import jakarta.activation.DataHandler;
import jakarta.xml.ws.WebServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import mra.eu.wsdl.AeoExchange;
import mra.eu.wsdl.SubmitAeoListRequest;
import mra.eu.wsdl.SubmitReceiptRequest;
import mra.partner.Signers;
import mra.trust.WsSecurity;
import org.apache.cxf.attachment.AttachmentImpl;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.message.Attachment;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Submits lists and receipts to the gateway's SOAP service. */
final class SoapBringer implements Bringer {
  /** How long an answer may take to arrive. */
  private static final Duration ANSWER_TIME = Duration.ofMinutes(1);

  private final GatewayDoor door;
  private final Sealer sealer;
  private final X509Certificate gateway;
  private final Clock clock;

  SoapBringer(GatewayDoor door, Sealer sealer, X509Certificate gateway, Clock clock) {
    this.door = door;
    this.sealer = sealer;
    this.gateway = gateway;
    this.clock = clock;
  }

  @Override
  public Brought bring(Offer offer, Misdelivery how) throws IOException {
    var address = door.at("/exchange/");
    if (how == Misdelivery.CUT) {
      return door.cut(address, "multipart/related; boundary=cut", offer);
    }
    var list = how == Misdelivery.TOO_LARGE ? padded(offer) : offer.parts().getFirst();
    var service = service(how, List.of(new AttachmentImpl(offer.document(), data(list))));
    var client = ClientProxy.getClient(service);
    try {
      var receipt = service.submitAeoList(request(offer, list, how)).getReceipt();
      return new Brought(offer.document(), status(client), receipt, null);
    } catch (WebServiceException refused) {
      return new Brought(offer.document(), status(client), null, refused.getMessage());
    }
  }

  /** Brings a receipt for a list of the gateway's. */
  void answer(String document, byte[] signed) {
    var request = new SubmitReceiptRequest();
    request.setMessageId(UUID.randomUUID().toString());
    request.setDocumentId(document);
    request.setReceipt(signed);
    service(Misdelivery.NONE, List.of()).submitReceipt(request);
  }

  private static SubmitAeoListRequest request(Offer offer, Path list, Misdelivery how)
      throws IOException {
    var request = new SubmitAeoListRequest();
    request.setMessageId(UUID.randomUUID().toString());
    request.setDocumentId(how == Misdelivery.OTHER_NAME ? "EU-OTHER" : offer.document());
    request.setDigest(Sha256.of(list));
    request.setSize(Files.size(list));
    return request;
  }

  private static DataHandler data(Path list) {
    return new DataHandler(new SealedFile(list));
  }

  private static Path padded(Offer offer) throws IOException {
    var list = offer.parts().getFirst();
    var larger = list.resolveSibling(list.getFileName() + ".larger");
    Files.copy(list, larger, StandardCopyOption.REPLACE_EXISTING);
    return Files.write(larger, new byte[PADDING_BYTES], StandardOpenOption.APPEND);
  }

  /** One for each message: what is shown and who signs may be another the next time. */
  private AeoExchange service(Misdelivery how, List<Attachment> beside) {
    var factory = new JaxWsProxyFactoryBean();
    factory.setAddress(door.at("/exchange/").toString());
    factory.setBindingId("http://www.w3.org/2003/05/soap/bindings/HTTP/"); // SOAP 1.2
    var service = factory.create(AeoExchange.class);
    var client = ClientProxy.getClient(service);
    var own = sealer.signer(Mischief.NONE);
    var signer = how == Misdelivery.FORGED_ENVELOPE ? sealer.signer(Mischief.WRONG_SIGNATURE) : own;
    client.getOutInterceptors().add(WsSecurity.out(signer, gateway, clock));
    var in = WsSecurity.in(own, Signers.of(gateway), ANSWER_TIME, clock);
    client.getInInterceptors().add(in);
    client.getInFaultInterceptors().add(in);
    client.getOutInterceptors().add(attaching(beside));
    door.authorization(how)
        .ifPresent(key -> {
          var headers = new TreeMap<>(Map.of("Authorization", List.of(key)));
          client.getRequestContext().put(Message.PROTOCOL_HEADERS, headers);
        });
    return service;
  }

  /** CXF's client takes no attachments from the request context unless the WSDL binds them. */
  private static AbstractPhaseInterceptor<Message> attaching(List<Attachment> beside) {
    return new AbstractPhaseInterceptor<>(Phase.SETUP) {
      @Override
      public void handleMessage(Message message) {
        message.setAttachments(beside);
      }
    };
  }

  private static int status(Client client) {
    return client.getResponseContext().get(Message.RESPONSE_CODE) instanceof Integer status
        ? status
        : 0;
  }
}
