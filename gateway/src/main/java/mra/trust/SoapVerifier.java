package mra.trust;

import static mra.fault.Fault.MESSAGE_STALE;
import static mra.fault.Fault.NOT_SIGNED;
import static mra.fault.Fault.SIGNATURE_INVALID;

import java.time.Duration;
import java.time.Instant;
import mra.fault.Refused;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.apache.wss4j.dom.message.token.Timestamp;
import org.apache.wss4j.dom.validate.NoOpValidator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Decrypts a SOAP envelope in place and holds it against what the profile pins. */
final class SoapVerifier {
  private static final Duration AGE_MAX = Duration.ofMinutes(5);
  private static final Duration SKEW_MAX = Duration.ofSeconds(60);

  private final KeyEntry ours;
  private final Pins pins;
  private final Instant at;
  private final Duration transfer;

  /**
   * @param at when the last byte had arrived
   * @param transfer how long the transfer may have taken, which the sender's time stamp cannot know
   */
  SoapVerifier(KeyEntry ours, Pins pins, Instant at, Duration transfer) {
    this.ours = ours;
    this.pins = pins;
    this.at = at;
    this.transfer = transfer;
  }

  /** The Body, decrypted; returns only if everything held. */
  Element verify(Document envelope) {
    var root = envelope.getDocumentElement();
    requireSealed(root);
    SoapAlgorithms.require(envelope);
    var coverage = new SoapCoverage(process(envelope));
    var body = SoapXml.only(root, "Body");
    coverage.require(body, true);
    var stamp = coverage.timestamp();
    coverage.require(stamp.getElement(), false);
    requireFresh(stamp);
    return body;
  }

  private static void requireSealed(Element envelope) {
    var header = SoapXml.optional(envelope, envelope.getNamespaceURI(), "Header");
    var security =
        header == null ? null : SoapXml.optional(header, WSS4JConstants.WSSE_NS, "Security");
    if (security == null
        || SoapXml.optional(security, WSS4JConstants.SIG_NS, "Signature") == null) {
      throw new Refused(NOT_SIGNED, "", "the SOAP message has no signature");
    }
    var content = SoapXml.children(SoapXml.only(envelope, "Body"));
    if (content.size() != 1
        || !SoapXml.is(content.getFirst(), WSS4JConstants.ENC_NS, "EncryptedData")) {
      throw new Refused(NOT_SIGNED, "", "the Body is not encrypted");
    }
  }

  private WSHandlerResult process(Document envelope) {
    var signer = new SoapSigner(pins);
    try {
      return new WSSecurityEngine().processSecurityHeader(envelope, request(signer));
    } catch (WSSecurityException e) {
      // In the order of sealing, decryption comes first; who signed is looked at between the two.
      throw signer.known() ? new Refused(SIGNATURE_INVALID, "", "", e) : CipherStream.failed();
    }
  }

  private RequestData request(SoapSigner signer) {
    var config = WSSConfig.getNewInstance();
    config.setValidator(WSConstants.SIGNATURE, signer);
    // WSS4J would judge the time stamp now; we judge it at receipt.
    config.setValidator(WSConstants.TIMESTAMP, new NoOpValidator());
    var request = new RequestData();
    request.setWssConfig(config);
    request.setDecCrypto(SoapKeys.of(ours));
    request.setSigVerCrypto(SoapKeys.of(pins.certificates()));
    request.setAlgorithmSuite(SoapAlgorithms.suite());
    request.setCallbackHandler(callbacks -> {});
    return request;
  }

  private void requireFresh(Timestamp stamp) {
    var created = stamp.getCreated();
    var expires = stamp.getExpires();
    if (created == null || created.isAfter(at.plus(SKEW_MAX))) {
      throw new Refused(MESSAGE_STALE, "", "created %s, received %s".formatted(created, at));
    }
    if (created.isBefore(at.minus(AGE_MAX).minus(transfer))
        || (expires != null && !at.minus(transfer).isBefore(expires))) {
      throw new Refused(
          MESSAGE_STALE,
          "",
          "created %s, good until %s, received %s".formatted(created, expires, at));
    }
  }
}
