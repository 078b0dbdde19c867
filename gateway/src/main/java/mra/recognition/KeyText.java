package mra.recognition;

import static mra.recognition.Layout.BYTE;
import static mra.recognition.Layout.LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A key's folded text as the bytes that the index holds. One is filled again and again, so that
 * looking up leaves no garbage.
 */
final class KeyText {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** By sign of ASCII what it folds to, 0 where to nothing; {@link Spelling} in a table. */
  private static final byte[] FOLDED = folded();

  /** More than any key has; what is longer gets room for once. */
  private static final int ROOM = 256;

  private final byte[] room = new byte[ROOM];
  private byte[] bytes = room;
  private int from;
  private int length;

  /** Whether nothing but white space and case fell away. */
  private boolean exact;

  /** The same as text, once it is known. */
  private @Nullable String same;

  /** By whom it was hashed last, null when by nobody. */
  private @Nullable KeyHash hashedBy;

  private long hashed;

  static KeyText of(String text) {
    var key = new KeyText();
    key.fold(text);
    return key;
  }

  /** Takes a text as somebody wrote it. */
  void fold(String text) {
    int size = text.length();
    bytes = size <= ROOM ? room : new byte[size];
    from = 0;
    hashedBy = null;
    int at = 0;
    int changed = 0;
    for (int i = 0; i < size; i++) {
      char c = text.charAt(i);
      if (c > '~') {
        take(Spelling.fold(text));
        exact = text.equals(same);
        return;
      }
      byte b = FOLDED[c];
      bytes[at] = b;
      at += b == 0 ? 0 : 1;
      changed |= b ^ c;
    }
    length = at;
    exact = at == size || isSpacedOnly(text);
    same = changed == 0 && at == size ? text : null;
  }

  /** Takes a folded text. */
  void take(String folded) {
    bytes = folded.getBytes(StandardCharsets.UTF_8);
    from = 0;
    length = bytes.length;
    exact = true;
    same = folded;
    hashedBy = null;
  }

  /** Takes a key where it lies in a table. */
  void take(MemorySegment memory, long at, int size) {
    bytes = room;
    from = 0;
    length = size;
    same = null;
    hashedBy = null;
    MemorySegment.copy(memory, BYTE, at, room, 0, size);
  }

  private static boolean isSpacedOnly(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (FOLDED[c] == 0 && !Character.isWhitespace(c)) {
        return false;
      }
    }
    return true;
  }

  void write(MemorySegment memory, long at) {
    MemorySegment.copy(bytes, from, memory, BYTE, at, length);
  }

  /** Leaves so many signs away at both ends. */
  void strip(int atStart, int atEnd) {
    from += atStart;
    length -= atStart + atEnd;
    same = null;
    hashedBy = null;
  }

  int length() {
    return length;
  }

  byte at(int index) {
    return bytes[from + index];
  }

  boolean startsWith(String ascii) {
    if (length < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (at(i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is this text, sign by sign. */
  boolean is(String text) {
    return text.equals(same);
  }

  /** Whether the text that was folded had no other signs than white space that keys leave out. */
  boolean isExact() {
    return exact;
  }

  String text() {
    var known = same;
    if (known == null) {
      known = new String(bytes, from, length, StandardCharsets.UTF_8);
      same = known;
    }
    return known;
  }

  /** Worked out once for all that is asked of one table. */
  long hash(KeyHash hash) {
    if (hashedBy != hash) {
      hashed = hash.of(bytes, from, length);
      hashedBy = hash;
    }
    return hashed;
  }

  /** Whether the same bytes lie there. */
  boolean isAt(MemorySegment memory, long start) {
    int i = 0;
    for (; i <= length - Long.BYTES; i += Long.BYTES) {
      if (memory.get(LONG, start + i) != (long) WORDS.get(bytes, from + i)) {
        return false;
      }
    }
    if (i < length && length >= Long.BYTES) {
      // Once more what was compared, rather than sign by sign or past the end.
      i = length - Long.BYTES;
      return memory.get(LONG, start + i) == (long) WORDS.get(bytes, from + i);
    }
    for (; i < length; i++) {
      if (memory.get(BYTE, start + i) != at(i)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] folded() {
    var folded = new byte['~' + 1];
    for (char c = 0; c < folded.length; c++) {
      var sign = Spelling.fold(String.valueOf(c));
      folded[c] = sign.isEmpty() ? 0 : (byte) sign.charAt(0);
    }
    return folded;
  }
}
