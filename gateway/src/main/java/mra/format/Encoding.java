package mra.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a document's characters are bytes; strict both ways. A closed list: in each of them a byte
 * (in UTF-16: a pair) that is a line feed is always one, so that lines can be told before they are
 * decoded, and no character depends on what came before it.
 *
 * @param name as a mapping table has it
 */
public record Encoding(String name, Charset charset) {
  private static final Map<String, Encoding> ALL = all();

  public static final Encoding UTF_8 = named("UTF-8").orElseThrow();

  private static Map<String, Encoding> all() {
    var all = new TreeMap<String, Encoding>(String.CASE_INSENSITIVE_ORDER);
    var unicode = "UTF-8 UTF-16 UTF-16LE UTF-16BE GB18030";
    var east = " GBK Big5 Big5-HKSCS Shift_JIS windows-31j EUC-JP EUC-KR x-windows-949";
    var parts =
        " ISO-8859-1 ISO-8859-2 ISO-8859-3 ISO-8859-4 ISO-8859-5 ISO-8859-6 ISO-8859-7"
            + " ISO-8859-8 ISO-8859-9 ISO-8859-13 ISO-8859-15 ISO-8859-16 US-ASCII";
    var others =
        " windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255"
            + " windows-1256 windows-1257 windows-1258 KOI8-R KOI8-U IBM866 TIS-620 x-windows-874";
    for (var name : (unicode + east + parts + others).split(" ")) {
      all.put(name, new Encoding(name, Charset.forName(name)));
    }
    // The same bytes; the name says that they stand in the order in which they are read (RFC 1556).
    all.put("ISO-8859-8-I", new Encoding("ISO-8859-8-I", Charset.forName("ISO-8859-8")));
    return Collections.unmodifiableMap(all);
  }

  /** Empty for a name that is not on the list; upper and lower case are the same. */
  public static Optional<Encoding> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  public static SortedSet<String> names() {
    return new TreeSet<>(ALL.keySet());
  }

  /** Whether it has every character that there is, the byte-order mark among them. */
  public boolean isUnicode() {
    return name.equals("GB18030") || name.startsWith("UTF-");
  }

  /** Bytes that a line feed takes. */
  int unit() {
    return name.startsWith("UTF-16") ? 2 : 1;
  }

  CharsetDecoder decoder() {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  CharsetEncoder encoder() {
    return ordered(false)
        .charset
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The byte-order mark; empty where the encoding has none. */
  byte[] mark() {
    return isUnicode() ? "\uFEFF".getBytes(ordered(false).charset) : new byte[0];
  }

  /** Only its mark tells the order of bytes in UTF-16; without one it is big-endian (RFC 2781). */
  boolean needsMark() {
    return name.equals("UTF-16");
  }

  private Encoding ordered(boolean little) {
    return needsMark() ? named(little ? "UTF-16LE" : "UTF-16BE").orElseThrow() : this;
  }

  /** What follows the mark, and the encoding that the mark tells. */
  record Unmarked(InputStream in, Encoding encoding) {}

  /** A document may begin with a byte-order mark, whether or not its table says so. */
  Unmarked unmarked(InputStream in) throws IOException {
    var start = new PushbackInputStream(in, 4);
    for (boolean little : new boolean[] {false, true}) {
      var encoding = ordered(little);
      var mark = encoding.mark();
      var first = start.readNBytes(mark.length);
      if (mark.length > 0 && Arrays.equals(mark, first)) {
        return new Unmarked(start, encoding);
      }
      start.unread(first);
    }
    return new Unmarked(start, ordered(false));
  }
}
