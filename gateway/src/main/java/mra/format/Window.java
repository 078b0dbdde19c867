package mra.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The next bytes of a stream, looked at before they are taken. Positions count from the first byte
 * not yet released; looking beyond the window finds nothing.
 */
final class Window implements AutoCloseable {
  private static final int BYTES = 1 << 18;

  private final InputStream in;
  private final byte[] bytes = new byte[BYTES];

  /** Next byte to take, first byte not released, first byte not read. */
  private int next;

  private int start;
  private int end;
  private boolean ended;

  Window(InputStream in) {
    this.in = in;
  }

  int released() {
    return start - next;
  }

  int take(byte[] buffer, int offset, int length) {
    int taken = Math.min(length, start - next);
    System.arraycopy(bytes, next, buffer, offset, taken);
    next += taken;
    return taken;
  }

  void release(int to) {
    start += to;
  }

  /** Releases what is there, at least one byte before the end; tells how many. */
  int releaseAll() throws IOException {
    int more = has(0) ? end - start : 0;
    start += more;
    return more;
  }

  /** Forgets bytes; those released before them are moved up, which is cheap while they are few. */
  void drop(int to) {
    System.arraycopy(bytes, next, bytes, next + to, start - next);
    next += to;
    start += to;
  }

  /** The byte, or -1 when there is none. */
  int at(int position) throws IOException {
    return has(position) ? bytes[start + position] : -1;
  }

  /** Negative when there is none. */
  int find(char what, int from) throws IOException {
    for (int at = from; has(at); ) {
      int shift = start;
      for (int i = start + at; i < end; i++) {
        if (bytes[i] == what) {
          return i - shift;
        }
      }
      at = end - shift;
    }
    return -1;
  }

  boolean startsWith(int from, String ascii) throws IOException {
    return matches(from, ascii.getBytes(StandardCharsets.US_ASCII), 0);
  }

  /** Whether the tail of an array stands there. */
  boolean matches(int position, byte[] array, int from) throws IOException {
    int length = array.length - from;
    if (!has(position + length - 1)) {
      return false;
    }
    int at = start + position;
    return Arrays.equals(bytes, at, at + length, array, from, array.length);
  }

  /** From a position to one of the characters. */
  byte[] until(int from, String characters) throws IOException {
    int to = from;
    while (has(to) && characters.indexOf(bytes[start + to]) < 0) {
      to++;
    }
    return Arrays.copyOfRange(bytes, start + from, start + to);
  }

  boolean isBlank(int from, int to) {
    for (int i = start + from; i < start + to; i++) {
      if (" \t\r\n".indexOf(bytes[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Line ends, as an XML parser counts them, before a position. */
  int lines(int to) {
    int lines = 0;
    for (int i = start; i < start + to; i++) {
      boolean two = bytes[i] == '\r' && i + 1 < end && bytes[i + 1] == '\n';
      lines += (bytes[i] == '\n' || bytes[i] == '\r') && !two ? 1 : 0;
    }
    return lines;
  }

  String text(int from, int to) {
    return new String(bytes, start + from, to - from, StandardCharsets.UTF_8);
  }

  void update(java.security.MessageDigest digest, int from, int to) {
    digest.update(bytes, start + from, to - from);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Reads on until the position is there; false at the end or when it lies beyond the window. */
  private boolean has(int position) throws IOException {
    while (start + position >= end && !ended) {
      if (end == BYTES && !slide()) {
        return false;
      }
      int read = in.read(bytes, end, BYTES - end);
      ended = read < 0;
      end += Math.max(read, 0);
    }
    return start + position < end;
  }

  /** Makes room by forgetting what was taken. */
  private boolean slide() {
    if (next == 0) {
      return false;
    }
    System.arraycopy(bytes, next, bytes, 0, end - next);
    start -= next;
    end -= next;
    next = 0;
    return true;
  }
}
