package mra.rehearsal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails once so many bytes were read. */
final class BreakingStream extends FilterInputStream {
  private long left;

  BreakingStream(InputStream in, long bytes) {
    super(in);
    left = bytes;
  }

  @Override
  public int read() throws IOException {
    return spend(super.read() < 0 ? -1 : 1);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return spend(super.read(buffer, offset, length));
  }

  private int spend(int bytes) throws IOException {
    left -= Math.max(bytes, 0);
    if (left < 0) {
      throw new IOException("The rehearsed connection breaks");
    }
    return bytes;
  }
}
