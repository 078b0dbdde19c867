package mra.rehearsal;

import jakarta.activation.DataHandler;
import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.handler.MessageContext;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import mra.eu.wsdl.AeoExchange;
import mra.eu.wsdl.RetrieveAeoListRequest;
import mra.eu.wsdl.RetrieveAeoListResponse;
import org.jspecify.annotations.Nullable;

/** Answers with the list on offer; its digest stands in the Body, the list travels beside it. */
@WebService(
    endpointInterface = "mra.eu.wsdl.AeoExchange",
    targetNamespace = "urn:mra:reference:eu:aeo-exchange:1",
    serviceName = "AeoExchangeService",
    portName = "AeoExchangePort")
public final class EuService implements AeoExchange {
  private final Stall stall;
  private volatile @Nullable Offer current;
  @Resource private @Nullable WebServiceContext context;

  EuService(Stall stall) {
    this.stall = stall;
  }

  void offer(Offer offer) {
    current = offer;
  }

  /** Bytes of an answer to send before the connection breaks; empty sends all of them. */
  OptionalLong limit() {
    var offer = current;
    return offer != null && offer.mischief() == Mischief.CLOSES_MIDWAY
        ? OptionalLong.of(offer.parts().getFirst().toFile().length() / 2)
        : OptionalLong.empty();
  }

  @Override
  public RetrieveAeoListResponse retrieveAeoList(RetrieveAeoListRequest request) {
    var offer = current;
    if (offer == null || context == null) {
      throw new WebServiceException("There is no list");
    }
    try {
      if (offer.mischief() == Mischief.HANGS) {
        stall.here();
      }
      attach(context, offer);
      return response(request, offer);
    } catch (IOException e) {
      throw new WebServiceException("The list cannot be sent", e);
    }
  }

  private static void attach(WebServiceContext context, Offer offer) {
    var list = new SealedFile(offer.parts().getFirst());
    // Added to the map that CXF hands out: one put in its place ends in the request.
    attachments(context).put(offer.document(), new DataHandler(list));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, DataHandler> attachments(WebServiceContext context) {
    return (Map<String, DataHandler>)
        Objects.requireNonNull(
            context.getMessageContext().get(MessageContext.OUTBOUND_MESSAGE_ATTACHMENTS));
  }

  private static RetrieveAeoListResponse response(RetrieveAeoListRequest request, Offer offer)
      throws IOException {
    var file = offer.parts().getFirst();
    var response = new RetrieveAeoListResponse();
    response.setMessageId(UUID.randomUUID().toString());
    response.setCorrelationId(request.getMessageId());
    response.setDocumentId(offer.document());
    response.setDigest(Sha256.of(file));
    response.setSize(Files.size(file));
    return response;
  }
}
