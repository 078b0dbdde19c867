package mra.recognition;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream as bytes, each within a bound; blank ones are passed over. */
final class Lines {
  private final InputStream in;
  private final int bytesMax;
  private byte[] line = new byte[1024];
  private int length;
  private boolean tooLong;
  private long number;

  Lines(InputStream in, int bytesMax) {
    this.in = new BufferedInputStream(in, 64 << 10);
    this.bytesMax = bytesMax;
  }

  /** Moves to the next line; false at the end of the stream. */
  boolean next() throws IOException {
    boolean more;
    do {
      more = move();
    } while (more && isBlank());
    return more;
  }

  /** 1-based, blank ones counted. */
  long number() {
    return number;
  }

  /** Whether the line was longer than the bound; then its bytes are lost. */
  boolean isTooLong() {
    return tooLong;
  }

  /** Holds the line from 0 to {@link #length} until the next one is read. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  private boolean move() throws IOException {
    length = 0;
    tooLong = false;
    number++;
    int next = in.read();
    boolean any = next >= 0;
    for (; next >= 0 && next != '\n'; next = in.read()) {
      add((byte) next);
    }
    return any;
  }

  private void add(byte next) {
    if (length == bytesMax) {
      tooLong = true;
      return;
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, Math.min(bytesMax, 2 * length));
    }
    line[length++] = next;
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] > ' ' || line[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
