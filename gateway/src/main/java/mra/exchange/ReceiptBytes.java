package mra.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import mra.fault.Fault;
import mra.fault.Refused;

/** Receipts as they come: small, or refused. */
final class ReceiptBytes {
  static final int MAX = 8 * 1024 * 1024;
  private static final int BUFFER = 64 * 1024;

  private ReceiptBytes() {}

  /**
   * Reads a receipt that a partner brings, however slowly.
   *
   * @throws Refused E107 when it is too large, E102 when it takes longer than that, E103 when it is
   *     cut
   */
  static byte[] brought(InputStream in, Duration time) {
    try {
      return inTime(in, time);
    } catch (IOException cut) {
      throw new Refused(Fault.TRANSFER_BROKEN, "", "", cut);
    }
  }

  private static byte[] inTime(InputStream in, Duration time) throws IOException {
    long began = System.nanoTime();
    var bytes = new ByteArrayOutputStream();
    var buffer = new byte[BUFFER];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes.write(buffer, 0, read);
      if (bytes.size() > MAX) {
        throw new Refused(Fault.TOO_LARGE, "", "a receipt has at most " + MAX + " bytes");
      }
      if (System.nanoTime() - began > time.toNanos()) {
        throw new Refused(Fault.PARTNER_TIMEOUT, "", "the transfer took longer than " + time);
      }
    }
    return bytes.toByteArray();
  }

  /** Reads a receipt to its end and closes it. */
  static byte[] read(InputStream in) throws IOException {
    try (in) {
      var bytes = in.readNBytes(MAX + 1);
      if (bytes.length > MAX) {
        throw new Refused(Fault.RECEIPT_UNUSABLE, "", "it has more than " + MAX + " bytes");
      }
      return bytes;
    }
  }
}
