package mra.recognition;

import static mra.recognition.Layout.*;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import mra.canonical.Code;

/** Records of one partner, found by any of their keys; no allocation to look one up. */
final class Table {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  final Columns columns;
  final Records records;
  final Slots slots;
  private final int operators;

  Table(Columns columns, Records records, Slots slots, int operators) {
    this.columns = columns;
    this.records = records;
    this.slots = slots;
    this.operators = operators;
  }

  static Table empty(Columns columns) {
    return new Table(columns, new Records(), new Slots(), 0);
  }

  int operators() {
    return operators;
  }

  long bytes() {
    return records.bytes() + slots.bytes();
  }

  /** The place of a record's key with this text, 0 when there is none. */
  int first(byte[] key) {
    return live(slots.place(slot(records, slots, (int) columns.hash().of(key), key)));
  }

  /** Another record's key with the same text, 0 when there is none. */
  int next(int place) {
    return live(records.chunk(place).get(INT, Records.offset(place) + KEY_NEXT));
  }

  /** Every record but those replaced here or left out. */
  void forEach(PlaceSet without, Consumer<Row> each) {
    for (int at = records.first(); at != 0; at = records.after(at, size(at))) {
      if (!without.contains(at) && !isReplaced(at)) {
        each.accept(row(at + codeKey(at)));
      }
    }
  }

  /** Where a record's first key lies. */
  private int codeKey(int record) {
    int names = records.chunk(record).get(BYTE, Records.offset(record) + NAMES);
    return Records.units(HEAD + Long.BYTES * names);
  }

  Row row(int place) {
    return new Row(columns, records, place);
  }

  /**
   * The record with exactly this code, 0 when there is none. Past so many that share its spelling
   * nobody could tell them apart anyway.
   */
  int find(Code code) {
    int at = first(Spelling.key(code.normalised()));
    for (int seen = 0; at != 0 && seen < Matches.MAX; at = next(at), seen++) {
      var row = row(at);
      if (row.matchedByCode() && Code.normalise(row.code()).equals(code.normalised())) {
        return record(at);
      }
    }
    return 0;
  }

  /** The record whose key lies here. */
  int record(int place) {
    var back = records.chunk(place).get(SHORT, Records.offset(place) + KEY_BACK);
    return place - Records.units(Short.toUnsignedInt(back));
  }

  /** Bytes of the record that lies here. */
  int size(int record) {
    return Short.toUnsignedInt(records.chunk(record).get(SHORT, Records.offset(record) + SIZE));
  }

  boolean isReplaced(int record) {
    return (records.chunk(record).get(BYTE, Records.offset(record) + FLAGS) & REPLACED) != 0;
  }

  private int live(int place) {
    int at = place;
    while (at != 0 && isReplaced(record(at))) {
      at = records.chunk(at).get(INT, Records.offset(at) + KEY_NEXT);
    }
    return at;
  }

  /** The slot that holds this key, or the free one where it would go. */
  static int slot(Records records, Slots slots, int hash, byte[] key) {
    int slot = slots.start(hash);
    for (int place = slots.place(slot); place != 0; place = slots.place(slot)) {
      if (slots.hash(slot) == hash && hasKey(records, place, key)) {
        return slot;
      }
      slot = slots.next(slot);
    }
    return slot;
  }

  private static boolean hasKey(Records records, int place, byte[] key) {
    MemorySegment memory = records.chunk(place);
    long at = Records.offset(place);
    return Byte.toUnsignedInt(memory.get(BYTE, at + KEY_LENGTH)) == key.length
        && isEqual(memory, at + KEY_HEAD, key);
  }

  private static boolean isEqual(MemorySegment memory, long start, byte[] key) {
    int i = 0;
    for (; i <= key.length - Long.BYTES; i += Long.BYTES) {
      if (memory.get(LONG, start + i) != (long) WORDS.get(key, i)) {
        return false;
      }
    }
    for (; i < key.length; i++) {
      if (memory.get(BYTE, start + i) != key[i]) {
        return false;
      }
    }
    return true;
  }
}
