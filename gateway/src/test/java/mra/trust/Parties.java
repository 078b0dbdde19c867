package mra.trust;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import mra.partner.TrustProfile.Suite;
import mra.trust.Issuer.Kind;
import mra.trust.Issuer.Use;

/** A partner and we, each with keys of a real authority; made once, because RSA keys take long. */
record Parties(Issuer authority, KeyEntry partner, KeyEntry ours, KeyEntry stranger) {
  static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  static final Parties RSA = make(Kind.RSA);
  static final Parties SM = make(Kind.SM);
  static final Parties EC = make(Kind.EC);
  static final Parties EC_384 = make(Kind.EC_384);

  static Parties of(Suite suite) {
    return switch (Kind.of(suite)) {
      case RSA -> RSA;
      case SM -> SM;
      case EC, EC_384 -> EC;
    };
  }

  private static Parties make(Kind kind) {
    var authority = Issuer.authority("Authority", kind, CLOCK);
    return new Parties(
        authority,
        authority.issue("Partner", Use.PARTY),
        authority.issue("Gateway", Use.PARTY),
        Issuer.authority("Elsewhere", kind, CLOCK).issue("Stranger", Use.PARTY));
  }

  KeyRing ring() {
    return KeyRing.of(Map.of("gateway", ours));
  }
}
