package mra.recognition;

/**
 * What the rules say of one authorisation.
 *
 * @param against reasons that withhold recognition
 * @param notes reasons that only accompany the answer
 */
record Judgement(Row row, int against, int notes) {

  boolean isFor() {
    return against == Reasons.NONE;
  }

  /**
   * Of an enterprise's authorisations the one told: a recognised one, else the one that failed last
   * in the order of the rules. Equal ones go by code, so that every node tells the same.
   */
  boolean isBetterThan(Judgement other) {
    if (isFor() != other.isFor()) {
      return isFor();
    }
    int further = Integer.compare(decidedAt(), other.decidedAt());
    if (further != 0) {
      return further > 0;
    }
    int fewer = Integer.compare(weight(), other.weight());
    return fewer != 0 ? fewer < 0 : row.code().compareTo(other.row.code()) < 0;
  }

  private int decidedAt() {
    return Integer.numberOfTrailingZeros(against);
  }

  private int weight() {
    return Integer.bitCount(against) + Integer.bitCount(notes);
  }
}
