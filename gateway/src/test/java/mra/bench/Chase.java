package mra.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;

/** Reads that wait for each other, all over some memory: what the hardware leaves to a look-up. */
final class Chase {
  private static final int LINE = 64;

  private final MemorySegment memory;

  Chase(long bytes) {
    int lines = (int) (bytes / LINE);
    memory = Arena.ofAuto().allocate((long) lines * LINE, LINE);
    for (int i = 0; i < lines; i++) {
      set(i, i);
    }
    // One cycle through all of it (Sattolo).
    var random = new Random(1);
    for (int i = lines - 1; i > 0; i--) {
      int other = random.nextInt(i);
      int swapped = get(i);
      set(i, get(other));
      set(other, swapped);
    }
  }

  long follow(int reads) {
    int at = 0;
    for (int i = 0; i < reads; i++) {
      at = get(at);
    }
    return at;
  }

  private int get(int line) {
    return memory.get(ValueLayout.JAVA_INT, (long) line * LINE);
  }

  private void set(int line, int next) {
    memory.set(ValueLayout.JAVA_INT, (long) line * LINE, next);
  }
}
