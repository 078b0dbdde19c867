package mra.recognition;

import java.util.Arrays;

/**
 * Reads what the next answers will look at, and forgets it. An answer spends most of its time
 * waiting for memory twice, for a slot and then for the record to which it points; asked for many
 * at once, the processor waits for many of them together.
 */
final class LookAhead {
  /** More than a processor can wait for at once, and few enough to stay in its caches. */
  static final int MANY = 64;

  private static final Table NOWHERE = Table.empty(Columns.empty(new SipHash(0, 0)));

  private final DeclaredCode code = new DeclaredCode();
  private final Table[] tables = new Table[MANY];

  /** By what is looked up: a key's hash, then its place, then its record. */
  private final int[] found = new int[MANY];

  private int count;

  /** So that no read is left out because nobody wants its value. */
  private int seen;

  LookAhead() {
    Arrays.fill(tables, NOWHERE);
  }

  /** What the party declared is read together with that of others, before {@link #end} at last. */
  void take(Party party, Profiles profiles, RecognitionIndex index) {
    if (!code.take(party.code())) {
      return;
    }
    var terms = profiles.of(code, Spellings.country(party.country()));
    var part = terms == null ? null : index.part(terms.partner());
    if (part != null) {
      tables[count] = part.base();
      found[count++] = part.hash(code.keyText());
      if (count == MANY) {
        read();
      }
    }
  }

  /** Everything was read; lets go of the index. */
  void end() {
    read();
    Arrays.fill(tables, NOWHERE);
  }

  /** One kind of read after the other, for none of one kind waits for another. */
  private void read() {
    for (int i = 0; i < count; i++) {
      found[i] = tables[i].likely(found[i]);
    }
    for (int i = 0; i < count; i++) {
      found[i] = found[i] == 0 ? 0 : tables[i].record(found[i]);
    }
    for (int i = 0; i < count; i++) {
      seen += found[i] == 0 ? 0 : tables[i].size(found[i]);
    }
    count = 0;
  }
}
