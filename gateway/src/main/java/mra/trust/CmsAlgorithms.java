package mra.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import mra.partner.TrustProfile.Suite;
import mra.trust.Issuer.Kind;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;

/** The closed list of one CMS suite; whatever is not in it is refused by name. */
sealed interface CmsAlgorithms permits RsaAlgorithms, SmAlgorithms {

  /** WS-Security carries lists and receipts as CMS_RSA does. */
  static CmsAlgorithms of(Suite suite) {
    return switch (suite) {
      case CMS_RSA, WS_SECURITY, CMS_DETACHED -> new RsaAlgorithms();
      case CMS_SM -> new SmAlgorithms();
    };
  }

  Kind kind();

  BlockCipher block();

  /** Refuses any key transport but the suite's. */
  void requireTransport(AlgorithmIdentifier transport);

  /** The content key, by an algorithm that was required before. */
  byte[] unwrap(AlgorithmIdentifier transport, byte[] wrapped, PrivateKey key)
      throws GeneralSecurityException;

  RecipientInfoGenerator recipient(X509Certificate certificate) throws CMSException;

  /** A fresh digest of an algorithm in the list. */
  MessageDigest digest(AlgorithmIdentifier algorithm);

  DigestCalculatorProvider digests() throws OperatorCreationException;

  /** Refuses any signature algorithm, of content and of certificates, but the suite's. */
  void requireSignature(AlgorithmIdentifier algorithm);

  /** Refuses keys of another kind and weak ones. */
  void requireKey(PublicKey key);
}
