package mra.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS contexts whose key and authorities are handed in; the JDK does the rest. */
public final class Tls {
  private Tls() {}

  /**
   * For calling a partner.
   *
   * @param ours for mutual TLS; null when the server does not ask who we are
   * @param authorities pinned for the server's certificate; none means the JDK's trust store
   */
  public static SSLContext client(@Nullable KeyEntry ours, List<X509Certificate> authorities) {
    return context(ours, authorities);
  }

  /**
   * Whether a client must show a certificate is set on the server socket.
   *
   * @param authorities of the clients' certificates
   */
  public static SSLContext server(KeyEntry ours, List<X509Certificate> authorities) {
    return context(ours, authorities);
  }

  private static SSLContext context(@Nullable KeyEntry ours, List<X509Certificate> authorities) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(
          ours == null ? null : keyManagers(ours),
          authorities.isEmpty() ? null : trustManagers(authorities),
          null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("TLS context", e);
    }
  }

  private static KeyManager[] keyManagers(KeyEntry ours)
      throws GeneralSecurityException, IOException {
    var store = empty();
    var chain = new Certificate[ours.chain().size()];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = jdk(ours.chain().get(i));
    }
    store.setKeyEntry("ours", ours.key(), new char[0], chain);
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  private static TrustManager[] trustManagers(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    var store = empty();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, jdk(authorities.get(i)));
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Certificate jdk(X509Certificate certificate) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(certificate.getEncoded()));
  }
}
