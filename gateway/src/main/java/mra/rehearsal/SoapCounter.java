package mra.rehearsal;

import jakarta.activation.DataHandler;
import jakarta.xml.ws.handler.MessageContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.UUID;
import mra.eu.wsdl.SubmitAeoListRequest;
import mra.eu.wsdl.SubmitAeoListResponse;
import mra.eu.wsdl.SubmitReceiptRequest;
import mra.eu.wsdl.SubmitReceiptResponse;
import mra.fault.Refused;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.jspecify.annotations.Nullable;

/** Takes our lists and receipts in; whoever sent them proved already to be us. */
final class SoapCounter {
  /** Of an answer that breaks off. */
  private static final long BEGINNING_BYTES = 200;

  private final Path folder;
  private volatile @Nullable Counter current;

  /**
   * @param folder for lists while they are opened
   */
  SoapCounter(Path folder) {
    this.folder = folder;
  }

  void receive(Counter counter) {
    current = counter;
  }

  SubmitAeoListResponse list(SubmitAeoListRequest request, MessageContext context) {
    var lists = counter().lists();
    var response = new SubmitAeoListResponse();
    response.setMessageId(UUID.randomUUID().toString());
    response.setCorrelationId(request.getMessageId());
    if (lists.breaksBefore()) {
      MidwayFilter.limit(context, 0);
      return response;
    }
    try {
      var raw = Files.createTempFile(folder, "list", ".p7m");
      try {
        store(request, context, raw);
        lists.take(request.getDocumentId(), raw).ifPresent(response::setReceipt);
      } finally {
        Files.delete(raw);
      }
    } catch (Refused notOurs) {
      throw refusal(notOurs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (lists.breaksAfter()) {
      MidwayFilter.limit(context, 0);
    }
    return response;
  }

  SubmitReceiptResponse receipt(SubmitReceiptRequest request, MessageContext context) {
    var receipts = counter().receipts();
    var response = new SubmitReceiptResponse();
    response.setMessageId(UUID.randomUUID().toString());
    response.setCorrelationId(request.getMessageId());
    if (receipts.breaks(Break.BEFORE) || receipts.breaks(Break.DURING)) {
      MidwayFilter.limit(context, receipts.breaks(Break.DURING) ? BEGINNING_BYTES : 0);
      return response;
    }
    try {
      receipts.take(request.getReceipt());
    } catch (Refused notOurs) {
      throw refusal(notOurs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (receipts.breaks(Break.AFTER)) {
      MidwayFilter.limit(context, 0);
    }
    return response;
  }

  /** Only the Body was signed, so it is the Body that says which attachment is meant. */
  private static void store(SubmitAeoListRequest request, MessageContext context, Path raw)
      throws IOException {
    var attachments = attachments(context);
    if (attachments.size() != 1 || !DocumentId.isOne(request.getDocumentId())) {
      throw refusal(null);
    }
    try (var in = attachments.values().iterator().next().getInputStream();
        var out = Files.newOutputStream(raw)) {
      out.write(in.readNBytes((int) Math.min(request.getSize(), HomeProfile.BYTES_MAX)));
      if (in.read() >= 0) {
        throw refusal(null);
      }
    }
    if (Files.size(raw) != request.getSize()
        || !MessageDigest.isEqual(Sha256.of(raw), request.getDigest())) {
      throw refusal(null);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, DataHandler> attachments(MessageContext context) {
    var attachments = context.get(MessageContext.INBOUND_MESSAGE_ATTACHMENTS);
    return attachments == null ? Map.of() : (Map<String, DataHandler>) attachments;
  }

  private Counter counter() {
    var counter = current;
    if (counter == null) {
      throw new IllegalStateException("Nobody takes lists in");
    }
    return counter;
  }

  /** The sender is told no more than the gateway tells. */
  private static SoapFault refusal(@Nullable Refused cause) {
    return new SoapFault("The message was not accepted.", cause, Soap12.getInstance().getSender());
  }
}
