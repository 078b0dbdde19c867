package mra.rehearsal;

import java.util.List;

/**
 * A short reproducible series of numbers (SplitMix64); the same origin gives the same series on
 * every machine and JDK.
 */
final class Draw {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  Draw(long seed, long index) {
    state = mix(seed) ^ mix(index * GOLDEN_GAMMA + 1);
  }

  int below(int bound) {
    state += GOLDEN_GAMMA;
    return (int) Long.remainderUnsigned(mix(state), bound);
  }

  boolean oneIn(int n) {
    return below(n) == 0;
  }

  <T> T from(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
