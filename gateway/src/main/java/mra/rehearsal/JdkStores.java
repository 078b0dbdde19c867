package mra.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import mra.trust.KeyEntry;

/** TLS keys in the form that servers take. */
final class JdkStores {
  private static final String TYPE = "PKCS12";

  private JdkStores() {}

  static KeyStore key(KeyEntry entry, String password) throws IOException {
    try {
      var store = empty();
      var chain = new Certificate[entry.chain().size()];
      for (int i = 0; i < chain.length; i++) {
        chain[i] = jdk(entry.chain().get(i));
      }
      store.setKeyEntry("server", entry.key(), password.toCharArray(), chain);
      return store;
    } catch (GeneralSecurityException e) {
      throw new IOException("The TLS key does not fit a key store", e);
    }
  }

  static void write(KeyEntry entry, Path file, String password) throws IOException {
    Files.deleteIfExists(file);
    try (var out = Files.newOutputStream(PrivateFiles.create(file))) {
      key(entry, password).store(out, password.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException("The TLS key cannot be written", e);
    }
  }

  static KeyStore trusting(X509Certificate authority) throws IOException {
    try {
      var store = empty();
      store.setCertificateEntry("authority", jdk(authority));
      return store;
    } catch (GeneralSecurityException e) {
      throw new IOException("The TLS authority does not fit a key store", e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(TYPE);
    store.load(null, null);
    return store;
  }

  private static Certificate jdk(X509Certificate certificate) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(certificate.getEncoded()));
  }
}
