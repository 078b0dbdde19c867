package mra.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** SHA-2 by the JDK, whose intrinsics are several times faster than Bouncy Castle. */
final class Digests {
  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A fresh one.
   *
   * @param list of a suite; any other is refused by name
   */
  static MessageDigest of(AlgorithmIdentifier algorithm, Map<ASN1ObjectIdentifier, String> list) {
    var name = list.get(algorithm.getAlgorithm());
    if (name == null) {
      throw Asn1.forbidden(Asn1.name(algorithm.getAlgorithm()));
    }
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static DigestCalculatorProvider calculators() throws OperatorCreationException {
    return new JcaDigestCalculatorProviderBuilder().build();
  }

  /** Lower-case hex; ends the digest. */
  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Lower-case hex SHA-256 over the DER form. */
  static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of().formatHex(sha256().digest(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
