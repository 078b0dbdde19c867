package mra.trust;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mra.partner.TrustProfile.Suite;

/** A certification authority of our own making, for rehearsal and tests. */
public final class Issuer {
  private static final Duration LIFE = Duration.ofDays(730);
  private static final Duration SKEW = Duration.ofHours(1);

  private final Kind kind;
  private final Clock clock;
  private final KeyEntry authority;

  /** Keys and signatures of an authority and of all that it issues. */
  public enum Kind {
    /** RSA-3072 with SHA-256. */
    RSA,
    /** SM2 with SM3. */
    SM,
    /** P-256 with SHA-256. */
    EC,
    /** P-384 with SHA-384. */
    EC_384;

    /** What those who seal by a suite have. */
    public static Kind of(Suite suite) {
      return switch (suite) {
        case CMS_RSA, CMS_DETACHED, WS_SECURITY -> RSA;
        case CMS_SM -> SM;
        case CMS_EC -> EC;
      };
    }
  }

  /** What a certificate is for. */
  public enum Use {
    AUTHORITY,
    SIGNER,
    RECIPIENT,
    /** Signs and is encrypted to. */
    PARTY,
    TLS_SERVER,
    TLS_CLIENT
  }

  /**
   * A certificate to be made.
   *
   * @param hosts names and addresses of a TLS server, else none
   */
  public record Order(String name, Use use, Instant from, Instant to, List<String> hosts) {}

  private Issuer(Kind kind, Clock clock, KeyEntry authority) {
    this.kind = kind;
    this.clock = clock;
    this.authority = authority;
  }

  /** A fresh self-signed authority. */
  public static Issuer authority(String name, Kind kind, Clock clock) {
    var keys = Keys.fresh(kind);
    var maker = new CertificateMaker(null, keys.getPrivate());
    var order = order(name, Use.AUTHORITY, clock, List.of());
    var certificate = maker.make(order, keys.getPublic());
    return new Issuer(kind, clock, new KeyEntry(keys.getPrivate(), List.of(certificate)));
  }

  /** An authority whose key was kept. */
  public static Issuer of(KeyEntry authority, Kind kind, Clock clock) {
    return new Issuer(kind, clock, authority);
  }

  public KeyEntry authority() {
    return authority;
  }

  public X509Certificate certificate() {
    return authority.certificate();
  }

  public KeyEntry issue(String name, Use use) {
    return issue(order(name, use, clock, List.of()));
  }

  /**
   * Issues a fresh key for a TLS server.
   *
   * @param hosts names and addresses that clients may call it by
   */
  public KeyEntry tlsServer(String name, List<String> hosts) {
    return issue(order(name, Use.TLS_SERVER, clock, hosts));
  }

  public KeyEntry issue(Order order) {
    KeyPair keys = Keys.fresh(kind);
    return new KeyEntry(keys.getPrivate(), chain(order, keys.getPublic()));
  }

  /** An authority below this one. */
  public Issuer under(String name) {
    return new Issuer(kind, clock, issue(name, Use.AUTHORITY));
  }

  private List<X509Certificate> chain(Order order, PublicKey key) {
    var maker = new CertificateMaker(authority.certificate(), authority.key());
    return Stream.concat(Stream.of(maker.make(order, key)), authority.chain().stream()).toList();
  }

  static Order order(String name, Use use, Clock clock, List<String> hosts) {
    var from = clock.instant().minus(SKEW);
    return new Order(name, use, from, from.plus(LIFE), hosts);
  }
}
