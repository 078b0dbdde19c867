package mra.trust;

import static mra.fault.Fault.TOO_LARGE;

import java.io.IOException;
import java.io.OutputStream;
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
  private final SegmentStore store;
  private final SpoolPress press;
  private final List<Part> parts = new ArrayList<>();
  private final long bytesMax;
  private byte[] slab;
  private int filled;
  private long size;
  private long partBytes;
  private long partFirst;
  private boolean released;

  SpoolWriter(Spool spool, long bytesMax) {
    this.store = new SegmentStore(spool);
    this.press = new SpoolPress(store);
    this.slab = press.first();
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
    partBytes += length;
    int from = offset;
    while (from < offset + length) {
      if (filled == slab.length) {
        slab = press.pass(slab, filled, false);
        filled = 0;
      }
      int n = Math.min(slab.length - filled, offset + length - from);
      System.arraycopy(bytes, from, slab, filled, n);
      filled += n;
      from += n;
    }
  }

  void endPart() throws IOException {
    slab = press.pass(slab, filled, true);
    press.settle();
    parts.add(new Part(partFirst, partBytes));
    partFirst = store.count();
    partBytes = 0;
    filled = 0;
  }

  /** SHA-256 over all parts, lower-case hex; asked once, after the last part. */
  String digest() {
    return press.digest();
  }

  /** Only after MAC, signature and path held. */
  Content release() {
    released = true;
    return new SpooledContent(store, List.copyOf(parts), size);
  }

  @Override
  public void close() throws IOException {
    press.close();
    if (!released) {
      store.close();
    }
  }
}
