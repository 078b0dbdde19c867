package mra.trust;

import static mra.fault.Fault.TOO_LARGE;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mra.fault.Refused;
import mra.trust.SpooledContent.Part;

/**
 * Takes opened content in; nobody can read it before {@link #release}. What is closed without
 * release is gone.
 */
final class SpoolWriter extends OutputStream {
  private final MessageDigest digest = Digests.sha256();
  private final byte[] segment = new byte[Segments.PLAIN_BYTES];
  private final List<Part> parts = new ArrayList<>();
  private final SegmentStore store;
  private final long bytesMax;
  private int filled;
  private long size;
  private long partBytes;
  private long partFirst;
  private boolean released;

  SpoolWriter(Spool spool, long bytesMax) {
    this.store = new SegmentStore(spool);
    this.bytesMax = bytesMax;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    size += length;
    if (size > bytesMax) {
      throw new Refused(TOO_LARGE, "", "the opened content exceeds " + bytesMax + " bytes");
    }
    digest.update(bytes, offset, length);
    partBytes += length;
    int from = offset;
    while (from < offset + length) {
      if (filled == segment.length) {
        store.append(segment, filled, false);
        filled = 0;
      }
      int n = Math.min(segment.length - filled, offset + length - from);
      System.arraycopy(bytes, from, segment, filled, n);
      filled += n;
      from += n;
    }
  }

  void endPart() throws IOException {
    store.append(segment, filled, true);
    parts.add(new Part(partFirst, partBytes));
    partFirst = store.count();
    partBytes = 0;
    filled = 0;
  }

  /** SHA-256 over all parts, lower-case hex; asked once, after the last part. */
  String digest() {
    return Digests.hex(digest);
  }

  /** Only after MAC, signature and path held. */
  Content release() {
    released = true;
    return new SpooledContent(store, List.copyOf(parts), size);
  }

  @Override
  public void close() throws IOException {
    if (!released) {
      store.close();
    }
  }
}
