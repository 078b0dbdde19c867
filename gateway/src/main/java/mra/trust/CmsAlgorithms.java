package mra.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import mra.partner.TrustProfile.Suite;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;

/** The closed list of one CMS suite; whatever is not in it is refused by name. */
sealed interface CmsAlgorithms permits RsaAlgorithms, SmAlgorithms, EcAlgorithms {

  /** WS-Security carries lists and receipts as CMS_RSA does. */
  static CmsAlgorithms of(Suite suite) {
    return switch (suite) {
      case CMS_RSA, WS_SECURITY, CMS_DETACHED -> new RsaAlgorithms();
      case CMS_SM -> new SmAlgorithms();
      case CMS_EC -> new EcAlgorithms();
    };
  }

  BlockCipher block();

  /** Refuses any way but the suite's by which a content key comes to its recipient. */
  void requireTransport(Recipient recipient);

  /** The content key, by a way that was required before. */
  byte[] unwrap(Recipient recipient, PrivateKey key) throws GeneralSecurityException;

  /** Refuses certificates that may not be encrypted for. */
  RecipientInfoGenerator recipient(X509Certificate certificate) throws CMSException;

  /** A fresh digest of an algorithm in the list. */
  MessageDigest digest(AlgorithmIdentifier algorithm);

  DigestCalculatorProvider digests() throws OperatorCreationException;

  /** Refuses any signature algorithm, of content and of certificates, but the suite's. */
  void requireSignature(AlgorithmIdentifier algorithm);

  /** Refuses keys of another kind and weak ones. */
  void requireKey(PublicKey key);
}
