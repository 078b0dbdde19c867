package mra.recognition;

import static mra.recognition.Layout.*;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import mra.canonical.Standing;

/** One operator's record, read where it lies, and the key by which it was found. */
final class Row {
  private static final Standing[] STANDINGS = Standing.values();

  private final Columns columns;
  private final MemorySegment memory;
  private final long key;
  private final long start;

  /**
   * @param place of one of its keys
   */
  Row(Columns columns, Records records, int place) {
    this.columns = columns;
    memory = records.chunk(place);
    key = Records.offset(place);
    start = key - Short.toUnsignedInt(memory.get(SHORT, key + KEY_BACK));
  }

  /** The type of the key that matched, {@link Columns#CODE} for the authorisation's own code. */
  String matched() {
    return columns.types().value(Byte.toUnsignedInt(memory.get(BYTE, key + KEY_TYPE)));
  }

  boolean matchedByCode() {
    return memory.get(BYTE, key + KEY_TYPE) == 0;
  }

  /** As the partner writes it. */
  String code() {
    int length = Short.toUnsignedInt(memory.get(SHORT, start + RECEIVED));
    if (length > 0) {
      return text(start + size() - length, length);
    }
    long codeKey = start + HEAD + 8L * names();
    int keyLength = Byte.toUnsignedInt(memory.get(BYTE, codeKey + KEY_LENGTH));
    return text(codeKey + KEY_HEAD, keyLength);
  }

  String programme() {
    return columns.programmes().value(Short.toUnsignedInt(memory.get(SHORT, start + PROGRAMME)));
  }

  Set<String> roles() {
    return columns.roles().value(Short.toUnsignedInt(memory.get(SHORT, start + ROLES)));
  }

  Standing standing() {
    return STANDINGS[memory.get(BYTE, start + STANDING)];
  }

  boolean present() {
    return (memory.get(BYTE, start + FLAGS) & PRESENT) != 0;
  }

  boolean consentWithdrawn() {
    return (memory.get(BYTE, start + FLAGS) & CONSENT_WITHDRAWN) != 0;
  }

  /** Epoch second, {@link Layout#NEVER} when the record is current. */
  long setAsideSince() {
    return memory.get(LONG, start + SET_ASIDE);
  }

  /** First day of the standing in the partner's calendar, as epoch day. */
  int since() {
    return memory.get(INT, start + SINCE);
  }

  int validFrom() {
    return memory.get(INT, start + FROM);
  }

  int validTo() {
    return memory.get(INT, start + TO);
  }

  int names() {
    return memory.get(BYTE, start + NAMES);
  }

  boolean isNamed(String name) {
    long hash = columns.hash().ofName(name);
    for (int i = 0; i < names(); i++) {
      if (memory.get(LONG, start + HEAD + 8L * i) == hash) {
        return true;
      }
    }
    return false;
  }

  Keys keys() {
    return new Keys();
  }

  /** Walks over the record's keys, the code's first. */
  final class Keys {
    private long at = start + HEAD + 8L * names();
    private long after = at;
    private int left = memory.get(BYTE, start + KEYS);

    boolean next() {
      at = after;
      after += left > 0 ? keyBytes(length()) : 0;
      return left-- > 0;
    }

    boolean isCode() {
      return memory.get(BYTE, at + KEY_TYPE) == 0;
    }

    String type() {
      return columns.types().value(Byte.toUnsignedInt(memory.get(BYTE, at + KEY_TYPE)));
    }

    /** As many bytes as go into it; more than can be declared are never close to what was. */
    int read(byte[] into) {
      int length = Math.min(length(), into.length);
      MemorySegment.copy(memory, BYTE, at + KEY_HEAD, into, 0, length);
      return length;
    }

    private int length() {
      return Byte.toUnsignedInt(memory.get(BYTE, at + KEY_LENGTH));
    }
  }

  private int size() {
    return Short.toUnsignedInt(memory.get(SHORT, start + SIZE));
  }

  static byte[] bytes(MemorySegment memory, long at, int length) {
    var bytes = new byte[length];
    MemorySegment.copy(memory, BYTE, at, bytes, 0, length);
    return bytes;
  }

  private String text(long at, int length) {
    return new String(bytes(memory, at, length), StandardCharsets.UTF_8);
  }
}
