package mra.trust;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.crypto.Cipher;
import mra.trust.SpooledContent.Part;

/** Reads one part, segment by segment; a segment is given out only after its tag held. */
final class SpoolStream extends InputStream {
  private final SegmentStore store;
  private final Cipher opener = Segments.cipher();
  private final byte[] segment = new byte[Segments.PLAIN_BYTES];
  private long next;
  private long unread;
  private int at;
  private int filled;

  SpoolStream(SegmentStore store, Part part) {
    this.store = store;
    this.next = part.first();
    this.unread = part.bytes();
  }

  @Override
  public int read() throws IOException {
    return more() ? segment[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int n = Math.min(length, filled - at);
    System.arraycopy(segment, at, into, offset, n);
    at += n;
    return n;
  }

  @Override
  public int available() {
    return filled - at;
  }

  private boolean more() throws IOException {
    if (at == filled && unread > 0) {
      filled = (int) Math.min(segment.length, unread);
      unread -= filled;
      at = 0;
      store.read(opener, next++, segment, filled, unread == 0);
    }
    return at < filled;
  }
}
