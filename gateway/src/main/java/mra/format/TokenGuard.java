package mra.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bounds what a parser may swallow for one token: names, comments and the like have no limit of
 * their own in it, and would fill the heap.
 */
final class TokenGuard extends FilterInputStream {
  private final int max;
  private int sinceToken;

  /**
   * @param max bytes
   */
  TokenGuard(InputStream in, int max) {
    super(in);
    this.max = max;
  }

  /** A token ended; what the parser has read ahead counts for the next one. */
  void token() {
    sinceToken = 0;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    sinceToken += Math.max(read, 0);
    if (sinceToken > max) {
      throw new TooLong(max);
    }
    return read;
  }

  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong(int max) {
      super("one token is longer than " + max + " bytes");
    }
  }
}
