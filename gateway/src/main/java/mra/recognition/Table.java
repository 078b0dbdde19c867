package mra.recognition;

import static mra.recognition.Layout.*;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import mra.canonical.Code;

/** Records of one partner, found by any of their keys; no allocation to look one up. */
final class Table {
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

  /**
   * The place of a record's key with this text, 0 when there is none.
   *
   * @param hash by the columns
   */
  int first(KeyText key, int hash) {
    return live(slots.place(slot(records, slots, hash, key)));
  }

  /** Where a key of this hash lies, unless another came before it to its slot; 0 for none. */
  int likely(int hash) {
    return slots.place(slots.start(hash));
  }

  /** Another record's key with the same text, 0 when there is none. */
  int next(int place) {
    return live(records.chunk(place).get(INT, Records.offset(place) + KEY_NEXT));
  }

  /** Every record but those replaced here or left out. */
  void forEach(PlaceSet without, Consumer<Row> each) {
    for (int at = records.first(); at != 0; at = records.after(at, size(at))) {
      if (!without.contains(at) && !isReplaced(at)) {
        each.accept(row(at + Records.units(HEAD)));
      }
    }
  }

  Row row(int place) {
    var row = new Row();
    row.moveTo(this, place);
    return row;
  }

  /**
   * The record with exactly this code, 0 when there is none. Past so many that share its spelling
   * nobody could tell them apart anyway.
   *
   * @param key the code's
   * @param hash the key's
   */
  int find(Code code, KeyText key, int hash) {
    int at = first(key, hash);
    for (int seen = 0; at != 0 && seen < Matches.MAX; at = next(at), seen++) {
      var row = row(at);
      if (row.matchedByCode() && Code.normalise(row.code()).equals(code.normalised())) {
        return record(at);
      }
    }
    return 0;
  }

  /** Whether the key that lies here is its record's code. */
  boolean isCode(int place) {
    return records.chunk(place).get(BYTE, Records.offset(place) + KEY_TYPE) == 0;
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
  static int slot(Records records, Slots slots, int hash, KeyText key) {
    int slot = slots.start(hash);
    for (int place = slots.place(slot); place != 0; place = slots.place(slot)) {
      if (slots.hash(slot) == hash && hasKey(records, place, key)) {
        return slot;
      }
      slot = slots.next(slot);
    }
    return slot;
  }

  private static boolean hasKey(Records records, int place, KeyText key) {
    MemorySegment memory = records.chunk(place);
    long at = Records.offset(place);
    return Byte.toUnsignedInt(memory.get(BYTE, at + KEY_LENGTH)) == key.length()
        && key.isAt(memory, at + KEY_HEAD);
  }
}
