package mra.recognition;

import static mra.recognition.Layout.*;

import java.lang.foreign.MemorySegment;
import mra.canonical.Code;

/** Fills a table; of two entries with one code the later counts. */
final class TableBuilder {
  private static final int FEW = 1_000;

  private final Columns columns;
  private final Records records = new Records();
  private final Slots slots = new Slots();
  private final KeyText key = new KeyText();
  private final Draft draft;
  private final int expected;
  private int operators;

  /** Of no meaning, but reads for nothing are left out by the compiler. */
  @SuppressWarnings("UnusedVariable")
  private int foreseen;

  /**
   * @param expected about how many operators there will be
   */
  TableBuilder(Columns columns, int expected) {
    this.columns = columns;
    this.expected = expected;
    draft = new Draft(columns);
  }

  /** An operator whose code no declaration could hold is left out. */
  void put(Entry entry) {
    if (!draft.take(entry.operator())) {
      return;
    }
    foresee();
    replace(entry.operator().code());
    int record = records.reserve(draft.bytes());
    var memory = records.chunk(record);
    long start = Records.offset(record);
    draft.write(memory, start, entry);
    for (int i = 0; i < draft.keys(); i++) {
      link(draft.key(i), draft.hash(i), record + Records.units(draft.keyAt(i)));
    }
    count();
  }

  /** The first ones tell how many keys an operator has. */
  private void count() {
    operators++;
    if (operators == FEW && expected > FEW) {
      slots.expect((long) slots.taken() * expected / FEW);
    }
  }

  /** Slots lie far apart: read at once they are waited for together, not one after the other. */
  private void foresee() {
    for (int i = 0; i < draft.keys(); i++) {
      foreseen += slots.place(slots.start(draft.hash(i)));
    }
  }

  /** Takes over another table's records, except those replaced there or left out here. */
  void adopt(Table from, PlaceSet without) {
    for (int at = from.records.first(); at != 0; at = from.records.after(at, from.size(at))) {
      if (!without.contains(at) && !from.isReplaced(at)) {
        int bytes = from.size(at);
        int record = records.reserve(bytes);
        MemorySegment.copy(
            from.records.chunk(at),
            Records.offset(at),
            records.chunk(record),
            Records.offset(record),
            bytes);
        link(record);
      }
    }
  }

  Table build() {
    return new Table(columns, records.trimmed(), slots, operators);
  }

  private void replace(Code code) {
    var table = new Table(columns, records, slots, operators);
    int old = table.find(code, draft.key(0), draft.hash(0));
    if (old != 0) {
      var memory = records.chunk(old);
      long flags = Records.offset(old) + FLAGS;
      memory.set(BYTE, flags, (byte) (memory.get(BYTE, flags) | REPLACED));
      operators--;
    }
  }

  /** Puts each of the record's keys in front of those with the same text. */
  private void link(int record) {
    var memory = records.chunk(record);
    long start = Records.offset(record);
    long at = start + HEAD;
    int keys = memory.get(BYTE, start + KEYS);
    for (int i = 0; i < keys; i++) {
      int length = Byte.toUnsignedInt(memory.get(BYTE, at + KEY_LENGTH));
      key.take(memory, at + KEY_HEAD, length);
      link(key, (int) key.hash(columns.hash()), record + Records.units((int) (at - start)));
      at += keyBytes(length);
      at += i == 0 ? Long.BYTES * memory.get(BYTE, start + NAMES) : 0;
    }
    count();
  }

  private void link(KeyText text, int hash, int place) {
    int slot = Table.slot(records, slots, hash, text);
    int head = slots.place(slot);
    records.chunk(place).set(INT, Records.offset(place) + KEY_NEXT, head);
    if (head == 0) {
      slots.take(slot, hash, place);
    } else {
      slots.point(slot, place);
    }
  }
}
