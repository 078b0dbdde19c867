package mra.trust;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.util.KeyUtils;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecEncrypt;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.w3c.dom.Document;

/** WS-Security 1.1 over a SOAP envelope: Timestamp and Body signed, then encrypted. */
final class SoapSealer {
  /** How long the message says it is good for. */
  static final int LIFE_SECONDS = 300;

  private final KeyEntry signer;
  private final X509Certificate recipient;
  private final Clock clock;

  SoapSealer(KeyEntry signer, X509Certificate recipient, Clock clock) {
    this.signer = signer;
    this.recipient = recipient;
    this.clock = clock;
  }

  void seal(Document envelope) throws WSSecurityException {
    var header = new WSSecHeader(envelope);
    header.insertSecurityHeader();
    var stamp = new WSSecTimestamp(header);
    stamp.setWsTimeSource(clock::instant);
    stamp.setTimeToLive(LIFE_SECONDS);
    stamp.build();
    sign(header);
    encrypt(header);
  }

  private void sign(WSSecHeader header) throws WSSecurityException {
    var signature = new WSSecSignature(header);
    signature.setX509Certificate(signer.certificate());
    signature.setUserInfo(signer.certificate().getSerialNumber().toString(), "");
    signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
    signature.setSignatureAlgorithm(SoapAlgorithms.SIGNATURE);
    signature.setDigestAlgo(SoapAlgorithms.DIGEST);
    signature.setSigCanonicalization(SoapAlgorithms.CANONICAL);
    signature.getParts().addAll(List.of(timestamp(), body(header)));
    signature.build(SoapKeys.of(signer));
  }

  private void encrypt(WSSecHeader header) throws WSSecurityException {
    var encryption = new WSSecEncrypt(header);
    encryption.setUseThisCert(recipient);
    encryption.setKeyIdentifierType(WSConstants.ISSUER_SERIAL);
    encryption.setSymmetricEncAlgorithm(SoapAlgorithms.CONTENT);
    encryption.setKeyEncAlgo(SoapAlgorithms.KEY_TRANSPORT);
    encryption.setDigestAlgorithm(SoapAlgorithms.DIGEST);
    encryption.setMGFAlgorithm(SoapAlgorithms.MASK);
    encryption.getParts().addAll(List.of(timestamp(), body(header)));
    var key = KeyUtils.getKeyGenerator(SoapAlgorithms.CONTENT).generateKey();
    encryption.build(SoapKeys.of(List.of(recipient)), key);
  }

  private static WSEncryptionPart timestamp() {
    return new WSEncryptionPart(
        WSS4JConstants.TIMESTAMP_TOKEN_LN, WSS4JConstants.WSU_NS, "Element");
  }

  private static WSEncryptionPart body(WSSecHeader header) {
    var envelope = header.getSecurityHeaderElement().getOwnerDocument().getDocumentElement();
    return new WSEncryptionPart("Body", envelope.getNamespaceURI(), "Content");
  }
}
