package mra.trust;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import mra.trust.Issuer.Kind;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** RSA keys belong to the JDK, SM2 keys to Bouncy Castle, wherever they were read. */
final class Keys {
  static final int RSA_BITS_MIN = 3072;

  private Keys() {}

  static PrivateKey usable(PrivateKey key) throws GeneralSecurityException {
    return isRsa(key.getAlgorithm())
        ? KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()))
        : key;
  }

  static KeyPair fresh(Kind kind) {
    try {
      return switch (kind) {
        case RSA -> newRsa();
        case SM -> newSm2();
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newRsa() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS_MIN);
    return generator.generateKeyPair();
  }

  private static KeyPair newSm2() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC", Bc.PROVIDER);
    generator.initialize(new ECGenParameterSpec("sm2p256v1"));
    return generator.generateKeyPair();
  }

  private static boolean isRsa(String algorithm) {
    return algorithm.equals("RSA") || algorithm.equals("RSASSA-PSS");
  }

  static boolean isSm2(PublicKey key) {
    var parameters =
        SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm().getParameters();
    return GMObjectIdentifiers.sm2p256v1.equals(parameters);
  }

  /** For people: RSA-3072, SM2 ... */
  static String name(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return "RSA-" + rsa.getModulus().bitLength();
    }
    return isSm2(key) ? "SM2" : key.getAlgorithm();
  }
}
