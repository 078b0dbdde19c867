package mra.partner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mra.fault.Fault;

/** One PEM file of public certificates. */
final class CertificateFile {

  private static final int BYTES_MAX = 256 << 10;
  private static final int RSA_BITS_MIN = 2048;
  private static final int EC_BITS_MIN = 256;
  private static final Duration NOTICE = Duration.ofDays(60);

  private final Place place;
  private final Findings findings;

  CertificateFile(Path file, Findings findings) {
    this.place = new Place(file, 1);
    this.findings = findings;
  }

  /**
   * @param judgedAt when they must be valid; empty does not ask
   */
  List<X509Certificate> read(Optional<Instant> judgedAt) {
    var certificates = parse();
    certificates.forEach(this::expectStrong);
    judgedAt.ifPresent(now -> certificates.forEach(each -> expectValid(each, now)));
    return certificates;
  }

  private List<X509Certificate> parse() {
    try {
      if (Files.size(place.file()) > BYTES_MAX) {
        error("it is larger than " + BYTES_MAX + " bytes");
        return List.of();
      }
      var bytes = Files.readAllBytes(place.file());
      if (new String(bytes, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY")) {
        error("it holds a private key; the folder takes public certificates only");
        return List.of();
      }
      return parse(bytes);
    } catch (IOException e) {
      error("it cannot be read");
      return List.of();
    }
  }

  private List<X509Certificate> parse(byte[] bytes) {
    var certificates = X509.parse(bytes);
    if (certificates.isEmpty()) {
      error("it holds no X.509 certificate in PEM form");
    }
    return certificates;
  }

  private void expectStrong(X509Certificate certificate) {
    int bits =
        switch (certificate.getPublicKey()) {
          case RSAKey rsa -> rsa.getModulus().bitLength() * EC_BITS_MIN / RSA_BITS_MIN;
          case ECKey ec -> ec.getParams().getOrder().bitLength();
          default -> 0;
        };
    if (bits < EC_BITS_MIN) {
      error(
          "the key of "
              + name(certificate)
              + " is weaker than RSA "
              + RSA_BITS_MIN
              + " or EC "
              + EC_BITS_MIN);
    }
  }

  private void expectValid(X509Certificate certificate, Instant now) {
    var end = certificate.getNotAfter().toInstant();
    var day = end.atZone(ZoneOffset.UTC).toLocalDate();
    if (end.isBefore(now)) {
      error(name(certificate) + " expired on " + day);
    } else if (end.isBefore(now.plus(NOTICE))) {
      findings.warning(
          place,
          Fault.PROFILE_INVALID,
          name(certificate) + " expires on " + day + "; ask the partner for the next one");
    }
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  private void error(String text) {
    findings.error(place, Fault.PROFILE_INVALID, text);
  }
}
