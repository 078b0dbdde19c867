package mra.registry;

/**
 * The codes of one list as 64-bit fingerprints, 16 to 32 bytes each: tells whether a code may have
 * come before. A false alarm costs a look by SQL, never a wrong result.
 */
final class CodeSet {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long[] slots = new long[1 << 12];
  private int size;

  /** Whether the code is new to the set. */
  boolean add(String code) {
    if (size * 2 >= slots.length) {
      grow();
    }
    boolean added = insert(slots, fingerprint(code));
    size += added ? 1 : 0;
    return added;
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

  /** FNV-1a, its bits mixed once more; 0 marks an empty slot. */
  private static long fingerprint(String code) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < code.length(); i++) {
      hash = (hash ^ code.charAt(i)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    hash ^= hash >>> 32;
    return hash == 0 ? 1 : hash;
  }
}
