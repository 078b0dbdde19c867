package mra.format.outline;

import mra.fault.Fault;
import mra.fault.Refused;

/** What the outline of one sample may hold, whoever made the sample. */
final class Budget {
  private static final int CHARACTERS_MAX = 8 << 20;
  private static final int SPOTS_MAX = 2_000;

  private int characters = CHARACTERS_MAX;
  private int spots = SPOTS_MAX;

  /** False when no more texts are kept. */
  boolean spend(int length) {
    if (length > characters) {
      return false;
    }
    characters -= length;
    return true;
  }

  void spot(String where) {
    if (spots-- == 0) {
      throw new Refused(
          Fault.LIMIT_EXCEEDED,
          where,
          "more than " + SPOTS_MAX + " different names; is it a list?");
    }
  }
}
