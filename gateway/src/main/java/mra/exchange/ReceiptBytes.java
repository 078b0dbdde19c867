package mra.exchange;

import java.io.IOException;
import java.io.InputStream;
import mra.fault.Fault;
import mra.fault.Refused;

/** Receipts as they come: small, or refused. */
final class ReceiptBytes {
  static final int MAX = 8 * 1024 * 1024;

  private ReceiptBytes() {}

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
