package mra.rehearsal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import mra.trust.Issuer;
import mra.trust.Issuer.Kind;
import mra.trust.Issuer.Use;
import mra.trust.KeyEntry;
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

  /** Of the gateway's keys the one of a kind. */
  static String gateway(Kind kind) {
    return switch (kind) {
      case RSA -> GATEWAY_RSA;
      case SM -> GATEWAY_SM;
      case EC, EC_384 -> GATEWAY_EC;
    };
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
      case EU -> party("EU", Kind.RSA, true);
      case HK -> party("HK", Kind.RSA, false);
      case MO -> party("MO", Kind.SM, true);
    };
  }

  /**
   * Of an administration whose one key signs its lists and receipts, and opens what we send.
   *
   * @param server whether it has a server that shows a certificate, always an RSA one
   */
  KeyRing party(String name, Kind kind, boolean server) {
    var issuer = Issuer.authority("Rehearsal " + name + " authority", kind, clock);
    var keys = new LinkedHashMap<String, KeyEntry>();
    keys.put(AUTHORITY, issuer.authority());
    keys.put(SIGNER, issuer.issue("Rehearsal " + name, Use.PARTY));
    if (server) {
      var tls =
          kind == Kind.RSA
              ? issuer
              : Issuer.authority("Rehearsal " + name + " TLS authority", Kind.RSA, clock);
      keys.put(TLS_AUTHORITY, tls.authority());
      keys.put(TLS, tls.tlsServer("localhost", HOSTS));
    }
    return KeyRing.of(keys);
  }

  /** The same with a fresh TLS key that is called by these names too, where it has one. */
  KeyRing called(KeyRing party, List<String> names) {
    if (!party.aliases().contains(TLS_AUTHORITY)) {
      return party;
    }
    var keys = new LinkedHashMap<String, KeyEntry>();
    party.aliases().forEach(alias -> keys.put(alias, party.key(alias)));
    var hosts = new LinkedHashSet<>(HOSTS);
    hosts.addAll(names);
    var issuer = Issuer.of(party.key(TLS_AUTHORITY), Kind.RSA, clock);
    keys.put(TLS, issuer.tlsServer("localhost", List.copyOf(hosts)));
    return KeyRing.of(keys);
  }

  /** Of our own credit system, which only signs. */
  KeyRing creditSystem() {
    var issuer = Issuer.authority("Rehearsal credit system authority", Kind.RSA, clock);
    return KeyRing.of(
        Map.of(
            AUTHORITY, issuer.authority(),
            SIGNER, issuer.issue("Rehearsal credit system", Use.SIGNER)));
  }
}
