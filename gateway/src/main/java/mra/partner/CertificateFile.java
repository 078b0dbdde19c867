package mra.partner;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import mra.fault.Fault;

/** One PEM file of public certificates. */
final class CertificateFile {

  static final int BYTES_MAX = 256 << 10;
  static final String PRIVATE = "it holds a private key; the folder takes public certificates only";

  private static final int EC_BITS_MIN = 256;

  /** Of P-256 and P-384 (FIPS 186-4 D.1.2), by which they are known under any name. */
  private static final Set<BigInteger> NIST_ORDERS =
      Set.of(
          new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16),
          new BigInteger(
              "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973",
              16));

  /** Of the one curve of SM2 (GB/T 32918.5), by which it is known under any name. */
  private static final BigInteger SM2_ORDER =
      new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123", 16);

  /** Digests by which anybody can make a second certificate with the same signature. */
  private static final Pattern BROKEN = Pattern.compile("(MD2|MD5|SHA-?1)(?![0-9]).*");

  /** What a key must be, by what it is for. */
  enum Strength {
    /** TLS servers, and authorities of any kind. */
    PUBLIC("is weaker than RSA 2048 or EC 256"),
    /** Signers of lists under the suites with RSA. */
    RSA_SUITE("is no RSA key of 3072 bits or more, which the suite asks for"),
    /** Signers of lists under cms-sm. */
    SM_SUITE("is no SM2 key, which the suite asks for"),
    /** Signers of lists under cms-ec. */
    EC_SUITE("is no EC key on P-256 or P-384, which the suite asks for");

    private final String otherwise;

    Strength(String otherwise) {
      this.otherwise = otherwise;
    }

    static Strength of(TrustProfile.Suite suite) {
      return switch (suite) {
        case CMS_RSA, CMS_DETACHED, WS_SECURITY -> RSA_SUITE;
        case CMS_SM -> SM_SUITE;
        case CMS_EC -> EC_SUITE;
      };
    }

    boolean holds(PublicKey key) {
      return switch (this) {
        case PUBLIC -> isRsa(key, 2048) || isEc(key);
        case RSA_SUITE -> isRsa(key, 3072);
        case SM_SUITE -> isEc(key, Set.of(SM2_ORDER));
        case EC_SUITE -> isEc(key, NIST_ORDERS);
      };
    }

    private static boolean isRsa(PublicKey key, int bits) {
      return key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= bits;
    }

    private static boolean isEc(PublicKey key, Set<BigInteger> orders) {
      return key instanceof ECKey ec && orders.contains(ec.getParams().getOrder());
    }

    private static boolean isEc(PublicKey key) {
      return key instanceof ECKey ec && ec.getParams().getOrder().bitLength() >= EC_BITS_MIN;
    }
  }

  private static final Duration NOTICE = Duration.ofDays(60);

  private final Place place;
  private final Strength strength;
  private final Findings findings;

  CertificateFile(Path file, Strength strength, Findings findings) {
    this.place = new Place(file, 1);
    this.strength = strength;
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
        error(PRIVATE);
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
    // A suite says what signers have; who vouches for them may use what PKIX allows.
    var needed = certificate.getBasicConstraints() >= 0 ? Strength.PUBLIC : strength;
    if (!needed.holds(certificate.getPublicKey())) {
      wrong(
          "the key of " + name(certificate) + " " + needed.otherwise,
          "ask the partner for a certificate of another key");
    }
    // Nobody verifies what a root says of itself: RFC 5280 6.1 takes it as given.
    boolean root =
        certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    if (!root && BROKEN.matcher(certificate.getSigAlgName().toUpperCase(Locale.ROOT)).matches()) {
      wrong(
          name(certificate) + " is signed with " + certificate.getSigAlgName(),
          "its authority has to issue it again with SHA-256 or better");
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
          name(certificate) + " expires on " + day,
          "ask the partner for the next one");
    }
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  private void wrong(String text, String suggestion) {
    findings.error(place, Fault.PROFILE_INVALID, text, suggestion);
  }

  private void error(String text) {
    findings.error(place, Fault.PROFILE_INVALID, text);
  }
}
