package mra.trust;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.cert.X509CertificateHolder;

/** Reads certificates; Bouncy Castle does it because the JDK refuses those with SM2 keys. */
final class Certificates {
  private Certificates() {}

  static List<X509Certificate> read(InputStream pemOrDer) throws CertificateException {
    var certificates = new ArrayList<X509Certificate>();
    for (var each : factory().generateCertificates(pemOrDer)) {
      certificates.add((X509Certificate) each);
    }
    return List.copyOf(certificates);
  }

  static X509Certificate of(byte[] der) throws CertificateException {
    return (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der));
  }

  static X509CertificateHolder holder(X509Certificate certificate) throws CertificateException {
    return new org.bouncycastle.cert.jcajce.JcaX509CertificateHolder(certificate);
  }

  /** As messages name it. */
  static IssuerAndSerialNumber id(X509CertificateHolder certificate) {
    return new IssuerAndSerialNumber(certificate.getIssuer(), certificate.getSerialNumber());
  }

  private static CertificateFactory factory() throws CertificateException {
    return CertificateFactory.getInstance("X.509", Bc.PROVIDER);
  }
}
