package mra.trust;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The contents of one BER octet string. */
final class OctetStream extends InputStream {
  private final BerReader ber;
  private long left;
  private boolean ended;

  OctetStream(BerReader ber, long left, boolean segmented) {
    this.ber = ber;
    this.left = left;
    this.ended = !segmented;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    while (left == 0) {
      if (ended) {
        return -1;
      }
      nextSegment();
    }
    int n = ber.read(into, offset, (int) Math.min(length, left));
    left -= n;
    return n;
  }

  private void nextSegment() throws IOException {
    if (ber.peek() != BerReader.END) {
      left = ber.segment();
    } else {
      ber.leave();
      ended = true;
    }
  }
}
