package mra.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;
import mra.fault.Fault;
import mra.fault.Refused;

/** Characters of a record, decoded line by line into one buffer that is used again. */
final class LineText {
  private final CharsetDecoder decoder;
  private char[] text = new char[4096];
  private int length;

  LineText(Encoding encoding) {
    this.decoder = encoding.decoder();
  }

  void clear() {
    length = 0;
  }

  /** Appends the line last taken, with its line end. */
  void append(ByteLines lines) {
    boolean whole = append(lines.bytes(), lines.from(), lines.to(), lines.number());
    if (!whole) {
      throw undecodable(lines.number());
    }
  }

  /**
   * Appends some bytes.
   *
   * @return false when they end within a character; what came before it is there
   * @throws Refused E309 when they are no characters
   */
  boolean append(byte[] bytes, int from, int to, long line) {
    // No encoding on the list makes more characters than bytes.
    if (text.length - length < to - from) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, length + to - from));
    }
    var in = ByteBuffer.wrap(bytes, from, to - from);
    var out = CharBuffer.wrap(text, length, text.length - length);
    var result = decoder.reset().decode(in, out, false);
    length = out.position();
    if (result.isError() || result.isOverflow()) {
      throw undecodable(line);
    }
    return !in.hasRemaining();
  }

  private static Refused undecodable(long line) {
    return new Refused(Fault.ENCODING_WRONG, "line " + line, "bytes that are no character");
  }

  /** Overwritten by the next record; a reader may write into it. */
  char[] characters() {
    return text;
  }

  int length() {
    return length;
  }

  boolean begins(String with) {
    boolean same = stop() >= with.length();
    for (int i = 0; same && i < with.length(); i++) {
      same = text[i] == with.charAt(i);
    }
    return same;
  }

  /** Where the text ends when its line end is left out. */
  int stop() {
    int stop = length;
    if (stop > 0 && text[stop - 1] == '\n') {
      stop -= stop > 1 && text[stop - 2] == '\r' ? 2 : 1;
    }
    return stop;
  }
}
