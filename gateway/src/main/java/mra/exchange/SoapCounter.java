package mra.exchange;

import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.xml.ws.WebServiceContext;
import jakarta.xml.ws.handler.MessageContext;
import java.util.Objects;
import java.util.UUID;
import mra.eu.wsdl.AeoExchange;
import mra.eu.wsdl.RetrieveAeoListRequest;
import mra.eu.wsdl.RetrieveAeoListResponse;
import mra.eu.wsdl.SubmitAeoListRequest;
import mra.eu.wsdl.SubmitAeoListResponse;
import mra.eu.wsdl.SubmitReceiptRequest;
import mra.eu.wsdl.SubmitReceiptResponse;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.jspecify.annotations.Nullable;

/**
 * The contract of {@code aeo-exchange.wsdl} towards us. It is called once the envelope held; the
 * inbound route opens the stored message again, so that the proof is the same as for a list that we
 * fetched.
 */
@WebService(
    endpointInterface = "mra.eu.wsdl.AeoExchange",
    targetNamespace = "urn:mra:reference:eu:aeo-exchange:1",
    serviceName = "AeoExchangeService",
    portName = "AeoExchangePort")
public final class SoapCounter implements AeoExchange {
  private final PartnerProfile from;
  private final Entrance entrance;
  private final TheirReceipts receipts;
  @Resource private @Nullable WebServiceContext context;

  SoapCounter(PartnerProfile from, Entrance entrance, TheirReceipts receipts) {
    this.from = from;
    this.entrance = entrance;
    this.receipts = receipts;
  }

  @Override
  public SubmitAeoListResponse submitAeoList(SubmitAeoListRequest request) {
    var visit = visit();
    visit.take();
    var response = new SubmitAeoListResponse();
    response.setMessageId(UUID.randomUUID().toString());
    response.setCorrelationId(request.getMessageId());
    switch (entrance.take(visit.arrival(), request.getDocumentId())) {
      case Answer.Given given -> {
        visit.answer(given.receipt());
        response.setReceipt(given.receipt().signed());
      }
      case Answer.Refusal refusal -> throw fault(refusal.why());
    }
    return response;
  }

  @Override
  public SubmitReceiptResponse submitReceipt(SubmitReceiptRequest request) {
    try {
      receipts.take(from, request.getDocumentId(), request.getReceipt());
    } catch (Refused notForUs) {
      throw fault(notForUs);
    }
    var response = new SubmitReceiptResponse();
    response.setMessageId(UUID.randomUUID().toString());
    response.setCorrelationId(request.getMessageId());
    return response;
  }

  @Override
  public RetrieveAeoListResponse retrieveAeoList(RetrieveAeoListRequest request) {
    throw fault(new Refused(Fault.NOT_FOUND, "", "our list is pushed and not offered here"));
  }

  private SoapVisit visit() {
    var request =
        Objects.requireNonNull(context).getMessageContext().get(MessageContext.SERVLET_REQUEST);
    return SoapVisit.of((HttpServletRequest) Objects.requireNonNull(request));
  }

  private static SoapFault fault(Refused why) {
    var soap = Soap12.getInstance();
    boolean ours = why.fault().code().startsWith("E9");
    return new SoapFault(why.getMessage(), why, ours ? soap.getReceiver() : soap.getSender());
  }
}
