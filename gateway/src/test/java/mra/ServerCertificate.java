package mra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A fresh key and certificate for localhost, in the forms that servers and clients want. */
final class ServerCertificate {
  static final String PASSWORD = "made-for-a-test";
  private static final String ALIAS = "localhost";

  private final Path folder;
  private final KeyStore keys;

  private ServerCertificate(Path folder, KeyStore keys) {
    this.folder = folder;
    this.keys = keys;
  }

  static ServerCertificate in(Path folder) throws Exception {
    var file = folder.resolve("keys.p12");
    var made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "3072",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start()
            .waitFor();
    if (made != 0) {
      throw new IOException("keytool failed");
    }
    return new ServerCertificate(folder, KeyStore.getInstance(file.toFile(), password()));
  }

  /** PKCS#12 with key and certificate. */
  Path keys() {
    return folder.resolve("keys.p12");
  }

  /** PKCS#12 with the certificate as the only one trusted. */
  Path trusted() throws Exception {
    var file = folder.resolve("trusted.p12");
    try (var out = Files.newOutputStream(file)) {
      trustStore().store(out, password());
    }
    return file;
  }

  Path certificatePem() throws Exception {
    return pem("certificate", keys.getCertificate(ALIAS).getEncoded());
  }

  Path keyPem() throws Exception {
    var file = pem("private key", keys.getKey(ALIAS, password()).getEncoded());
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  SSLContext client() throws Exception {
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trustStore());
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private KeyStore trustStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
    return store;
  }

  private Path pem(String kind, byte[] der) throws IOException {
    var label = kind.toUpperCase(Locale.ROOT);
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    var text = "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    return Files.writeString(folder.resolve(kind.replace(' ', '-') + ".pem"), text);
  }

  private static char[] password() {
    return PASSWORD.toCharArray();
  }
}
