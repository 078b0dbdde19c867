package mra.trust;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import java.util.Set;
import mra.trust.Issuer.Kind;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.GenericKey;

/**
 * RSA and NIST curve keys belong to the JDK, SM2 keys to Bouncy Castle, wherever they were read.
 */
final class Keys {
  static final int RSA_BITS_MIN = 3072;

  static final ASN1ObjectIdentifier P_256 = SECObjectIdentifiers.secp256r1;
  static final ASN1ObjectIdentifier P_384 = SECObjectIdentifiers.secp384r1;
  private static final Set<ASN1ObjectIdentifier> NIST = Set.of(P_256, P_384);

  private Keys() {}

  static PrivateKey usable(PrivateKey key) throws GeneralSecurityException {
    if (isRsa(key)) {
      return ofJdk("RSA", key);
    }
    return curve(key).filter(Keys::isNist).isPresent() ? ofJdk("EC", key) : key;
  }

  private static PrivateKey ofJdk(String algorithm, PrivateKey key)
      throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm)
        .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
  }

  static KeyPair fresh(Kind kind) {
    try {
      return switch (kind) {
        case RSA -> newRsa();
        case SM -> newSm2();
        case EC -> newEc("secp256r1");
        case EC_384 -> newEc("secp384r1");
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

  private static KeyPair newEc(String curve) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  static boolean isRsa(PrivateKey key) {
    var algorithm = key.getAlgorithm();
    return algorithm.equals("RSA") || algorithm.equals("RSASSA-PSS");
  }

  /** Empty for keys on no curve, and on one that is spelt out instead of named (RFC 5480 2.1.1). */
  static Optional<ASN1ObjectIdentifier> curve(PublicKey key) {
    return curve(SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm());
  }

  static Optional<ASN1ObjectIdentifier> curve(PrivateKey key) {
    return curve(PrivateKeyInfo.getInstance(key.getEncoded()).getPrivateKeyAlgorithm());
  }

  private static Optional<ASN1ObjectIdentifier> curve(AlgorithmIdentifier algorithm) {
    return algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
            && algorithm.getParameters() instanceof ASN1ObjectIdentifier curve
        ? Optional.of(curve)
        : Optional.empty();
  }

  static boolean isNist(PublicKey key) {
    return curve(key).filter(Keys::isNist).isPresent();
  }

  static boolean isNist(ASN1ObjectIdentifier curve) {
    return NIST.contains(curve);
  }

  static boolean isSm2(PublicKey key) {
    return curve(key).filter(GMObjectIdentifiers.sm2p256v1::equals).isPresent();
  }

  /** Of a content key that Bouncy Castle made. */
  static byte[] bytes(GenericKey contentKey) {
    return contentKey.getRepresentation() instanceof Key key
        ? key.getEncoded()
        : (byte[]) contentKey.getRepresentation();
  }

  /** For people: RSA-3072, SM2 ... */
  static String name(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return "RSA-" + rsa.getModulus().bitLength();
    }
    if (isSm2(key)) {
      return "SM2";
    }
    return curve(key).map(curve -> "EC " + name(curve)).orElse(key.getAlgorithm());
  }

  /** For people: the curve's name, or its number where it has none. */
  static String name(ASN1ObjectIdentifier curve) {
    return Optional.ofNullable(ECNamedCurveTable.getName(curve)).orElse(curve.getId());
  }
}
