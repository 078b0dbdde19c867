package mra.recognition;

import static mra.recognition.Layout.*;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import mra.canonical.Standing;

/**
 * One operator's record, read where it lies, and the key by which it was found. One may be moved
 * from record to record.
 */
final class Row {
  private static final Standing[] STANDINGS = Standing.values();
  private static final Columns NOWHERE = Columns.empty(new SipHash(0, 0));

  private Columns columns = NOWHERE;
  private MemorySegment memory = MemorySegment.NULL;
  private long key;
  private long start;

  /**
   * @param place of one of its keys
   */
  void moveTo(Table table, int place) {
    columns = table.columns;
    memory = table.records.chunk(place);
    key = Records.offset(place);
    start = key - Short.toUnsignedInt(memory.get(SHORT, key + KEY_BACK));
  }

  /** Lets go of the record's memory. */
  void leave() {
    columns = NOWHERE;
    memory = MemorySegment.NULL;
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
    return code(new byte[CODE_MAX]);
  }

  /**
   * The same.
   *
   * @param room for its bytes
   */
  String code(byte[] room) {
    int length = Short.toUnsignedInt(memory.get(SHORT, start + RECEIVED));
    return length > 0
        ? text(start + size() - length, length, room)
        : text(start + HEAD + KEY_HEAD, codeLength(), room);
  }

  /** Whether the code's key has this text. */
  boolean hasCode(KeyText key) {
    return codeLength() == key.length() && key.isAt(memory, start + HEAD + KEY_HEAD);
  }

  /** Whether the partner writes the code just as its key, so that a text that is the key is it. */
  boolean isWrittenAsKey() {
    return memory.get(SHORT, start + RECEIVED) == 0;
  }

  private int codeLength() {
    return Byte.toUnsignedInt(memory.get(BYTE, start + HEAD + KEY_LENGTH));
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
    return isNamed(hashOf(name));
  }

  /** As names of this part are compared. */
  long hashOf(String name) {
    return columns.hash().ofName(name);
  }

  boolean isNamed(long hash) {
    long at = start + HEAD + keyBytes(codeLength());
    for (int i = 0; i < names(); i++) {
      if (memory.get(LONG, at + 8L * i) == hash) {
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
    private final int count = memory.get(BYTE, start + KEYS);
    private long at = start + HEAD;
    private int seen;

    boolean next() {
      if (seen > 0 && seen < count) {
        at += keyBytes(length());
        at += seen == 1 ? 8L * names() : 0;
      }
      return seen++ < count;
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

  private String text(long at, int length, byte[] room) {
    MemorySegment.copy(memory, BYTE, at, room, 0, length);
    return new String(room, 0, length, StandardCharsets.UTF_8);
  }
}
