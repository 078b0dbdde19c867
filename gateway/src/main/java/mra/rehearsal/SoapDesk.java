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
import java.util.UUID;
import mra.eu.wsdl.AeoExchange;
import mra.eu.wsdl.RetrieveAeoListRequest;
import mra.eu.wsdl.RetrieveAeoListResponse;
import mra.eu.wsdl.SubmitAeoListRequest;
import mra.eu.wsdl.SubmitAeoListResponse;
import mra.eu.wsdl.SubmitReceiptRequest;
import mra.eu.wsdl.SubmitReceiptResponse;
import org.jspecify.annotations.Nullable;

/** Lists travel beside the Body, in which their digest stands: the one on offer, and ours. */
@WebService(
    endpointInterface = "mra.eu.wsdl.AeoExchange",
    targetNamespace = "urn:mra:reference:eu:aeo-exchange:1",
    serviceName = "AeoExchangeService",
    portName = "AeoExchangePort")
public final class SoapDesk implements AeoExchange {
  private final Stall stall;
  private final SoapCounter counter;
  private volatile @Nullable Offer current;
  @Resource private @Nullable WebServiceContext context;

  SoapDesk(Stall stall, SoapCounter counter) {
    this.stall = stall;
    this.counter = counter;
  }

  void receive(Counter taking) {
    counter.receive(taking);
  }

  void offer(Offer offer) {
    current = offer;
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
      if (offer.mischief() == Mischief.CLOSES_MIDWAY) {
        MidwayFilter.limit(context.getMessageContext(), Files.size(offer.parts().getFirst()) / 2);
      }
      attach(context, offer);
      SoapVisits.fetched(context.getMessageContext(), offer.document());
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

  @Override
  public SubmitAeoListResponse submitAeoList(SubmitAeoListRequest request) {
    return counter.list(request, believed());
  }

  @Override
  public SubmitReceiptResponse submitReceipt(SubmitReceiptRequest request) {
    return counter.receipt(request, believed());
  }

  private MessageContext believed() {
    var message = Objects.requireNonNull(context).getMessageContext();
    SoapVisits.believed(message);
    return message;
  }
}
