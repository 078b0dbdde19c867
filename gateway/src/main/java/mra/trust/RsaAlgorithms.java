package mra.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * RSA-3072 and more with SHA-2, OAEP, AES-256. No provider is named: the JDK's intrinsics are three
 * to six times faster than Bouncy Castle here.
 */
final class RsaAlgorithms implements CmsAlgorithms {
  private static final Map<ASN1ObjectIdentifier, String> DIGESTS =
      Map.of(
          NISTObjectIdentifiers.id_sha256, "SHA-256",
          NISTObjectIdentifiers.id_sha384, "SHA-384",
          NISTObjectIdentifiers.id_sha512, "SHA-512");

  private static final Set<ASN1ObjectIdentifier> SIGNATURES =
      Set.of(
          PKCSObjectIdentifiers.rsaEncryption,
          PKCSObjectIdentifiers.sha256WithRSAEncryption,
          PKCSObjectIdentifiers.sha384WithRSAEncryption,
          PKCSObjectIdentifiers.sha512WithRSAEncryption);

  @Override
  public BlockCipher block() {
    return BlockCipher.AES_256;
  }

  @Override
  public void requireTransport(Recipient recipient) {
    var _ = Oaep.of(recipient.algorithm());
  }

  @Override
  public byte[] unwrap(Recipient recipient, PrivateKey key) throws GeneralSecurityException {
    return Oaep.of(recipient.algorithm()).unwrap(recipient.wrapped().getOctets(), key);
  }

  @Override
  public RecipientInfoGenerator recipient(X509Certificate certificate) throws CMSException {
    Uses.requireKeyEncipherment(certificate);
    try {
      return new JceKeyTransRecipientInfoGenerator(certificate, Oaep.SHA_256);
    } catch (CertificateEncodingException e) {
      throw new CMSException("recipient", e);
    }
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
    var oid = algorithm.getAlgorithm();
    if (oid.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      var pss = Asn1.as(algorithm.getParameters(), RSASSAPSSparams::getInstance);
      requireDigest(pss.getHashAlgorithm());
      requireDigest(AlgorithmIdentifier.getInstance(pss.getMaskGenAlgorithm().getParameters()));
    } else if (!SIGNATURES.contains(oid)) {
      throw Asn1.forbidden(Asn1.name(oid));
    }
  }

  private void requireDigest(AlgorithmIdentifier algorithm) {
    var _ = digest(algorithm);
  }

  @Override
  public void requireKey(PublicKey key) {
    if (!(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() < Keys.RSA_BITS_MIN) {
      throw Asn1.forbidden(Keys.name(key));
    }
  }
}
