package mra.bench;

/** Times of single answers in nanoseconds, counted to about three hundredths. */
final class Latencies {
  private static final int STEPS = 32;
  private static final int STEP_BITS = 5;

  private final long[] counts = new long[Long.SIZE * STEPS];
  private long count;
  private long max;

  void add(long nanos) {
    counts[bucket(nanos)]++;
    count++;
    max = Math.max(max, nanos);
  }

  long count() {
    return count;
  }

  double maxMillis() {
    return max / 1e6;
  }

  /** In nanoseconds. */
  double quantile(double share) {
    long left = (long) Math.ceil(share * count);
    for (int i = 0; i < counts.length; i++) {
      left -= counts[i];
      if (left <= 0) {
        return value(i);
      }
    }
    return max;
  }

  private static int bucket(long nanos) {
    if (nanos < STEPS) {
      return (int) nanos;
    }
    int bits = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
    return (bits - STEP_BITS + 1) * STEPS + (int) (nanos >>> bits - STEP_BITS & STEPS - 1);
  }

  private static double value(int bucket) {
    if (bucket < STEPS) {
      return bucket;
    }
    int bits = bucket / STEPS + STEP_BITS - 1;
    return (double) (STEPS + bucket % STEPS) * Math.scalb(1.0, bits - STEP_BITS);
  }
}
