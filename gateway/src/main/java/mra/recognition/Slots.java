package mra.recognition;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Open addressing with linear probing: each slot holds 32 bits of a key's hash and the place of the
 * newest record that has the key. Written by one builder, afterwards only read.
 */
final class Slots {
  private static final long SLOT = 8;
  private static final long PLACE = 4;
  private static final int LEAST = 16;
  private static final int MOST = 1 << 30;

  private MemorySegment slots = allocate(LEAST);
  private int mask = LEAST - 1;
  private int taken;

  /** The slot where a search for this hash starts. */
  int start(int hash) {
    return hash & mask;
  }

  int next(int slot) {
    return (slot + 1) & mask;
  }

  int hash(int slot) {
    return slots.get(JAVA_INT, slot * SLOT);
  }

  /** 0 when the slot is free. */
  int place(int slot) {
    return slots.get(JAVA_INT, slot * SLOT + PLACE);
  }

  void point(int slot, int place) {
    slots.set(JAVA_INT, slot * SLOT + PLACE, place);
  }

  int taken() {
    return taken;
  }

  /** Makes room for so many at once, rather than by doubling on the way there. */
  void expect(long keys) {
    long needed = LEAST;
    while (needed / 4 * 3 < keys && needed < MOST) {
      needed *= 2;
    }
    if (needed > mask + 1L) {
      growTo((int) needed);
    }
  }

  /** Takes a free slot; at three quarters full the table doubles. */
  void take(int slot, int hash, int place) {
    slots.set(JAVA_INT, slot * SLOT, hash);
    point(slot, place);
    taken++;
    if (taken > (mask + 1) / 4 * 3) {
      growTo((mask + 1) * 2);
    }
  }

  long bytes() {
    return slots.byteSize();
  }

  private void growTo(int count) {
    var old = slots;
    slots = allocate(count);
    mask = count - 1;
    for (long at = 0; at < old.byteSize(); at += SLOT) {
      int place = old.get(JAVA_INT, at + PLACE);
      if (place != 0) {
        settle(old.get(JAVA_INT, at), place);
      }
    }
  }

  private void settle(int hash, int place) {
    int slot = start(hash);
    while (place(slot) != 0) {
      slot = next(slot);
    }
    slots.set(JAVA_INT, slot * SLOT, hash);
    point(slot, place);
  }

  private static MemorySegment allocate(long count) {
    return Arena.ofAuto().allocate(count * SLOT, SLOT);
  }
}
