package mra.trust;

import static mra.fault.Fault.TOO_LARGE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import mra.fault.Refused;

/** Opens CMS objects: what is encrypted for us holds what is signed by somebody whom we pin. */
final class CmsOpener {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final KeyEntry ours;
  private final Pins pins;
  private final CmsAlgorithms algorithms;

  CmsOpener(KeyEntry ours, Pins pins, CmsAlgorithms algorithms) {
    this.ours = ours;
    this.pins = pins;
    this.algorithms = algorithms;
  }

  /**
   * Opens one object and leaves the reader behind it.
   *
   * @param to must let nobody read before this has returned
   * @return the signer
   */
  X509Certificate open(BerReader sealed, SpoolWriter to) throws IOException {
    var plain =
        new BufferedInputStream(new Envelope(sealed, ours, algorithms).open(), BUFFER_BYTES);
    try {
      var signed = new SignedContent(new BerReader(plain), algorithms).read(to);
      var signer = new SignatureJudge(pins, algorithms).judge(signed);
      to.endPart();
      return signer;
    } catch (Refused inside) {
      if (inside.fault() != TOO_LARGE) {
        // What does not decrypt is nonsense inside, and must be called by its cause.
        plain.transferTo(OutputStream.nullOutputStream());
      }
      throw inside;
    }
  }
}
