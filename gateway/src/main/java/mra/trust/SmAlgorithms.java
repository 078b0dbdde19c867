package mra.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** The Chinese commercial algorithms: SM2 (GM/T 0003), SM3 (GM/T 0004), SM4 (GM/T 0002). */
final class SmAlgorithms implements CmsAlgorithms {
  private static final BlockCipher SM4 =
      new BlockCipher(
          "SM4", 16, GMObjectIdentifiers.sms4_cbc, GMObjectIdentifiers.sms4_gcm, Bc.PROVIDER);

  @Override
  public BlockCipher block() {
    return SM4;
  }

  @Override
  public void requireTransport(Recipient recipient) {
    var transport = recipient.algorithm().getAlgorithm();
    if (!transport.equals(GMObjectIdentifiers.sm2encrypt)) {
      throw Asn1.forbidden("key transport " + Asn1.name(transport));
    }
  }

  @Override
  public byte[] unwrap(Recipient recipient, PrivateKey key) throws GeneralSecurityException {
    return Sm2Transport.unwrap(recipient.wrapped().getOctets(), key);
  }

  @Override
  public RecipientInfoGenerator recipient(X509Certificate certificate) throws CMSException {
    Uses.requireKeyEncipherment(certificate);
    return Sm2Transport.recipient(certificate);
  }

  @Override
  public MessageDigest digest(AlgorithmIdentifier algorithm) {
    if (!algorithm.getAlgorithm().equals(GMObjectIdentifiers.sm3)) {
      throw Asn1.forbidden(Asn1.name(algorithm.getAlgorithm()));
    }
    try {
      return MessageDigest.getInstance("SM3", Bc.PROVIDER);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public DigestCalculatorProvider digests() throws OperatorCreationException {
    return new JcaDigestCalculatorProviderBuilder().setProvider(Bc.PROVIDER).build();
  }

  @Override
  public void requireSignature(AlgorithmIdentifier algorithm) {
    if (!algorithm.getAlgorithm().equals(GMObjectIdentifiers.sm2sign_with_sm3)) {
      throw Asn1.forbidden(Asn1.name(algorithm.getAlgorithm()));
    }
  }

  @Override
  public void requireKey(PublicKey key) {
    if (!Keys.isSm2(key)) {
      throw Asn1.forbidden(Keys.name(key));
    }
  }
}
