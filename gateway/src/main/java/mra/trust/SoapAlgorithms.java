package mra.trust;

import java.util.Map;
import java.util.Set;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.crypto.AlgorithmSuite;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The closed list of algorithms in a SOAP envelope. */
final class SoapAlgorithms {
  static final String SIGNATURE = WSS4JConstants.RSA_SHA256;
  static final String DIGEST = WSS4JConstants.SHA256;
  static final String CANONICAL = WSS4JConstants.C14N_EXCL_OMIT_COMMENTS;
  static final String CONTENT = WSS4JConstants.AES_256_GCM;
  static final String KEY_TRANSPORT = WSS4JConstants.KEYTRANSPORT_RSAOAEP_XENC11;
  static final String MASK = WSS4JConstants.MGF_SHA256;

  private static final Set<String> SIGNATURES =
      Set.of(
          WSS4JConstants.RSA_SHA256,
          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
          WSS4JConstants.RSA_SHA512);
  private static final Set<String> DIGESTS =
      Set.of(
          WSS4JConstants.SHA256,
          "http://www.w3.org/2001/04/xmldsig-more#sha384",
          WSS4JConstants.SHA512);
  private static final Set<String> KEY_TRANSPORTS =
      Set.of(WSS4JConstants.KEYTRANSPORT_RSAOAEP, WSS4JConstants.KEYTRANSPORT_RSAOAEP_XENC11);
  // OAEP does not rest on collision resistance: SHA-1 is no weakness there.
  private static final Set<String> OAEP_DIGESTS =
      Set.of(WSS4JConstants.SHA1, WSS4JConstants.SHA256, WSS4JConstants.SHA512);
  private static final Set<String> MASKS =
      Set.of(WSS4JConstants.MGF_SHA1, WSS4JConstants.MGF_SHA256, WSS4JConstants.MGF_SHA512);

  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "SignatureMethod", SIGNATURES,
          "CanonicalizationMethod", Set.of(CANONICAL),
          "Transform", Set.of(CANONICAL),
          "Reference/DigestMethod", DIGESTS,
          "EncryptionMethod/DigestMethod", OAEP_DIGESTS,
          "EncryptionMethod/MGF", MASKS,
          "EncryptedKey/EncryptionMethod", KEY_TRANSPORTS,
          "EncryptedData/EncryptionMethod", Set.of(CONTENT));

  private SoapAlgorithms() {}

  /** Refuses by name what is not in the list; what is still encrypted is left to WSS4J. */
  static void require(Document envelope) {
    var all = envelope.getElementsByTagNameNS("*", "*");
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element element && element.hasAttribute("Algorithm")) {
        require(element);
      }
    }
  }

  private static void require(Element element) {
    var algorithm = element.getAttribute("Algorithm");
    var name = element.getLocalName();
    var parent = element.getParentNode();
    var place = parent == null ? name : parent.getLocalName() + "/" + name;
    var allowed = ALLOWED.getOrDefault(name, ALLOWED.getOrDefault(place, Set.of()));
    if (!allowed.contains(algorithm)) {
      throw Asn1.forbidden(name + " " + algorithm);
    }
  }

  /** The same list for WSS4J. */
  static AlgorithmSuite suite() {
    var suite = new AlgorithmSuite();
    SIGNATURES.forEach(suite::addSignatureMethod);
    DIGESTS.forEach(suite::addDigestAlgorithm);
    OAEP_DIGESTS.forEach(suite::addDigestAlgorithm);
    KEY_TRANSPORTS.forEach(suite::addKeyWrapAlgorithm);
    suite.addEncryptionMethod(CONTENT);
    suite.addC14nAlgorithm(CANONICAL);
    suite.addTransformAlgorithm(CANONICAL);
    return suite;
  }
}
