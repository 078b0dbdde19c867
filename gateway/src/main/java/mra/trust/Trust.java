package mra.trust;

import static mra.fault.Fault.INTERNAL;

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
 * Opens what partners sealed, and seals; receipts are signed and encrypted in two steps. No fault
 * found here is ever told to the sender, who has not proven to be one.
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
    var trust = CmsReceipts.trust(received.from());
    try {
      return new Opening(received, trust, keys, spool).open();
    } catch (IOException e) {
      throw new Refused(INTERNAL, received.raw().toString(), "it cannot be read or spooled", e);
    }
  }

  /** A plain file given by hand; nobody vouches for it but who gave it. */
  public Opened local(PartnerProfile from, Path plain, Instant at) {
    return plain(from, plain, at, Provenance.LOCAL);
  }

  /** A plain message of a sender that the broker let in by its login. */
  public Opened delivered(Received received) {
    return plain(received.from(), received.raw(), received.at(), Provenance.LOGIN);
  }

  private Opened plain(PartnerProfile from, Path plain, Instant at, Provenance provenance) {
    long max = from.limits().bytes();
    try (var raw = new RawStream(plain, max);
        var writer = spool.writer(max)) {
      raw.transferTo(writer);
      writer.endPart();
      var digest = writer.digest();
      return new VerifiedContent(from, at, writer.release(), provenance, digest, null);
    } catch (IOException e) {
      throw new Refused(INTERNAL, plain.toString(), "it cannot be read or spooled", e);
    }
  }

  /**
   * Seals a document while it is being written; none is ever held whole, and one that broke off
   * does not pass for a whole one.
   */
  public void seal(SealRecipe recipe, Plain plain, OutputStream wire) throws IOException {
    try (var pipe = new Pipe(plain)) {
      seal(recipe, pipe.in(), wire);
      pipe.requireWhole();
    }
  }

  /**
   * Signs with the recipe's own key, not one of the ring, so that a rehearsed partner can seal too.
   *
   * @param plain read once, any size
   * @param wire the sealed message; for a detached signature that alone
   */
  public void seal(SealRecipe recipe, InputStream plain, OutputStream wire) throws IOException {
    switch (recipe.suite()) {
      case CMS_RSA, CMS_SM, CMS_EC ->
          new CmsSealer(recipe, CmsAlgorithms.of(recipe.suite())).seal(plain, wire);
      case CMS_DETACHED -> new DetachedSigner(recipe.signer()).sign(plain, wire);
      case WS_SECURITY -> new SoapMessageSealer(recipe, spool, clock).seal(plain, wire);
    }
  }

  /**
   * Seals what is written, by a CMS suite. The message ends when the stream is closed, which leaves
   * {@code wire} open; whoever breaks off before must not use what was written.
   */
  public OutputStream sealing(SealRecipe recipe, OutputStream wire) throws IOException {
    return new CmsSealer(recipe, CmsAlgorithms.of(recipe.suite())).over(wire);
  }

  /**
   * The receipt as it is kept: CMS SignedData in DER, the content inside, by the recipe's own key.
   */
  public byte[] sign(SealRecipe recipe, byte[] content) {
    try {
      return CmsReceipts.sign(recipe, content);
    } catch (IOException e) {
      throw new Refused(INTERNAL, "receipt", "it cannot be signed", e);
    }
  }

  /** The envelope for the recipe's recipient around what {@link #sign} gave. */
  public byte[] encrypt(SealRecipe recipe, byte[] signed) {
    try {
      return CmsReceipts.encrypt(recipe, signed);
    } catch (IOException e) {
      throw new Refused(INTERNAL, "receipt", "it cannot be encrypted", e);
    }
  }

  /** Proof that signature and path hold now, or a fault. */
  public SignedReceipt verify(PartnerProfile from, byte[] signedData) {
    try {
      return CmsReceipts.verify(from, signedData, clock.instant());
    } catch (IOException e) {
      throw new Refused(INTERNAL, "receipt", "it cannot be read", e);
    }
  }

  /** The SignedData inside, yet to be verified. */
  public byte[] decrypt(PartnerProfile from, byte[] sealed) {
    var ours = keys.key(CmsReceipts.trust(from).ours());
    try {
      return CmsReceipts.decrypt(from, ours, sealed);
    } catch (IOException e) {
      throw new Refused(INTERNAL, "receipt", "it cannot be read", e);
    }
  }
}
