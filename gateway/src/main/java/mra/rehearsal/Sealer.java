package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import mra.partner.TrustProfile.Suite;
import mra.trust.Issuer;
import mra.trust.Issuer.Kind;
import mra.trust.Issuer.Order;
import mra.trust.Issuer.Use;
import mra.trust.KeyEntry;
import mra.trust.KeyRing;
import mra.trust.Plain;
import mra.trust.SealRecipe;
import mra.trust.SealRecipe.Mode;
import mra.trust.Trust;

/** Signs one administration's documents and encrypts them for the gateway. */
final class Sealer {
  private final Trust trust;
  private final Administration administration;
  private final KeyRing theirs;
  private final KeyRing gateway;
  private final Clock clock;

  Sealer(Trust trust, Administration administration, Credentials credentials, Clock clock) {
    this.trust = trust;
    this.administration = administration;
    this.theirs = credentials.of(administration);
    this.gateway = credentials.gateway();
    this.clock = clock;
  }

  void seal(Mischief mischief, Plain plain, Path file) throws IOException {
    try (var wire = Files.newOutputStream(file)) {
      // The EU leaves out what signs its envelope, not what signs the list.
      if (mischief == Mischief.UNSIGNED && administration != Administration.EU) {
        plain.writeTo(wire);
      } else {
        trust.seal(recipe(mischief), plain, wire);
      }
    }
  }

  /** Who signs what accompanies the list, too. */
  KeyEntry signer(Mischief mischief) {
    var signer = theirs.key(FreshKeys.SIGNER);
    return switch (mischief) {
      case WRONG_SIGNATURE -> new KeyEntry(stranger().key(), signer.chain());
      case EXPIRED_CERTIFICATE -> expired();
      default -> signer;
    };
  }

  SealRecipe recipe(Mischief mischief) {
    var suite = kind() == Kind.SM ? Suite.CMS_SM : Suite.CMS_RSA;
    var mode = administration == Administration.HK ? Mode.GCM : Mode.CBC;
    return new SealRecipe(suite, mode, signer(mischief), recipient(mischief));
  }

  private X509Certificate recipient(Mischief mischief) {
    if (mischief == Mischief.WRONG_RECIPIENT) {
      return stranger().certificate();
    }
    var alias = kind() == Kind.SM ? FreshKeys.GATEWAY_SM : FreshKeys.GATEWAY_RSA;
    return gateway.key(alias).certificate();
  }

  private KeyEntry stranger() {
    return Issuer.authority("Stranger", kind(), clock).issue("Stranger", Use.PARTY);
  }

  /** Issued by the right authority, over before now. */
  private KeyEntry expired() {
    var now = clock.instant();
    var order =
        new Order(
            "Rehearsal " + administration + " expired",
            Use.PARTY,
            now.minus(Duration.ofMinutes(50)),
            now.minus(Duration.ofMinutes(10)),
            List.of());
    return Issuer.of(theirs.key(FreshKeys.AUTHORITY), kind(), clock).issue(order);
  }

  private Kind kind() {
    return administration == Administration.MO ? Kind.SM : Kind.RSA;
  }
}
