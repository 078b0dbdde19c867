package mra.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;

/** ECDSA and ECDH over P-256 and P-384 with SHA-2 (RFC 5753, RFC 5758), AES-256. */
final class EcAlgorithms implements CmsAlgorithms {
  private static final Map<ASN1ObjectIdentifier, String> DIGESTS =
      Map.of(
          NISTObjectIdentifiers.id_sha256, "SHA-256",
          NISTObjectIdentifiers.id_sha384, "SHA-384");

  private static final Set<ASN1ObjectIdentifier> SIGNATURES =
      Set.of(X9ObjectIdentifiers.ecdsa_with_SHA256, X9ObjectIdentifiers.ecdsa_with_SHA384);

  @Override
  public BlockCipher block() {
    return BlockCipher.AES_256;
  }

  @Override
  public void requireTransport(Recipient recipient) {
    var _ = EcAgreement.of(recipient);
  }

  @Override
  public byte[] unwrap(Recipient recipient, PrivateKey key) throws GeneralSecurityException {
    return EcAgreement.of(recipient).unwrap(key);
  }

  @Override
  public RecipientInfoGenerator recipient(X509Certificate certificate) {
    Uses.requireKeyAgreement(certificate);
    return EcAgreement.recipient(certificate);
  }

  @Override
  public MessageDigest digest(AlgorithmIdentifier algorithm) {
    return Digests.of(algorithm, DIGESTS);
  }

  @Override
  public DigestCalculatorProvider digests() throws OperatorCreationException {
    return Digests.calculators();
  }

  @Override
  public void requireSignature(AlgorithmIdentifier algorithm) {
    if (!SIGNATURES.contains(algorithm.getAlgorithm())) {
      throw Asn1.forbidden(Asn1.name(algorithm.getAlgorithm()));
    }
  }

  @Override
  public void requireKey(PublicKey key) {
    if (!Keys.isNist(key)) {
      throw Asn1.forbidden(Keys.name(key));
    }
  }
}
