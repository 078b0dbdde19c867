package mra.trust;

import java.security.PrivateKey;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** How we sign: certificates and content alike. */
final class Signatures {
  private Signatures() {}

  static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
    if (Keys.isRsa(key)) {
      return new JcaContentSignerBuilder("SHA256withRSA").build(key);
    }
    var curve = Keys.curve(key);
    if (curve.filter(GMObjectIdentifiers.sm2p256v1::equals).isPresent()) {
      return new JcaContentSignerBuilder("SM3WITHSM2").setProvider(Bc.PROVIDER).build(key);
    }
    // RFC 5753 8: a digest as strong as the curve.
    var digest = curve.filter(Keys.P_384::equals).isPresent() ? "SHA384" : "SHA256";
    return new JcaContentSignerBuilder(digest + "withECDSA").build(key);
  }
}
