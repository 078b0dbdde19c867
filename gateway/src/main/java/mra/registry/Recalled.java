package mra.registry;

import java.util.BitSet;
import mra.canonical.RecordDigest;

/** The known operators of one list that were not read; kept by the thread that reads. */
final class Recalled {
  private final KnownCodes known;
  private final BitSet slots = new BitSet();
  private long operators;
  private boolean repeats;

  Recalled(KnownCodes known) {
    this.known = known;
  }

  /** Whether all that the record gave is known. */
  boolean take(RecordDigest record) {
    var found = known.find(record);
    for (int slot : found) {
      repeats |= slots.get(slot);
      slots.set(slot);
    }
    operators += found.length;
    return found.length > 0;
  }

  long operators() {
    return operators;
  }

  /** Adds the slots to those of operators that were read; tells whether a code came twice. */
  boolean mergeInto(BitSet seen) {
    boolean twice = repeats || slots.intersects(seen);
    seen.or(slots);
    return twice;
  }
}
