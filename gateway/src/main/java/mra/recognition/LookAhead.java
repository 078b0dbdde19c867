package mra.recognition;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the next answers will look at, and keeps what the parties declared as it was cleaned
 * for that. An answer spends most of its time waiting for memory twice, for a slot and then for the
 * record to which it points; asked for many at once, the processor waits for many of them together.
 */
final class LookAhead {
  /** Parties: more than a processor can wait for at once, and few enough to stay in its caches. */
  static final int MANY = 64;

  private static final Table NOWHERE = Table.empty(Columns.empty(new SipHash(0, 0)));

  private final DeclaredCode[] codes = new DeclaredCode[MANY];
  private final @Nullable Party[] parties = new @Nullable Party[MANY];
  private final Table[] tables = new Table[MANY];

  /** By what is looked up: a key's hash, then its place, then its record. */
  private final int[] found = new int[MANY];

  private int count;

  /** The party that is likely asked about next. */
  private int next;

  /** So that no read is left out because nobody wants its value. */
  private int seen;

  LookAhead() {
    Arrays.setAll(codes, i -> new DeclaredCode());
    Arrays.fill(tables, NOWHERE);
  }

  boolean isFull() {
    return count == MANY;
  }

  /**
   * Once more is more than there is place for, nothing; what was taken is {@link #read} at last.
   */
  void take(Party party, Profiles profiles, RecognitionIndex index) {
    if (isFull()) {
      return;
    }
    var code = codes[count];
    code.take(party.code());
    parties[count] = party;
    tables[count] = NOWHERE;
    if (code.isDeclared()) {
      var terms = profiles.of(code, Spellings.country(party.country()));
      var part = terms == null ? null : index.part(terms.partner());
      if (part != null) {
        tables[count] = part.base();
        found[count] = part.hash(code.keyText());
      }
    }
    count++;
  }

  /** One kind of read after the other, for none of one kind waits for another. */
  void read() {
    for (int i = 0; i < count; i++) {
      found[i] = tables[i].likely(found[i]);
    }
    for (int i = 0; i < count; i++) {
      found[i] = found[i] == 0 ? 0 : tables[i].record(found[i]);
    }
    for (int i = 0; i < count; i++) {
      seen += found[i] == 0 ? 0 : tables[i].size(found[i]);
    }
    Arrays.fill(tables, 0, count, NOWHERE);
  }

  /**
   * What this very party declared, where it was taken; null when not. Each is given once, in the
   * order in which they were taken.
   */
  @Nullable DeclaredCode codeOf(Party party) {
    for (; next < count; next++) {
      if (parties[next] == party) {
        parties[next] = null;
        return codes[next++];
      }
      parties[next] = null;
    }
    return null;
  }

  /** Forgets who was not asked about. */
  void clear() {
    Arrays.fill(parties, 0, count, null);
    count = 0;
    next = 0;
  }
}
