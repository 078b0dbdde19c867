package mra.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Signers;
import mra.partner.TrustProfile.Suite;
import mra.trust.SealRecipe.Mode;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** Where tests seal and open messages of one suite between two {@link Parties}. */
final class Desk {
  static final long BYTES_MAX = 200L * 1024 * 1024;

  private final Suite suite;
  private final Parties parties;
  private final Path folder;
  private final Trust trust;

  Desk(Suite suite, Parties parties, Path folder) throws IOException {
    this.suite = suite;
    this.parties = parties;
    this.folder = folder;
    this.trust = new Trust(parties.ring(), Spool.in(folder.resolve("spool")), Parties.CLOCK);
  }

  byte[] seal(Mode mode, byte[] plain) throws IOException {
    return seal(mode, plain, parties.partner(), parties.ours().certificate());
  }

  byte[] seal(Mode mode, byte[] plain, KeyEntry signer, X509Certificate recipient)
      throws IOException {
    var wire = new ByteArrayOutputStream();
    trust.seal(
        new SealRecipe(suite, mode, signer, recipient), new ByteArrayInputStream(plain), wire);
    return wire.toByteArray();
  }

  Opened open(byte[] wire, X509Certificate... pinned) throws IOException {
    return open(wire, Parties.NOW, BYTES_MAX, pinned);
  }

  Opened open(byte[] wire, Instant at, long bytesMax, X509Certificate... pinned)
      throws IOException {
    var partner = parties.partner().certificate();
    return open(wire, at, bytesMax, pinned.length > 0 ? Signers.of(pinned) : Signers.of(partner));
  }

  private Opened open(byte[] wire, Instant at, long bytesMax, Signers signers) throws IOException {
    var raw = Files.write(Files.createTempFile(folder, "wire-", ".bin"), wire);
    return trust.open(new Received(Profiles.profile(suite, bytesMax, signers), at, "test", raw));
  }

  Refused refusal(byte[] wire, X509Certificate... pinned) {
    return Assertions.catchThrowableOfType(Refused.class, () -> open(wire, pinned).close());
  }

  /** A message that is made anew each time. */
  interface Made {
    byte[] wire() throws Exception;
  }

  /**
   * Of a message that decrypts to noise. In one of 256 the padding of CBC holds by chance, and what
   * is missing then is the signature: nothing is told by that, and another one is made.
   */
  Refused refusalOfNoise(Made made) throws Exception {
    var refused = refusal(made.wire());
    for (int more = 4; more > 0 && refused.fault() != Fault.DECRYPTION_FAILED; more--) {
      refused = refusal(made.wire());
    }
    return refused;
  }

  Fault fault(byte[] wire, X509Certificate... pinned) {
    return refusal(wire, pinned).fault();
  }

  /** Null when the message opens. */
  @Nullable Fault fault(byte[] wire, Signers signers) throws IOException {
    try (var _ = open(wire, Parties.NOW, BYTES_MAX, signers)) {
      return null;
    } catch (Refused refused) {
      return refused.fault();
    }
  }

  static byte[] read(Opened opened) throws IOException {
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < opened.content().parts(); i++) {
      try (var part = opened.content().part(i)) {
        part.transferTo(all);
      }
    }
    return all.toByteArray();
  }
}
