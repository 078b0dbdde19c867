package mra.registry;

/**
 * The codes of one list as 64-bit fingerprints, 16 to 32 bytes each: tells whether a code may have
 * come before. A false alarm costs a look by SQL, never a wrong result.
 */
final class CodeSet {
  private long[] slots = new long[1 << 12];
  private int size;

  /** Whether the fingerprint, which is not 0, is new to the set. */
  boolean add(long fingerprint) {
    if (size * 2 >= slots.length) {
      grow();
    }
    boolean added = insert(slots, fingerprint);
    size += added ? 1 : 0;
    return added;
  }

  long bytes() {
    return (long) Long.BYTES * slots.length;
  }

  private void grow() {
    var larger = new long[slots.length * 2];
    for (long fingerprint : slots) {
      if (fingerprint != 0) {
        insert(larger, fingerprint);
      }
    }
    slots = larger;
  }

  private static boolean insert(long[] slots, long fingerprint) {
    int mask = slots.length - 1;
    int at = (int) (fingerprint >>> 32) & mask;
    while (slots[at] != 0 && slots[at] != fingerprint) {
      at = (at + 1) & mask;
    }
    boolean added = slots[at] == 0;
    slots[at] = fingerprint;
    return added;
  }
}
