package mra.partner;

import java.io.ByteArrayInputStream;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Parses certificates. The JDK knows no SM2 keys, so that the other providers on the class path are
 * asked after it.
 */
final class X509 {

  private static final String TYPE = "X.509";

  private X509() {}

  /** Empty when nobody can read them. */
  static List<X509Certificate> parse(byte[] pem) {
    return Stream.concat(Stream.of(X509::platform), others())
        .map(Supplier::get)
        .map(factory -> parse(pem, factory))
        .filter(certificates -> !certificates.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<X509Certificate> parse(byte[] pem, CertificateFactory factory) {
    try {
      return factory.generateCertificates(new ByteArrayInputStream(pem)).stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException notReadableByThisOne) {
      return List.of();
    }
  }

  private static Stream<Supplier<CertificateFactory>> others() {
    return ServiceLoader.load(Provider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.getService("CertificateFactory", TYPE) != null)
        .map(provider -> () -> factory(provider));
  }

  private static CertificateFactory platform() {
    try {
      return CertificateFactory.getInstance(TYPE);
    } catch (CertificateException e) {
      throw new IllegalStateException("Every Java platform has this factory", e);
    }
  }

  private static CertificateFactory factory(Provider provider) {
    try {
      return CertificateFactory.getInstance(TYPE, provider);
    } catch (CertificateException e) {
      throw new IllegalStateException("A provider does not have what it offers", e);
    }
  }
}
