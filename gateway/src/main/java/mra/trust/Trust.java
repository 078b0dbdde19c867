package mra.trust;

import static mra.fault.Fault.INTERNAL;
import static mra.fault.Fault.PROFILE_INVALID;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import mra.fault.Refused;
import mra.partner.PartnerProfile;
import mra.trust.Opened.Provenance;

/**
 * Opens what partners sealed, and seals. No fault found here is ever told to the sender, who has
 * not proven to be one.
 */
public final class Trust {
  private final KeyRing keys;
  private final Spool spool;
  private final Clock clock;

  public Trust(KeyRing keys, Spool spool, Clock clock) {
    this.keys = keys;
    this.spool = spool;
    this.clock = clock;
  }

  /** Proof that MAC, signature and path held, or a fault. */
  public Opened open(Received received) {
    var trust = received.from().trust();
    if (trust == null) {
      throw new Refused(PROFILE_INVALID, received.from().id(), "it has no section trust");
    }
    try {
      return new Opening(received, trust, keys.key(trust.ours()), spool).open();
    } catch (IOException e) {
      throw new Refused(INTERNAL, received.raw().toString(), "it cannot be read or spooled", e);
    }
  }

  /** A plain file given by hand; nobody vouches for it but who gave it. */
  public Opened local(PartnerProfile from, Path plain, Instant at) {
    long max = from.limits().bytes();
    try (var raw = new RawStream(plain, max);
        var writer = spool.writer(max)) {
      raw.transferTo(writer);
      writer.endPart();
      var digest = writer.digest();
      return new VerifiedContent(from, at, writer.release(), Provenance.LOCAL, digest, null);
    } catch (IOException e) {
      throw new Refused(INTERNAL, plain.toString(), "it cannot be read or spooled", e);
    }
  }

  /**
   * Signs with the recipe's own key, not one of the ring, so that a rehearsed partner can seal too.
   *
   * @param plain read once, any size
   */
  public void seal(SealRecipe recipe, InputStream plain, OutputStream wire) throws IOException {
    switch (recipe.suite()) {
      case CMS_RSA -> new CmsSealer(recipe, new RsaAlgorithms()).seal(plain, wire);
      case CMS_SM -> new CmsSealer(recipe, new SmAlgorithms()).seal(plain, wire);
      case WS_SECURITY -> new SoapMessageSealer(recipe, spool, clock).seal(plain, wire);
    }
  }
}
