package mra.rehearsal;

/** Numbers that look issued at random and yet never repeat. */
final class Digits {
  /** Coprime with 10, so that multiplying permutes the numbers below any power of ten. */
  private static final long MULTIPLIER = 387_420_489;

  private Digits() {}

  /**
   * @param index below 10^width
   * @param width at most 10 digits
   */
  static String scattered(long index, int width) {
    long modulus = 1;
    for (int i = 0; i < width; i++) {
      modulus *= 10;
    }
    return padded((index * MULTIPLIER + 104_729) % modulus, width);
  }

  static String padded(long number, int width) {
    var digits = Long.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
