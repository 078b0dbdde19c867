package mra.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import mra.trust.Issuer.Order;
import mra.trust.Issuer.Use;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/** Makes X.509 certificates (RFC 5280) signed by one key. */
final class CertificateMaker {
  private final @Nullable X509Certificate issuer;
  private final PrivateKey signer;

  /**
   * @param issuer null when the certificate is to be self-signed
   */
  CertificateMaker(@Nullable X509Certificate issuer, PrivateKey signer) {
    this.issuer = issuer;
    this.signer = signer;
  }

  X509Certificate make(Order order, PublicKey key) {
    try {
      var subject = new X500Principal("CN=" + order.name() + ", O=MRA rehearsal");
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer == null ? subject : issuer.getSubjectX500Principal(),
              new BigInteger(127, new SecureRandom()),
              Date.from(order.from()),
              Date.from(order.to()),
              subject,
              key);
      extend(builder, order, key);
      var content = Signatures.signer(signer);
      return Certificates.of(builder.build(content).getEncoded());
    } catch (IOException
        | CertificateException
        | NoSuchAlgorithmException
        | OperatorCreationException e) {
      throw new IllegalStateException("cannot make a certificate for " + order.name(), e);
    }
  }

  private void extend(JcaX509v3CertificateBuilder builder, Order order, PublicKey key)
      throws CertIOException, NoSuchAlgorithmException, CertificateException {
    var ids = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.basicConstraints, true, new BasicConstraints(order.use() == Use.AUTHORITY));
    builder.addExtension(Extension.keyUsage, true, usage(order.use(), key));
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
    if (issuer != null) {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          ids.createAuthorityKeyIdentifier(issuer.getPublicKey()));
    }
    var purpose = purpose(order.use());
    if (purpose != null) {
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }
    if (!order.hosts().isEmpty()) {
      var names =
          order.hosts().stream().map(CertificateMaker::hostName).toArray(GeneralName[]::new);
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }
  }

  private static KeyUsage usage(Use use, PublicKey key) {
    // RFC 5480 3: who has a key on a curve is encrypted for by agreement; SM2 transports like RSA.
    int encryption = Keys.isNist(key) ? KeyUsage.keyAgreement : KeyUsage.keyEncipherment;
    return new KeyUsage(
        switch (use) {
          case AUTHORITY -> KeyUsage.keyCertSign | KeyUsage.cRLSign;
          case SIGNER, TLS_CLIENT -> KeyUsage.digitalSignature;
          case RECIPIENT -> encryption;
          case PARTY, TLS_SERVER -> KeyUsage.digitalSignature | encryption;
        });
  }

  private static @Nullable KeyPurposeId purpose(Use use) {
    return switch (use) {
      case TLS_SERVER -> KeyPurposeId.id_kp_serverAuth;
      case TLS_CLIENT -> KeyPurposeId.id_kp_clientAuth;
      case AUTHORITY, SIGNER, RECIPIENT, PARTY -> null;
    };
  }

  private static GeneralName hostName(String host) {
    boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }
}
