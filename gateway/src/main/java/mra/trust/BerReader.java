package mra.trust;

import static mra.fault.Fault.ENVELOPE_MALFORMED;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import mra.fault.Refused;

/**
 * Walks BER (X.690) from a stream without ever holding more than the caller allows: what is small
 * is taken whole, an octet string of any size is streamed. Ends exactly where the outermost element
 * ends.
 */
final class BerReader {
  static final int IMPLICIT_0 = 0x80;
  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int OID = 0x06;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  /** No more elements in the container that was entered last. */
  static final int END = -1;

  private static final int CONSTRUCTED = 0x20;
  private static final int INDEFINITE = 0x80;
  private static final long OPEN = -1;
  private static final int MAX_DEPTH = 32;

  private final InputStream in;
  private final Deque<Long> ends = new ArrayDeque<>();
  private long position;
  private int ahead = END;
  private boolean peeked;

  BerReader(InputStream in) {
    this.in = in;
  }

  static int contextual(int number) {
    return 0xA0 | number;
  }

  /** Tag of the next element in this container, or {@link #END}. */
  int peek() throws IOException {
    if (!peeked) {
      ahead = nextTag();
      peeked = true;
    }
    return ahead;
  }

  private int nextTag() throws IOException {
    if (ends.isEmpty()) {
      return in.read();
    }
    boolean open = ends.element() == OPEN;
    if (!open && position >= ends.element()) {
      return END;
    }
    int tag = octet();
    if (tag != 0) {
      return tag;
    }
    // X.690 8.1.5: two zero octets end an element of indefinite length.
    if (!open || octet() != 0) {
      throw malformed("misplaced end of contents");
    }
    return END;
  }

  /** Steps into a constructed element. */
  void enter(int tag) throws IOException {
    expect(tag);
    push(length(tag));
  }

  /** Steps out; everything in it must have been read. */
  void leave() throws IOException {
    if (peek() != END) {
      throw malformed("more elements than expected");
    }
    ends.pop();
    peeked = false;
  }

  /**
   * One whole element, tag and length included, of at most {@code max} bytes; indefinite made so.
   */
  byte[] element(int tag, int max) throws IOException {
    expect(tag);
    var bytes = new ByteArrayOutputStream();
    copy(tag, bytes, max);
    return bytes.toByteArray();
  }

  private void copy(int tag, ByteArrayOutputStream to, int max) throws IOException {
    to.write(tag);
    long length = length(tag);
    if (length == OPEN) {
      to.write(INDEFINITE);
      push(OPEN);
      while (peek() != END) {
        int inner = peek();
        peeked = false;
        copy(inner, to, max);
      }
      leave();
      to.write(0);
      to.write(0);
    } else {
      room(to.size() + length, max);
      writeLength(to, (int) length);
      byte[] content = in.readNBytes((int) length);
      position += content.length;
      if (content.length < length) {
        throw cut();
      }
      to.writeBytes(content);
    }
    room(to.size(), max);
  }

  private static void room(long size, int max) {
    if (size > max) {
      throw malformed("a part of the envelope is larger than " + max + " bytes");
    }
  }

  private static void writeLength(ByteArrayOutputStream to, int length) {
    if (length < INDEFINITE) {
      to.write(length);
      return;
    }
    to.write(INDEFINITE | 4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      to.write(length >>> shift);
    }
  }

  /**
   * The contents of an octet string in one piece or in segments (X.690 8.7). The stream ends the
   * element; it must be read to its end before going on.
   *
   * @param tag in its primitive form
   */
  InputStream octets(int tag) throws IOException {
    if (peek() == (tag | CONSTRUCTED)) {
      enter(tag | CONSTRUCTED);
      return new OctetStream(this, 0, true);
    }
    expect(tag);
    return new OctetStream(this, length(tag), false);
  }

  /** Length of a primitive octet string segment; its content is read by {@link #read}. */
  long segment() throws IOException {
    expect(OCTET_STRING);
    return length(OCTET_STRING);
  }

  /** Content bytes of a primitive element; never fewer than one. */
  int read(byte[] into, int offset, int length) throws IOException {
    int n = in.read(into, offset, length);
    if (n <= 0) {
      throw cut();
    }
    position += n;
    return n;
  }

  private void expect(int tag) throws IOException {
    int found = peek();
    if (found == END && ends.isEmpty()) {
      throw cut();
    }
    if (found != tag || tag == END) {
      throw malformed("element %02x where %02x belongs".formatted(found & 0xFF, tag & 0xFF));
    }
    peeked = false;
    if (ends.isEmpty()) {
      position++;
    }
  }

  private void push(long length) {
    if (ends.size() == MAX_DEPTH) {
      throw malformed("nested deeper than " + MAX_DEPTH);
    }
    ends.push(length == OPEN ? OPEN : position + length);
  }

  private long length(int tag) throws IOException {
    if ((tag & 0x1F) == 0x1F) {
      throw malformed("a tag number above 30");
    }
    int first = octet();
    if (first == INDEFINITE) {
      if ((tag & CONSTRUCTED) == 0) {
        throw malformed("a primitive element of indefinite length");
      }
      return OPEN;
    }
    long length = first < INDEFINITE ? first : longLength(first & 0x7F);
    inside(length);
    return length;
  }

  private long longLength(int octets) throws IOException {
    if (octets > 6) {
      throw malformed("a length of " + octets + " octets");
    }
    long length = 0;
    for (int i = 0; i < octets; i++) {
      length = length << 8 | octet();
    }
    return length;
  }

  private void inside(long length) {
    for (long end : ends) {
      if (end != OPEN) {
        if (position + length > end) {
          throw malformed("an element longer than the one around it");
        }
        return;
      }
    }
  }

  private int octet() throws IOException {
    inside(1);
    int octet = in.read();
    if (octet < 0) {
      throw cut();
    }
    position++;
    return octet;
  }

  private static Refused cut() {
    return malformed("it is cut short");
  }

  static Refused malformed(String detail) {
    return new Refused(ENVELOPE_MALFORMED, "", detail);
  }
}
