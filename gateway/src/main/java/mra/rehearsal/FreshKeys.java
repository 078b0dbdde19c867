package mra.rehearsal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import mra.trust.Issuer;
import mra.trust.Issuer.Kind;
import mra.trust.Issuer.Use;
import mra.trust.KeyRing;

/** New keys and certificates of everybody who takes part. */
final class FreshKeys {
  /** Of an administration. */
  static final String AUTHORITY = "authority";

  static final String SIGNER = "signer";
  static final String TLS_AUTHORITY = "tls-authority";
  static final String TLS = "tls";

  /** Of the gateway; the profiles name them. */
  static final String GATEWAY_RSA = "gateway-rsa";

  static final String GATEWAY_SM = "gateway-sm";
  static final String GATEWAY_EC = "gateway-ec";
  static final String GATEWAY_TLS = "gateway-tls";

  private static final List<String> HOSTS = List.of("localhost", Outlet.LOOPBACK);

  private final Clock clock;

  FreshKeys(Clock clock) {
    this.clock = clock;
  }

  KeyRing gateway() {
    var rsa = Issuer.authority("Rehearsal home authority", Kind.RSA, clock);
    var sm = Issuer.authority("Rehearsal home authority SM", Kind.SM, clock);
    var ec = Issuer.authority("Rehearsal home authority EC", Kind.EC, clock);
    return KeyRing.of(
        Map.of(
            GATEWAY_RSA, rsa.issue("Rehearsal gateway", Use.PARTY),
            GATEWAY_SM, sm.issue("Rehearsal gateway", Use.PARTY),
            GATEWAY_EC, ec.issue("Rehearsal gateway", Use.PARTY),
            GATEWAY_TLS, rsa.issue("Rehearsal gateway TLS", Use.TLS_CLIENT)));
  }

  KeyRing of(Administration administration) {
    return switch (administration) {
      case EU -> eu();
      case HK -> hk();
      case MO -> mo();
    };
  }

  /** Of our own credit system, which only signs. */
  KeyRing creditSystem() {
    var issuer = Issuer.authority("Rehearsal credit system authority", Kind.RSA, clock);
    return KeyRing.of(
        Map.of(
            AUTHORITY, issuer.authority(),
            SIGNER, issuer.issue("Rehearsal credit system", Use.SIGNER)));
  }

  /** The EU's one key signs its lists and replies, and opens our requests. */
  private KeyRing eu() {
    var issuer = Issuer.authority("Rehearsal EU authority", Kind.RSA, clock);
    return KeyRing.of(
        Map.of(
            AUTHORITY, issuer.authority(),
            SIGNER, issuer.issue("Rehearsal EU", Use.PARTY),
            TLS_AUTHORITY, issuer.authority(),
            TLS, issuer.tlsServer("localhost", HOSTS)));
  }

  private KeyRing hk() {
    var issuer = Issuer.authority("Rehearsal HK authority", Kind.RSA, clock);
    return KeyRing.of(
        Map.of(AUTHORITY, issuer.authority(), SIGNER, issuer.issue("Rehearsal HK", Use.PARTY)));
  }

  private KeyRing mo() {
    var issuer = Issuer.authority("Rehearsal MO authority", Kind.SM, clock);
    var tls = Issuer.authority("Rehearsal MO TLS authority", Kind.RSA, clock);
    return KeyRing.of(
        Map.of(
            AUTHORITY, issuer.authority(),
            SIGNER, issuer.issue("Rehearsal MO", Use.PARTY),
            TLS_AUTHORITY, tls.authority(),
            TLS, tls.tlsServer("localhost", HOSTS)));
  }
}
