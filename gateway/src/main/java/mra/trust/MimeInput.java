package mra.trust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A MIME message (RFC 2046 5.1) read part by part, in bounded memory. */
final class MimeInput {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int LINE_BYTES_MAX = 4 * 1024;
  private static final int HEADER_LINES_MAX = 32;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private byte[] delimiter = new byte[0];
  private int at;
  private int end;

  MimeInput(InputStream in) {
    this.in = in;
  }

  /** Lower-case names; ends with the empty line. */
  Map<String, String> headers() throws IOException {
    var headers = new HashMap<String, String>();
    var last = "";
    int lines = 0;
    for (var line = line(); !line.isEmpty(); line = line()) {
      if (lines++ == HEADER_LINES_MAX) {
        throw BerReader.malformed("more than " + HEADER_LINES_MAX + " lines of MIME headers");
      }
      if (line.startsWith(" ") || line.startsWith("\t")) {
        headers.merge(last, line, String::concat);
        continue;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw BerReader.malformed("a MIME header cannot be read");
      }
      last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      if (headers.put(last, line.substring(colon + 1).strip()) != null) {
        throw BerReader.malformed("the MIME header " + last + " comes twice");
      }
    }
    return headers;
  }

  /** Begins the multipart body; what comes before its first part must be empty. */
  void begin(String boundary) throws IOException {
    delimiter = ("\r\n--" + boundary).getBytes(ISO_8859_1);
    var line = line();
    if (line.isEmpty()) {
      line = line();
    }
    if (!line.stripTrailing().equals("--" + boundary)) {
      throw BerReader.malformed("the MIME message does not begin with a part");
    }
  }

  /** The rest of a part's last line. True when another part follows, false at the end. */
  boolean next() throws IOException {
    var rest = line();
    if (rest.startsWith("--")) {
      return false;
    }
    if (!rest.isBlank()) {
      throw BerReader.malformed("a MIME boundary cannot be read");
    }
    return true;
  }

  /** The bytes up to the next boundary. */
  InputStream part() {
    return new Part();
  }

  /** All that follows the headers, where it is no multipart body. */
  InputStream rest() {
    return new SequenceInputStream(new ByteArrayInputStream(buffer, at, end - at), in);
  }

  /** Whether only white space is left. */
  void finish() throws IOException {
    while (fill(1)) {
      if (!Character.isWhitespace(buffer[at++])) {
        throw BerReader.malformed("something follows the MIME message");
      }
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    while (fill(1)) {
      int octet = buffer[at++] & 0xFF;
      if (octet == '\n') {
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r'
            ? line.substring(0, length - 1)
            : line.toString();
      }
      if (line.length() == LINE_BYTES_MAX) {
        throw BerReader.malformed("a MIME line exceeds " + LINE_BYTES_MAX + " bytes");
      }
      line.append((char) octet);
    }
    if (line.isEmpty()) {
      throw BerReader.malformed("the MIME message is cut short");
    }
    return line.toString();
  }

  /** Whether at least so many bytes are in the buffer now. */
  private boolean fill(int wanted) throws IOException {
    if (end - at >= wanted) {
      return true;
    }
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    end += Math.max(0, in.readNBytes(buffer, end, buffer.length - end));
    return end >= wanted;
  }

  private final class Part extends InputStream {
    private boolean ended;

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, into.length);
      if (length == 0 || ended) {
        return ended ? -1 : 0;
      }
      if (!fill(delimiter.length)) {
        throw BerReader.malformed("the MIME message is cut short");
      }
      int plain = beforeDelimiter(Math.min(end, at + length + delimiter.length - 1)) - at;
      if (plain == 0) {
        at += delimiter.length;
        ended = true;
        return -1;
      }
      int n = Math.min(plain, length);
      System.arraycopy(buffer, at, into, offset, n);
      at += n;
      return n;
    }

    /** Where the delimiter begins or, where there is none, where one still could. */
    private int beforeDelimiter(int limit) {
      int last = limit - delimiter.length;
      for (int i = at; i <= last; i++) {
        if (buffer[i] == '\r' && startsAt(i)) {
          return i;
        }
      }
      return last + 1;
    }

    private boolean startsAt(int index) {
      for (int i = 1; i < delimiter.length; i++) {
        if (buffer[index + i] != delimiter[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
