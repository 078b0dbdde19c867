package mra.onboarding;

/** A field of ours and where a sample probably has it. */
record Match(String field, Place place, int score) {
  private static final int SURE = 110;
  private static final int LIKELY = 80;

  boolean isSure() {
    return score >= SURE;
  }

  boolean isGuess() {
    return score < LIKELY;
  }

  /** For people. */
  String certainty() {
    return isSure() ? "sure" : isGuess() ? "a guess" : "likely";
  }
}
