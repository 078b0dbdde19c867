package mra.trust;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/** Certificates in PEM files, RSA and SM2 alike (the JDK's own factory refuses SM2). */
public final class Pem {
  private Pem() {}

  /** All certificates in the file, in its order; at least one. */
  public static List<X509Certificate> read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var certificates = Certificates.read(in);
      if (certificates.isEmpty()) {
        throw new IOException("no certificate in " + file);
      }
      return certificates;
    } catch (CertificateException e) {
      throw new IOException("unreadable certificate in " + file, e);
    }
  }

  public static void write(Path file, List<X509Certificate> certificates) throws IOException {
    Files.writeString(file, text(certificates), StandardCharsets.US_ASCII);
  }

  public static String text(List<X509Certificate> certificates) throws IOException {
    var text = new StringWriter();
    try (var pem = new JcaPEMWriter(text)) {
      for (var each : certificates) {
        pem.writeObject(each);
      }
    }
    return text.toString();
  }
}
