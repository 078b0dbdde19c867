package mra.trust;

import java.security.PrivateKey;
import mra.trust.Issuer.Kind;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** How we sign: certificates and content alike. */
final class Signatures {
  private Signatures() {}

  static ContentSigner signer(Kind kind, PrivateKey key) throws OperatorCreationException {
    return switch (kind) {
      case RSA -> new JcaContentSignerBuilder("SHA256withRSA").build(key);
      case SM -> new JcaContentSignerBuilder("SM3WITHSM2").setProvider(Bc.PROVIDER).build(key);
    };
  }
}
