package mra.recognition;

/**
 * What the rules say of one authorisation, two sets of {@link Reasons} in one number: those that
 * withhold recognition and those that only accompany the answer.
 */
final class Judgement {
  private Judgement() {}

  static long of(int against, int notes) {
    return (long) notes << Integer.SIZE | against;
  }

  static int against(long judgement) {
    return (int) judgement;
  }

  static int notes(long judgement) {
    return (int) (judgement >>> Integer.SIZE);
  }

  static boolean isFor(long judgement) {
    return against(judgement) == Reasons.NONE;
  }

  /**
   * Of an enterprise's authorisations the one told: a recognised one, else the one that failed last
   * in the order of the rules. Equal ones go by code, so that every node tells the same.
   */
  static boolean isBetter(long one, Row row, long other, Row otherRow) {
    if (isFor(one) != isFor(other)) {
      return isFor(one);
    }
    int further = Integer.compare(decidedAt(one), decidedAt(other));
    if (further != 0) {
      return further > 0;
    }
    int fewer = Integer.compare(Long.bitCount(one), Long.bitCount(other));
    return fewer != 0 ? fewer < 0 : row.code().compareTo(otherRow.code()) < 0;
  }

  private static int decidedAt(long judgement) {
    return Integer.numberOfTrailingZeros(against(judgement));
  }
}
