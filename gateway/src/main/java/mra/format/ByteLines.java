package mra.format;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import mra.fault.Fault;

/**
 * The lines of a document as bytes, one record at a time: a record begins with a line and may take
 * further ones, all of which stay in the buffer until the next begins.
 */
final class ByteLines implements AutoCloseable {
  /** Bytes of one record. */
  private static final int RECORD_MAX = 1 << 20;

  private final InputStream in;
  private final int unit;

  /** Which byte of a unit holds the line feed. */
  private final int low;

  private byte[] bytes = new byte[1 << 15];
  private int start;
  private int from;
  private int to;
  private int limit;
  private boolean ended;
  private long number;

  /**
   * @param in behind the byte-order mark
   */
  ByteLines(InputStream in, Encoding encoding) {
    this.in = in;
    this.unit = encoding.unit();
    this.low = encoding.name().equals("UTF-16BE") ? 1 : 0;
  }

  /** Begins a record with the next line; false at the end. */
  boolean next() {
    start = to;
    return more();
  }

  /** Takes a further line into the record; false at the end. */
  boolean more() {
    int line = to - start;
    int seen = line;
    while (true) {
      int feed = lineFeed(start + seen);
      if (feed >= 0 || ended) {
        from = start + line;
        to = feed >= 0 ? feed : limit;
        number += from < to ? 1 : 0;
        return from < to;
      }
      seen = limit - start - (limit - start) % unit;
      read();
    }
  }

  /** Begins a record of so many bytes, without a line end; false when fewer are left. */
  boolean next(int length) {
    start = to;
    number++;
    boolean there = has(length);
    from = start;
    to = there ? start + length : limit;
    return there;
  }

  /** Whether the next record begins with these bytes. */
  boolean nextBeginsWith(byte[] mark) {
    start = to;
    from = to;
    return has(mark.length) && Arrays.equals(bytes, to, to + mark.length, mark, 0, mark.length);
  }

  private boolean has(int length) {
    while (limit - start < length && !ended) {
      int kept = to - start;
      read();
      to = start + kept;
    }
    return limit - start >= length;
  }

  /** The position behind the next line feed; negative when it is not in the buffer. */
  private int lineFeed(int at) {
    if (unit == 1) {
      for (int i = at; i < limit; i++) {
        if (bytes[i] == '\n') {
          return i + 1;
        }
      }
      return -1;
    }
    for (int i = at; i + 1 < limit; i += 2) {
      if (bytes[i + low] == '\n' && bytes[i + 1 - low] == 0) {
        return i + 2;
      }
    }
    return -1;
  }

  /** Makes room, for which what came before this record is forgotten, and fills it. */
  private void read() {
    try {
      if (start > 0) {
        System.arraycopy(bytes, start, bytes, 0, limit - start);
        limit -= start;
        start = 0;
      }
      if (limit == bytes.length) {
        if (limit >= RECORD_MAX) {
          throw new TokenGuard.TooLong(RECORD_MAX);
        }
        bytes = Arrays.copyOf(bytes, limit * 2);
      }
      int read = in.read(bytes, limit, bytes.length - limit);
      ended = read < 0;
      limit += Math.max(read, 0);
    } catch (IOException failure) {
      throw ReadFaults.of(failure, "after line " + number, Fault.MALFORMED);
    }
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the line last taken begins. */
  int from() {
    return from;
  }

  /** Where it ends, with its line end. */
  int to() {
    return to;
  }

  /** Of the line last taken, from 1; where there are no line ends, of the record. */
  long number() {
    return number;
  }

  /** Adds the whole record, line ends included. */
  void update(MessageDigest digest) {
    digest.update(bytes, start, to - start);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException failure) {
      throw ReadFaults.ours(failure);
    }
  }
}
