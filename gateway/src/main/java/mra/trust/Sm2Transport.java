package mra.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.crypto.BadPaddingException;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.bouncycastle.operator.GenericKey;

/** Key transport by SM2 (GM/T 0003.4), which Bouncy Castle's CMS lacks. */
final class Sm2Transport {
  static final AlgorithmIdentifier ALGORITHM =
      new AlgorithmIdentifier(GMObjectIdentifiers.sm2encrypt);

  private Sm2Transport() {}

  static byte[] unwrap(byte[] wrapped, PrivateKey key) throws GeneralSecurityException {
    var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
    engine.init(false, ECUtil.generatePrivateKeyParameter(key));
    try {
      var joined = Sm2Cipher.join(wrapped);
      return engine.processBlock(joined, 0, joined.length);
    } catch (InvalidCipherTextException | RuntimeException e) {
      throw new BadPaddingException("SM2");
    }
  }

  static RecipientInfoGenerator recipient(X509Certificate certificate) {
    return contentKey -> new RecipientInfo(transport(certificate, contentKey));
  }

  private static KeyTransRecipientInfo transport(X509Certificate certificate, GenericKey contentKey)
      throws CMSException {
    try {
      var id = Certificates.id(Certificates.holder(certificate));
      return new KeyTransRecipientInfo(
          new RecipientIdentifier(id),
          ALGORITHM,
          new DEROctetString(wrap(contentKey, certificate)));
    } catch (GeneralSecurityException | InvalidCipherTextException | IOException e) {
      throw new CMSException("SM2 key transport", e);
    }
  }

  private static byte[] wrap(GenericKey contentKey, X509Certificate certificate)
      throws InvalidKeyException, InvalidCipherTextException, IOException {
    var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
    var recipient = ECUtil.generatePublicKeyParameter(certificate.getPublicKey());
    engine.init(true, new ParametersWithRandom(recipient, new SecureRandom()));
    var key = Keys.bytes(contentKey);
    return Sm2Cipher.split(engine.processBlock(key, 0, key.length));
  }
}
