package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import mra.trust.Issuer;
import mra.trust.Issuer.Order;
import mra.trust.Issuer.Use;
import mra.trust.KeyEntry;
import mra.trust.Plain;
import mra.trust.SealRecipe;
import mra.trust.Trust;
import org.jspecify.annotations.Nullable;

/** Signs one administration's documents and encrypts them for the gateway. */
final class Sealer {
  private final Trust trust;
  private final Player player;
  private final Clock clock;
  private @Nullable KeyEntry stranger;
  private @Nullable KeyEntry expired;

  Sealer(Trust trust, Player player, Clock clock) {
    this.trust = trust;
    this.player = player;
    this.clock = clock;
  }

  void seal(Mischief mischief, Plain plain, Path file) throws IOException {
    try (var wire = Files.newOutputStream(file)) {
      // Where there is an envelope, that is what is left unsigned, and not the list.
      if (mischief == Mischief.UNSIGNED && !player.hasEnvelope()) {
        plain.writeTo(wire);
      } else {
        trust.seal(recipe(mischief), plain, wire);
      }
    }
  }

  /** Who signs what accompanies the list, too. */
  KeyEntry signer(Mischief mischief) {
    var signer = player.theirs().key(FreshKeys.SIGNER);
    return switch (mischief) {
      case WRONG_SIGNATURE -> new KeyEntry(stranger().key(), signer.chain());
      case STRANGER -> stranger();
      case EXPIRED_CERTIFICATE -> expired();
      default -> signer;
    };
  }

  SealRecipe recipe(Mischief mischief) {
    return new SealRecipe(player.list(), player.mode(), signer(mischief), recipient(mischief));
  }

  private X509Certificate recipient(Mischief mischief) {
    return mischief == Mischief.WRONG_RECIPIENT ? stranger().certificate() : player.ours();
  }

  /**
   * Makes the keys of a misdeed. RSA keys take a busy machine seconds, in which a server that made
   * them while somebody waits for its answer would be silent.
   */
  void prepare(Mischief mischief) {
    recipe(mischief);
  }

  private synchronized KeyEntry stranger() {
    if (stranger == null) {
      stranger = Issuer.authority("Stranger", player.kind(), clock).issue("Stranger", Use.PARTY);
    }
    return stranger;
  }

  /** Issued by the right authority, over before now. */
  private synchronized KeyEntry expired() {
    if (expired == null) {
      expired = issuedLongAgo();
    }
    return expired;
  }

  private KeyEntry issuedLongAgo() {
    var now = clock.instant();
    var order =
        new Order(
            "Rehearsal " + player.id() + " expired",
            Use.PARTY,
            now.minus(Duration.ofMinutes(50)),
            now.minus(Duration.ofMinutes(10)),
            List.of());
    return Issuer.of(player.theirs().key(FreshKeys.AUTHORITY), player.kind(), clock).issue(order);
  }
}
